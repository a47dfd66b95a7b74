//! The log: pages, long polls, streams.

use crate::api_support::{Agent, Stream};
use crate::support::TestApp;
use crate::support::bot::BotClient;
use actix_web::rt::time::timeout;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// What is awake comes at once; what is not would come after 25 seconds.
const AT_ONCE: Duration = Duration::from_secs(8);
const LOGS: [&str; 2] = ["/conversations/c/events", "/events"];

#[track_caller]
fn seqs(page: &Value) -> Vec<i64> {
    let events = page["events"].as_array().unwrap();
    events
        .iter()
        .map(|event| event["seq"].as_i64().unwrap())
        .collect()
}

async fn say(bot: &BotClient, texts: std::ops::Range<usize>) {
    for n in texts {
        bot.say("c", "customer", &format!("word {n}"))
            .await
            .expect(201);
    }
}

#[actix_web::test]
async fn pages_go_on_where_the_cursor_points_until_one_is_empty() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..7).await;
    app.settle().await;
    for log in LOGS {
        let (mut read, mut cursor) = (Vec::new(), "0".to_owned());
        loop {
            let page = bot
                .get(&format!("{log}?limit=2&after={cursor}"))
                .await
                .expect(200);
            cursor = page["cursor"].as_str().unwrap().to_owned();
            if page["events"] == json!([]) {
                break;
            }
            read.extend(seqs(&page));
        }
        assert_eq!(read, [1, 2, 3, 4, 5, 6, 7]);
        let end = bot.get(&format!("{log}?after={cursor}")).await.expect(200);
        assert_eq!(
            (end["events"].clone(), end["cursor"].as_str().unwrap()),
            (json!([]), cursor.as_str())
        );
    }
}

#[actix_web::test]
async fn a_cursor_from_the_future_is_409() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..2).await;
    let answer = bot.get("/conversations/c/events?after=3&wait=25").await;
    assert_eq!(answer.problem(409), "cursor_ahead");
    assert_eq!(answer.json()["last_seq"], 2);
    // "9223372036854775807.9223372036854775807"
    let ahead = "OTIyMzM3MjAzNjg1NDc3NTgwNy45MjIzMzcyMDM2ODU0Nzc1ODA3";
    let answer = bot.get(&format!("/events?after={ahead}")).await;
    assert_eq!(answer.problem(409), "cursor_ahead");
    assert!(answer.json().get("last_seq").is_none());
    let stream = bot
        .get_stream("/conversations/c/events?after=3", None)
        .await;
    assert_eq!(stream.unwrap_err().problem(409), "cursor_ahead");
}

#[actix_web::test]
async fn a_long_poll_wakes_up_when_something_happens() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..1).await;
    for (n, log) in LOGS.into_iter().enumerate() {
        app.settle().await;
        let cursor = bot.get(log).await.expect(200)["cursor"]
            .as_str()
            .unwrap()
            .to_owned();
        let path = format!("{log}?wait=25&after={cursor}");
        let waiting = bot.get(&path);
        let speaking = async {
            actix_web::rt::time::sleep(Duration::from_millis(200)).await;
            say(&bot, n + 1..n + 2).await;
        };
        let both = async { futures_util::join!(waiting, speaking).0 };
        let page = timeout(AT_ONCE, both).await.unwrap().expect(200);
        assert_eq!(page["events"].as_array().unwrap().len(), 1);
        assert_ne!(page["cursor"], cursor.as_str());
    }
}

#[actix_web::test]
async fn a_long_poll_of_a_quiet_log_ends_when_its_time_is_over() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..1).await;
    let started = Instant::now();
    let page = bot
        .get("/conversations/c/events?after=1&wait=1")
        .await
        .expect(200);
    assert_eq!((seqs(&page), page["cursor"].as_str()), (vec![], Some("1")));
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[actix_web::test]
async fn what_is_internal_is_in_no_log() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let number = bot.escalate("c").await["ticket"]["number"]
        .as_i64()
        .unwrap();
    let ada = Agent::new(&app, "Ada").await;
    ada.accept(number).await;
    ada.note(number, "secret note").await;
    bot.say("c", "bot", "late words").await.problem(409);
    ada.reply(number, "hello").await;
    app.settle().await;
    for log in LOGS {
        let page = bot.get(log).await;
        assert!(!page.text.contains("secret") && !page.text.contains("late words"));
        assert!(page.text.contains("hello"));
        assert!(
            !page.text.contains("position\":{"),
            "the place in the log is no member"
        );
    }
}

#[actix_web::test]
async fn a_stream_tells_what_was_and_what_comes_and_goes_on_after_a_break() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..3).await;
    for log in LOGS {
        let mut stream = bot.get_stream(log, None).await.unwrap();
        assert_eq!(stream.media, "text/event-stream");
        let before = bot.conversation("c").await["last_seq"].as_i64().unwrap();
        let mut last_id = String::new();
        for seq in 1..=before {
            let frame = stream.next().await;
            assert_eq!(
                (frame.event.as_str(), frame.data["seq"].as_i64()),
                ("message.created", Some(seq))
            );
            last_id = frame.id;
        }
        say(&bot, 3..4).await;
        let live = stream.next().await;
        assert_eq!(live.data["seq"], before + 1);
        drop(stream);
        say(&bot, 4..5).await;
        // Last-Event-ID wins over `after`.
        let mut stream = bot
            .get_stream(&format!("{log}?after=0"), Some(&last_id))
            .await
            .unwrap();
        assert_eq!(stream.next().await.data["seq"], before + 1);
        assert_eq!(stream.next().await.data["seq"], before + 2);
    }
}

#[actix_web::test]
async fn a_long_history_streams_in_order_without_a_gap() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for batch in 0..5 {
        let words = |n| json!({ "sender": "customer", "text": format!("{batch}.{n} {}", "x".repeat(2000)) });
        let batch: Vec<Value> = (0..200).map(words).collect();
        bot.message("c", &json!({ "messages": batch }))
            .await
            .expect(201);
    }
    for log in LOGS {
        let mut stream = bot
            .get_stream(&format!("{log}?limit=7"), None)
            .await
            .unwrap();
        for seq in 1..=1000 {
            assert_eq!(stream.next().await.data["seq"], seq);
        }
    }
}

#[actix_web::test]
async fn what_is_wrong_with_a_stream_is_told_as_a_problem() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..1).await;
    let missing = bot.get_stream("/conversations/nothing/events", None).await;
    assert_eq!(missing.unwrap_err().problem(404), "not_found");
    for log in LOGS {
        let answer = bot
            .get_stream(log, Some("half past nine"))
            .await
            .unwrap_err();
        assert_eq!(answer.problem(422), "invalid");
        assert_eq!(answer.json()["errors"][0]["pointer"], "/Last-Event-ID");
        let answer = bot
            .get_stream(&format!("{log}?wait=99"), None)
            .await
            .unwrap_err();
        assert_eq!(answer.problem(422), "invalid");
    }
    let mut wrong = bot.clone();
    wrong.key = "bot_nothing".into();
    assert_eq!(
        wrong
            .get_stream("/events", None)
            .await
            .unwrap_err()
            .problem(401),
        "bad_credentials"
    );
}

#[actix_web::test]
async fn state_with_line_breaks_is_whole_in_a_stream() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let body =
        "{\"conversation\":{\"external_id\":\"c\"},\"task\":{\"state\":{\"a\":\n\n [1,\r\n2]\r}}}";
    let opened = bot.post_raw("/escalations", body).await.expect(201);
    let number = opened["ticket"]["number"].as_i64().unwrap();
    let ada = Agent::new(&app, "Ada").await;
    ada.accept(number).await;
    ada.hand_back(number).await;
    let mut stream: Stream = bot.get_stream("/events", None).await.unwrap();
    loop {
        let frame = stream.next().await;
        if let Some(handback) = frame.data["data"].get("handback") {
            assert_eq!(handback["task"]["state"], json!({ "a": [1, 2] }));
            break;
        }
    }
}

#[actix_web::test]
async fn a_stop_ends_streams_and_long_polls_cleanly() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..1).await;
    let mut stream = bot.get_stream(LOGS[0], None).await.unwrap();
    stream.next().await;
    app.settle().await;
    let cursor = bot.get("/events").await.expect(200)["cursor"].clone();
    let path = format!("/events?wait=25&after={}", cursor.as_str().unwrap());
    let waiting = actix_web::rt::spawn({
        let bot = bot.clone();
        async move { bot.get(&path).await }
    });
    actix_web::rt::time::sleep(Duration::from_millis(300)).await;
    let stopping = async { futures_util::join!(app.stop(), stream.end()) };
    timeout(AT_ONCE, stopping).await.expect("the stop waited");
    let page = timeout(AT_ONCE, waiting)
        .await
        .unwrap()
        .unwrap()
        .expect(200);
    assert_eq!(page, json!({ "events": [], "cursor": cursor }));
}

#[actix_web::test]
async fn fifty_streams_of_a_bot_share_what_they_read() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    say(&bot, 0..1).await;
    for log in LOGS {
        let path = format!("{log}?after=0");
        let mut streams = Vec::new();
        for _ in 0..50 {
            streams.push(bot.get_stream(&path, None).await.unwrap());
        }
        let before = bot.conversation("c").await["last_seq"].as_i64().unwrap();
        for stream in &mut streams {
            while stream.next().await.data["seq"] != before {}
        }
        app.services.store.statements().record();
        say(&bot, 1..2).await;
        for stream in &mut streams {
            assert_eq!(stream.next().await.data["seq"], before + 1);
        }
        let sent = app.services.store.statements().finish();
        // A page takes several statements; the one that is sent most often says how many pages were read.
        let mut pages = HashMap::new();
        for sql in sent.iter().map(|sql| sql.to_lowercase()) {
            if sql.starts_with("select") && sql.contains("events") {
                *pages.entry(sql).or_insert(0) += 1;
            }
        }
        let reads = pages.into_values().max().unwrap_or_default();
        println!("{log}: {reads} reads of 50 streams");
        assert!(
            reads < 50,
            "{log}: {reads} reads, of 50 streams that read for themselves at least 50"
        );
    }
}
