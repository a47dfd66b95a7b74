//! Many at the same time: streams of one key, and strangers who ask how the server is.

use crate::desk::{Desk, client};
use crate::length::{eventually, held, room_for_connections};
use crate::others::prompt;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use crate::wire::{begun, head};
use actix_web::rt;
use futures_util::future::join_all;
use std::time::{Duration, Instant};

#[actix_web::test]
async fn two_thousand_streams_of_one_key_leave_room_for_others() {
    const STREAMS: usize = 2000;
    const MOST: usize = 100;
    if room_for_connections() < 2 * STREAMS {
        return eprintln!("not tried: this program may not open {STREAMS} connections");
    }
    let database = TestDatabase::create().await;
    let process = BatonProcess::start(&database).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let bot = desk.bot("Streams").await;
    bot.escalate("c1").await;
    let request = format!(
        "GET /api/v1/conversations/c1/events HTTP/1.1\r\nHost: baton.test\r\n\
         Authorization: Bearer {}\r\nAccept: text/event-stream\r\n\r\n",
        bot.key
    );
    let open = (0..STREAMS).map(|_| async {
        let mut stream = begun(&process, &request).await;
        (head(&mut stream).await.unwrap(), stream)
    });
    let open = join_all(open).await;
    let streams = open.iter().filter(|(head, _)| head.status == 200).count();
    let refused = open
        .iter()
        .filter(|(head, _)| head.refuses(429, "too_many_at_once"));
    assert_eq!((streams, refused.count()), (MOST, STREAMS - MOST));
    let begun_at = Instant::now();
    while begun_at.elapsed() < held() {
        others.go_on().await;
        let said = bot.say("c1", "customer", "Hello?");
        prompt("a message that a hundred streams read", said)
            .await
            .expect(201);
    }
    drop(open);
    eventually("a stream", || async {
        let mut stream = begun(&process, &request).await;
        head(&mut stream).await.unwrap().status == 200
    })
    .await;
    others.find_their_words().await;
}

#[actix_web::test]
async fn strangers_who_ask_how_it_is_cost_little() {
    const A_SECOND: u32 = 100;
    let database = TestDatabase::create().await;
    let process = BatonProcess::start(&database).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let url = format!("{}/readyz", process.base());
    let asking = rt::spawn(async move {
        let mut pace = tokio::time::interval(Duration::from_secs(1) / A_SECOND);
        let mut asked = Vec::new();
        let begun = Instant::now();
        while begun.elapsed() < held() {
            pace.tick().await;
            let url = url.clone();
            // A stranger each time: on a connection of their own.
            asked.push(rt::spawn(
                async move { Answer::of(client().get(url)).await },
            ));
        }
        join_all(asked).await
    });
    others.go_on_for(held()).await;
    let answers = asking.await.unwrap();
    assert!(answers.len() > 100);
    for answer in answers {
        answer.unwrap().expect(200);
    }
    others.find_their_words().await;
}
