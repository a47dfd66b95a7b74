//! What bad input gets: a typed error that names the field; nothing stored; never a 500.

use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::bot::{BotClient, escalation, path_id};
use reqwest::Method;
use serde_json::{Value, json};

/// The pointers of a 422.
#[track_caller]
fn pointers(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.problem(422), "invalid");
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let pointer = |error: &Value| error["pointer"].as_str().unwrap().to_owned();
    errors.iter().map(pointer).collect()
}

async fn nothing_is_stored(bot: &BotClient) {
    let tickets = bot.get("/tickets").await.expect(200);
    assert_eq!(tickets["tickets"], json!([]));
    assert_eq!(bot.get("/events").await.expect(200)["events"], json!([]));
}

#[actix_web::test]
async fn what_could_not_be_read_back_is_refused_and_hides_nothing() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = bot.escalate("c").await;
    let deep = format!("{}0{}", "[".repeat(101), "]".repeat(101));
    let body = r#"{"conversation":{"external_id":"c"},"facts":{"f":DEEP,"g":{"value":DEEP}}}"#;
    let refused = bot
        .post_raw("/escalations", body.replace("DEEP", &deep))
        .await;
    assert_eq!(refused.problem(422), "invalid");
    assert_eq!(refused.json()["errors"][1]["pointer"], "/facts/g/value");
    let patch = format!(r#"{{"facts":{{"f":{deep}}}}}"#);
    let path = format!("/tickets/{}", ticket["ticket"]["id"].as_str().unwrap());
    let patched = bot.request(Method::PATCH, &path);
    let patched = patched
        .header("content-type", "application/json")
        .body(patch);
    assert_eq!(Answer::of(patched).await.problem(422), "invalid");
    let deepest = format!("{}0{}", "[".repeat(100), "]".repeat(100));
    let body = r#"{"conversation":{"external_id":"c"},"facts":{"f":DEEP}}"#;
    bot.post_raw("/escalations", body.replace("DEEP", &deepest))
        .await
        .expect(200);
    assert_eq!(ada.queue("team").await.len(), 1);
    ada.ticket(ticket["ticket"]["number"].as_i64().unwrap())
        .await;
}

#[actix_web::test]
async fn what_is_not_json_is_400_and_says_where() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for body in [
        &b""[..],
        b"{",
        b"{\"conversation\":{\"external_id\":\"a\"}} x",
        b"{'a':1}",
        b"\xff\xfe",
        b"{\"conversation\":{\"external_id\":\"\xc3\x28\"}}",
        b"{\"conversation\":{\"external_id\":\"\\ud800\"}}",
        deep.as_bytes(),
    ] {
        for path in [
            "/escalations",
            "/conversations/c/messages",
            "/conversations/c/control",
        ] {
            let answer = bot.post_raw(path, body).await;
            assert_eq!(answer.problem(400), "malformed_body", "{path} {body:?}");
            assert!(!answer.json()["detail"].as_str().unwrap().is_empty());
        }
    }
    let xml = bot
        .request(Method::POST, "/escalations")
        .header("content-type", "text/xml");
    assert_eq!(
        Answer::of(xml.body("<a/>")).await.problem(415),
        "unsupported_media_type"
    );
    let zip = bot
        .request(Method::POST, "/escalations")
        .header("content-encoding", "gzip");
    assert_eq!(
        Answer::of(zip.body("x")).await.problem(415),
        "unsupported_media_type"
    );
    nothing_is_stored(&bot).await;
}

#[actix_web::test]
async fn every_wrong_field_is_named_at_once() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let answer = bot
        .escalate_with(&json!({
            "conversation": { "external_id": 7, "started_at": "2026-05-04T09:00:00" },
            "priority": "hot",
            "trigger": { "reason": "because", "confidence": 2 },
            "customer": [],
            "transcript": [{ "role": "user", "text": 5 }, { "role": "king", "text": "x" }],
            "facts": "none",
            "promises": [{}],
            "metadata": { "a": {} },
            "ask": { "type": "poem" },
        }))
        .await;
    let mut found = pointers(&answer);
    found.sort();
    let expected = [
        "/ask/type",
        "/conversation/external_id",
        "/conversation/started_at",
        "/customer",
        "/facts",
        "/metadata/a",
        "/priority",
        "/promises/0/text",
        "/trigger/confidence",
        "/trigger/reason",
    ];
    assert_eq!(found, expected);
    for body in [json!([]), json!("x"), json!(null), json!(5)] {
        assert_eq!(pointers(&bot.escalate_with(&body).await), [""]);
    }
    for (body, pointer) in [
        (json!({}), "/sender"),
        (json!({ "sender": "agent", "text": "x" }), "/sender"),
        (json!({ "sender": "bot", "text": "" }), "/text"),
        (
            json!({ "sender": "bot", "text": "x", "epoch": "1" }),
            "/epoch",
        ),
        (
            json!({ "sender": "bot", "text": "x", "at": "yesterday" }),
            "/at",
        ),
        (json!({ "messages": [] }), "/messages"),
        (
            json!({ "messages": [{ "sender": "bot" }] }),
            "/messages/0/text",
        ),
    ] {
        let found = pointers(&bot.message("c", &body).await);
        assert!(found.contains(&pointer.to_owned()), "{found:?} {pointer}");
    }
    nothing_is_stored(&bot).await;
}

#[actix_web::test]
async fn an_unknown_field_is_a_warning_and_stops_nothing() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut body = escalation("c");
    body["flavour"] = json!("mint");
    body["customer"]["shoe"] = json!(42);
    let answer = bot.escalate_with(&body).await.expect(201);
    let warned: Vec<&Value> = answer["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| &w["pointer"])
        .collect();
    assert_eq!(warned, ["/customer/shoe", "/flavour"]);
    let message = json!({ "sender": "customer", "text": "x", "mood": "blue" });
    let answer = bot.message("c", &message).await.expect(201);
    assert_eq!(answer["warnings"][0]["pointer"], "/mood");
    let quiet = bot.say("c", "customer", "y").await.expect(201);
    assert!(quiet.get("warnings").is_none());
    let answer = bot
        .control("c", &json!({ "action": "cancel", "to": "x", "note": "n" }))
        .await;
    let answer = answer.expect(200);
    let warned: Vec<&Value> = answer["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| &w["pointer"])
        .collect();
    assert_eq!(warned, ["/to", "/note"]);
}

#[actix_web::test]
async fn two_mebibytes_are_read_and_one_byte_more_is_a_readable_413() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let most = 2 * 1024 * 1024;
    let mut body = json!({ "conversation": { "external_id": "big" } }).to_string();
    body.push_str(&" ".repeat(most - body.len()));
    let answer = bot.post_raw("/escalations", body.clone()).await;
    answer.expect(201);
    for extra in [1, 1024 * 1024, 4 * 1024 * 1024] {
        let answer = bot
            .post_raw("/escalations", body.clone() + &" ".repeat(extra))
            .await;
        assert_eq!(answer.problem(413), "body_too_large");
        assert_eq!(answer.json()["limit_bytes"], most);
    }
    for path in ["/conversations/big/messages", "/conversations/big/control"] {
        let answer = bot.post_raw(path, " ".repeat(most + 1)).await;
        assert_eq!(answer.problem(413), "body_too_large");
    }
}

#[actix_web::test]
async fn a_refusal_before_the_body_is_read_is_readable_too() {
    let app = TestApp::spawn().await;
    let mut bot = app.bot().await;
    bot.key = "bot_wrong".into();
    for bytes in [10, 100_000, 2 * 1024 * 1024, 5 * 1024 * 1024] {
        let answer = bot.post_raw("/escalations", " ".repeat(bytes)).await;
        assert_eq!(answer.problem(401), "bad_credentials", "{bytes}");
        let answer = bot.post_raw("/nothing", " ".repeat(bytes)).await;
        assert_eq!(answer.problem(404), "not_found", "{bytes}");
    }
}

#[actix_web::test]
async fn ids_are_1_to_255_characters_without_control_characters() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let long = "é".repeat(256);
    for id in ["", "a\nb", "a\u{7f}", "\u{0}", "\u{85}", &long] {
        let body = json!({ "conversation": { "external_id": id } });
        let found = pointers(&bot.escalate_with(&body).await);
        assert!(
            found.contains(&"/conversation/external_id".to_owned()),
            "{id:?}"
        );
        let id = path_id(id);
        let message = json!({ "sender": "customer", "text": "x" });
        for path in ["messages", "control"] {
            let path = format!("/conversations/{id}/{path}");
            let body = if path.ends_with("control") {
                json!({ "action": "cancel" })
            } else {
                message.clone()
            };
            assert_eq!(pointers(&bot.post(&path, &body).await), ["/external_id"]);
        }
        for path in [
            format!("/conversations/{id}"),
            format!("/conversations/{id}/events"),
        ] {
            assert_eq!(pointers(&bot.get(&path).await), ["/external_id"], "{path}");
        }
    }
    let invalid = bot.get("/conversations/%FF").await;
    assert_eq!(pointers(&invalid), ["/external_id"]);
    nothing_is_stored(&bot).await;
    let body = json!({ "conversation": { "external_id": "é".repeat(255) } });
    bot.escalate_with(&body).await.expect(201);
    bot.conversation(&"é".repeat(255)).await;
}

#[actix_web::test]
async fn u0000_is_refused_wherever_it_stands() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let mut body = escalation("c");
    body["summary"] = json!("a\u{0}b");
    body["facts"] = json!({ "x": { "value": ["\u{0}"] } });
    body["task"] = json!({ "state": { "a": "\u{0}" } });
    let found = pointers(&bot.escalate_with(&body).await);
    for pointer in ["/summary", "/facts/x/value/0", "/task/state"] {
        assert!(found.contains(&pointer.to_owned()), "{found:?}");
    }
    let message = bot.say("c", "customer", "\u{0}").await;
    assert!(pointers(&message).contains(&"/text".to_owned()));
    assert!(!pointers(&bot.get("/availability?team=%00").await).is_empty());
    assert_eq!(bot.get("/tickets/%00").await.problem(404), "not_found");
    let cursor = bot.get("/tickets?cursor=%00").await;
    assert!(pointers(&cursor).contains(&"/cursor".to_owned()));
    nothing_is_stored(&bot).await;
}

#[actix_web::test]
async fn of_a_transcript_the_latest_2000_items_are_kept() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let with = |items: usize, id: &str| {
        let item = |n| json!({ "role": "user", "text": format!("message {n}") });
        json!({
            "conversation": { "external_id": id },
            "transcript": (0..items).map(item).collect::<Vec<_>>(),
        })
    };
    bot.escalate_with(&with(0, "none")).await.expect(201);
    bot.escalate_with(&with(2000, "most")).await.expect(201);
    // No customer goes without a person for a long history: its end is kept.
    let answer = bot.escalate_with(&with(2001, "more")).await.expect(201);
    let warning = &answer["warnings"][0];
    assert_eq!(warning["pointer"], "/transcript");
    assert_eq!(
        warning["detail"],
        "2001 items, at most 2000; the latest are kept"
    );
}

#[actix_web::test]
async fn queries_out_of_range_are_named_and_unknown_ones_ignored() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    bot.escalate("c").await;
    for path in ["/conversations/c/events", "/events"] {
        for (query, pointer) in [
            ("wait=26", "/wait"),
            ("wait=-1", "/wait"),
            ("wait=soon", "/wait"),
            ("limit=0", "/limit"),
            ("limit=201", "/limit"),
            ("limit=99999999999999999999", "/limit"),
            ("after=x", "/after"),
            ("after=-1", "/after"),
        ] {
            let answer = bot.get(&format!("{path}?{query}")).await;
            assert_eq!(pointers(&answer), [pointer], "{path}?{query}");
        }
        bot.get(&format!("{path}?limit=200&wait=0&after=&colour=red"))
            .await
            .expect(200);
        assert_eq!(
            pointers(&bot.get(&format!("{path}?wait=x&limit=x")).await).len(),
            2
        );
    }
    assert_eq!(pointers(&bot.get("/events?after=7").await), ["/after"]);
    assert_eq!(
        pointers(&bot.get("/tickets?status=sleepy").await),
        ["/status"]
    );
    assert_eq!(pointers(&bot.get("/tickets?limit=201").await), ["/limit"]);
    assert_eq!(pointers(&bot.get("/tickets?cursor=x").await), ["/cursor"]);
    assert_eq!(
        bot.get("/availability?team=Nobody").await.problem(404),
        "not_found"
    );
    // Nobody is turned away for a locale.
    bot.get("/availability?language=%20").await.expect(200);
}
