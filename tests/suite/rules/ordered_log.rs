//! One ordered log: one ordered log without gaps; a reader that names the last `seq` it saw misses nothing.

use crate::support::TestApp;
use crate::support::agent::number;
use futures_util::future::join_all;
use serde_json::{Value, json};

#[actix_web::test]
async fn many_writers_leave_no_gap_and_no_double() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let texts: Vec<String> = (0..60).map(|turn| format!("word {turn}")).collect();
    let customer = join_all(texts.iter().map(|text| bot.say("c1", "customer", text)));
    let notes = join_all(texts.iter().map(|text| ada.note(ticket, text)));
    futures_util::join!(customer, notes);
    let all = app
        .services
        .reading()
        .ticket_updates(manager(), id(ticket), 0)
        .await
        .unwrap()
        .1;
    let seqs: Vec<i64> = all.iter().map(|event| event.seq).collect();
    assert_eq!(seqs, (1..=seqs.len() as i64).collect::<Vec<_>>());
}

fn manager() -> baton::domain::case::actor::Actor {
    use baton::domain::base::ids::AgentId;
    use baton::domain::base::words::Role;
    use baton::domain::case::actor::Actor;
    Actor {
        id: AgentId(0),
        role: Role::Admin,
        teams: Vec::new(),
    }
}

fn id(ticket: i64) -> baton::domain::base::ids::TicketId {
    baton::domain::base::ids::TicketId(ticket)
}

#[actix_web::test]
async fn a_reader_of_all_conversations_misses_nothing_while_many_write() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ids: Vec<String> = (0..40).map(|turn| format!("c{turn}")).collect();
    let writers = join_all(ids.iter().map(|id| async {
        for turn in 0..5 {
            bot.say(id, "customer", &format!("{turn}"))
                .await
                .expect(201);
        }
    }));
    let reader = async {
        let mut seen: Vec<String> = Vec::new();
        let mut cursor = String::new();
        while seen.len() < 200 {
            let path = format!("/events?limit=7&wait=5&after={cursor}");
            let page = bot.get(&path).await.expect(200);
            cursor = page["cursor"].as_str().unwrap().to_owned();
            let events = page["events"].as_array().unwrap();
            assert!(!events.is_empty(), "only {} of 200 came", seen.len());
            seen.extend(
                events
                    .iter()
                    .map(|event| event["id"].as_str().unwrap().to_owned()),
            );
        }
        seen
    };
    let (_, mut seen) = futures_util::join!(writers, reader);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 200);
}

#[actix_web::test]
async fn a_long_poll_wakes_up_when_something_happens() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let cursor = bot.escalate("c1").await["cursor"].clone();
    let path = format!("/conversations/c1/events?wait=20&after={cursor}");
    let (page, _) = futures_util::join!(bot.get(&path), bot.say("c1", "customer", "still there?"));
    let page = page.expect(200);
    assert_eq!(page["events"][0]["data"]["message"]["text"], "still there?");
    let next = page["cursor"].as_str().unwrap();
    let rest = bot
        .get(&format!("/conversations/c1/events?after={next}"))
        .await
        .expect(200);
    assert_eq!(rest["events"], json!([]));
}

#[actix_web::test]
async fn a_console_that_was_cut_off_is_shown_exactly_what_it_missed() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let seen = ada.ticket(ticket).await["ticket"]["last_seq"]
        .as_i64()
        .unwrap();
    for text in ["one", "two", "three"] {
        bot.say("c1", "customer", text).await.expect(201);
    }
    let app = app.restart().await;
    let ada = crate::support::agent::AgentClient {
        base: app.url(""),
        ..ada
    };
    let missed = ada
        .get(&format!("/tickets/{ticket}/updates?after={seen}"))
        .await
        .expect(200);
    let appended: Vec<&Value> = missed["frames"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|frame| frame["op"] == "append")
        .collect();
    assert_eq!(appended.len(), 3, "{missed}");
    for (frame, text) in appended.iter().zip(["one", "two", "three"]) {
        assert!(frame["html"].as_str().unwrap().contains(text));
    }
    assert_eq!(missed["seq"].as_i64(), Some(seen + 3));
}
