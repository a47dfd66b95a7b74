//! Control: who may speak, what is withdrawn, and what comes back.

use crate::api_support::Agent;
use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::bot::{BotClient, escalation};
use baton::domain::packet::{Fact, Promise};
use baton::services::Return;
use reqwest::Method;
use serde_json::{Value, json};

async fn escalated(bot: &BotClient, id: &str) -> i64 {
    bot.escalate(id).await["ticket"]["number"].as_i64().unwrap()
}

#[actix_web::test]
async fn a_stale_epoch_changes_nothing_and_says_what_is_so() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    escalated(&bot, "c").await;
    let answer = bot
        .control("c", &json!({ "action": "cancel", "epoch": 1 }))
        .await;
    assert_eq!(answer.problem(409), "control_lost");
    assert_eq!(
        answer.json()["control"],
        json!({ "holder": "team", "epoch": 2 })
    );
    let answer = bot
        .control("c", &json!({ "action": "cancel", "epoch": 2 }))
        .await
        .expect(200);
    assert_eq!(answer["control"], json!({ "holder": "bot", "epoch": 3 }));
    assert_eq!(answer["ticket"]["outcome"], "cancelled");
    let late = json!({ "sender": "bot", "text": "x", "epoch": 1 });
    assert_eq!(bot.message("c", &late).await.problem(409), "control_lost");
    let now = json!({ "sender": "bot", "text": "x", "epoch": 3 });
    bot.message("c", &now).await.expect(201);
}

#[actix_web::test]
async fn a_cancelled_escalation_may_be_cancelled_again_and_an_accepted_one_not_at_all() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    escalated(&bot, "c").await;
    let cancel = json!({ "action": "cancel" });
    let first = bot.control("c", &cancel).await.expect(200);
    assert_eq!(bot.control("c", &cancel).await.expect(200), first);
    let number = escalated(&bot, "d").await;
    let ada = Agent::new(&app, "Ada").await;
    ada.accept(number).await;
    let answer = bot.control("d", &cancel).await;
    assert_eq!(answer.problem(409), "ticket_taken");
    assert!(!answer.text.contains("Ada"), "{}", answer.text);
    for action in ["accept", "decline"] {
        let answer = bot.control("d", &json!({ "action": action })).await;
        assert_eq!(answer.problem(409), "nothing_offered");
    }
}

#[actix_web::test]
async fn a_batch_keeps_the_customers_words_and_holds_back_the_bots() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    escalated(&bot, "c").await;
    let batch = json!({ "messages": [
        { "sender": "customer", "text": "still there?" },
        { "sender": "bot", "text": "I am!" },
    ] });
    let answer = bot.message("c", &batch).await.expect(201);
    let results = answer["results"].as_array().unwrap();
    let told: Vec<(&Value, &Value)> = results
        .iter()
        .map(|r| (&r["result"], &r["status"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("stored"), &json!(201)),
            (&json!("control_lost"), &json!(409))
        ]
    );
    let lost = json!({ "messages": [{ "sender": "bot", "text": "Me again" }] });
    let answer = bot.message("c", &lost).await.expect(200);
    assert_eq!(answer["results"][0]["status"], 409);
    let spoken = bot.spoken("c").await;
    assert!(spoken.contains(&("customer".into(), "still there?".into())));
    assert!(
        !spoken
            .iter()
            .any(|(_, text)| text == "I am!" || text == "Me again")
    );
}

#[actix_web::test]
async fn the_bots_own_state_comes_back_byte_for_byte() {
    const STATE: &str = "{\"z\":1.0,  \"a\":1e2, \"a\":\"\\u00e9\\/\",\n\t\"big\":123456789012345678901234567890, \"deep\":[[{}]]}";
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let body = format!(
        r#"{{"conversation":{{"external_id":"c"}},"task":{{"name":"refund","state":{STATE}}}}}"#
    );
    let opened = bot.post_raw("/escalations", body).await.expect(201);
    let ticket = format!("/tickets/{}", opened["ticket"]["id"].as_str().unwrap());
    assert!(bot.get(&ticket).await.text.contains(STATE));
    let ada = Agent::new(&app, "Ada").await;
    let number = opened["ticket"]["number"].as_i64().unwrap();
    ada.accept(number).await;
    ada.hand_back(number).await;
    app.settle().await;
    for path in ["/conversations/c/events", "/events"] {
        let page = bot.get(path).await;
        assert!(page.text.contains(STATE), "{}", page.text);
    }
}

#[actix_web::test]
async fn a_hand_back_brings_what_the_agent_learned_and_is_accepted_or_declined() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = Agent::new(&app, "Ada").await;
    for (id, action, status, holder) in [
        ("taken", "accept", "closed", "bot"),
        ("refused", "decline", "waiting", "team"),
    ] {
        let number = escalated(&bot, id).await;
        ada.accept(number).await;
        ada.reply(number, "I will refund you").await;
        let back = Return {
            note: Some("Approved".into()),
            facts: vec![Fact {
                name: "iban".into(),
                value: json!("DE00"),
                confidence: None,
                source: Some("Ada".into()),
                confirmed: true,
            }],
            promises: vec![Promise {
                text: "Money within 3 days".into(),
                due: None,
            }],
            ..Return::default()
        };
        ada.hand_back_with(number, back).await;
        let events = bot.events(id).await;
        let handed = events.last().unwrap();
        assert_eq!(handed["type"], "control.changed");
        let packet = &handed["data"]["handback"];
        assert_eq!(packet["outcome"], "returned");
        assert_eq!(packet["note"], "Approved");
        assert_eq!(packet["facts"][0]["name"], "iban");
        assert_eq!(packet["promises"][0]["text"], "Money within 3 days");
        assert_eq!(packet["task"]["state"], json!({ "step": 3 }));
        let transcript = packet["transcript"].as_array().unwrap();
        assert_eq!(transcript.last().unwrap()["text"], "I will refund you");
        let body = json!({ "action": action, "epoch": handed["epoch"] });
        let answer = bot.control(id, &body).await.expect(200);
        assert_eq!(answer["ticket"]["status"], status);
        assert_eq!(answer["control"]["holder"], holder);
    }
}

#[actix_web::test]
async fn the_first_words_after_a_hand_back_accept_it() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let number = escalated(&bot, "c").await;
    let ada = Agent::new(&app, "Ada").await;
    ada.accept(number).await;
    ada.hand_back(number).await;
    assert_eq!(bot.conversation("c").await["ticket"]["status"], "offered");
    bot.say("c", "bot", "It is done").await.expect(201);
    assert_eq!(bot.conversation("c").await["ticket"], Value::Null);
    let tickets = bot.get("/tickets?status=closed").await.expect(200);
    assert_eq!(tickets["tickets"][0]["outcome"], "returned");
}

#[actix_web::test]
async fn a_packet_is_added_to_until_the_ticket_closes() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let opened = bot.escalate_with(&escalation("c")).await;
    let path = opened.header("location").replace("/api/v1", "");
    let patch = json!({ "facts": { "reservation": null, "seat": "12A" }, "summary": null });
    let answer = bot.patch(&path, &patch).await.expect(200);
    assert_eq!(answer["packet_version"], 2);
    let names: Vec<&Value> = answer["packet"]["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["name"])
        .collect();
    assert_eq!(names, ["seat"]);
    assert_eq!(
        answer["packet"]["summary"]["author"], "baton",
        "an extract instead"
    );
    assert_eq!(
        bot.patch(&path, &patch).await.expect(200)["packet_version"],
        2
    );
    let bad = bot.patch(&path, &json!({ "priority": "hot" })).await;
    assert_eq!(bad.problem(422), "invalid");
    let merge = bot
        .request(Method::PATCH, &path)
        .header("content-type", "application/merge-patch+json");
    Answer::of(merge.body("{}")).await.expect(200);
    bot.control("c", &json!({ "action": "cancel" }))
        .await
        .expect(200);
    assert_eq!(bot.patch(&path, &patch).await.problem(409), "ticket_closed");
}

#[actix_web::test]
async fn typing_needs_no_body_and_stores_nothing() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    escalated(&bot, "c").await;
    let before = bot.conversation("c").await;
    let typing = || bot.request(Method::PUT, "/conversations/c/typing");
    for request in [
        typing(),
        typing().json(&json!({ "typing": true })),
        typing().body("not { json"),
    ] {
        let answer = Answer::of(request).await;
        assert_eq!((answer.status, answer.text.as_str()), (204, ""));
    }
    assert_eq!(bot.conversation("c").await, before);
}

#[actix_web::test]
async fn tickets_are_listed_page_by_page() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for n in 0..5 {
        escalated(&bot, &format!("c{n}")).await;
    }
    bot.control("c2", &json!({ "action": "cancel" }))
        .await
        .expect(200);
    let (mut numbers, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = bot
            .get(&format!("/tickets?status=waiting&limit=2{cursor}"))
            .await
            .expect(200);
        let found = page["tickets"].as_array().unwrap().clone();
        assert!(!found.is_empty());
        numbers.extend(
            found
                .iter()
                .map(|ticket| ticket["number"].as_i64().unwrap()),
        );
        match page["cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(numbers, [5, 4, 2, 1]);
    let closed = bot.get("/tickets?status=closed").await.expect(200);
    assert_eq!(closed["tickets"].as_array().unwrap().len(), 1);
    assert_eq!(
        bot.get("/tickets?status=snoozed").await.expect(200)["tickets"],
        json!([])
    );
}

#[actix_web::test]
async fn availability_counts_who_is_there_and_who_waits() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let quiet = bot.get("/availability").await.expect(200);
    assert_eq!(
        (&quiet["agents_online"], &quiet["queue_length"]),
        (&json!(0), &json!(0))
    );
    let ada = app.agent("Ada").await;
    app.online(&ada).await;
    escalated(&bot, "c").await;
    let busy = bot
        .get("/availability?team=Support&language=pt-BR")
        .await
        .expect(200);
    assert_eq!(
        (&busy["agents_online"], &busy["queue_length"]),
        (&json!(1), &json!(1))
    );
    assert!(!busy.to_string().contains("Ada"));
}
