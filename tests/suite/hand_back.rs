//! The way back to the bot, when something happens on it.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use baton::domain::case::deadline::IDLE_WITHIN;
use baton::domain::team::Team;
use serde_json::{Value, json};

/// A ticket that Ada has handed back and the bot has not answered yet.
async fn offered() -> (TestApp, BotClient, AgentClient, i64) {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = escalation("c1");
    body["trigger"]["message_id"] = json!("m-1");
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "I have looked at it").await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    (app, bot, ada, ticket)
}

#[actix_web::test]
async fn a_late_retry_of_the_escalation_takes_nothing_back() {
    let (_app, bot, ada, ticket) = offered().await;
    let mut late = escalation("c1");
    late["trigger"]["message_id"] = json!("m-1");
    late["facts"] = json!({ "reservation": "OLD", "seat": "12A" });
    late["customer"]["name"] = json!("Somebody else");
    let answer = bot.escalate_with(&late).await.expect(200);
    assert_eq!(answer["ticket"]["status"], "offered", "still with the bot");
    assert_eq!(answer["control"]["holder"], "bot");
    let shown = ada.ticket(ticket).await;
    let facts = shown["packet"]["facts"].as_array().unwrap();
    let value = |name: &str| {
        let fact = facts.iter().find(|fact| fact["name"] == name);
        fact.map(|fact| fact["value"].clone())
    };
    assert_eq!(value("reservation"), Some(json!("EUJUY6")), "not replaced");
    assert_eq!(value("seat"), Some(json!("12A")), "new, so added");
    assert_eq!(shown["ticket"]["customer"]["name"], "Maria Lindqvist");
    // Another trigger is another wish: the bot does not want the conversation back.
    late["trigger"]["message_id"] = json!("m-2");
    let answer = bot.escalate_with(&late).await.expect(200);
    assert_eq!(answer["ticket"]["status"], "waiting");
    assert_eq!(answer["control"]["holder"], "team");
}

#[actix_web::test]
async fn last_words_of_a_bot_without_control_are_not_said() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let mut again = escalation("c1");
    again["last_words"] = json!("I pass you on");
    let answer = bot.escalate_with(&again).await.expect(200);
    assert_eq!(answer["warnings"][0]["pointer"], "/last_words");
    let said = bot.spoken("c1").await;
    assert!(
        !said.iter().any(|(_, text)| text == "I pass you on"),
        "{said:?}"
    );
}

#[actix_web::test]
async fn a_declined_hand_back_may_be_declined_again_until_somebody_has_it() {
    let (_app, bot, ada, ticket) = offered().await;
    let epoch = bot.conversation("c1").await["control"]["epoch"].clone();
    let decline = json!({ "action": "decline", "epoch": epoch });
    let first = bot.control("c1", &decline).await.expect(200);
    assert_eq!(first["ticket"]["status"], "waiting");
    assert_eq!(bot.control("c1", &decline).await.expect(200), first);
    ada.accept(ticket).await.expect(200);
    assert_eq!(
        bot.control("c1", &decline).await.problem(409),
        "control_lost"
    );
}

#[actix_web::test]
async fn words_said_during_a_hand_back_wait_for_whoever_takes_the_ticket_next() {
    let (app, bot, ada, ticket) = offered().await;
    bot.say("c1", "customer", "Hello? Is anybody there?")
        .await
        .expect(201);
    app.pass(Team::RETURN_WITHIN).await;
    ada.accept(ticket).await.expect(200);
    app.online(&ada).await;
    app.clock.advance(IDLE_WITHIN);
    app.online(&ada).await;
    app.fire_timers().await;
    let shown = ada.ticket(ticket).await;
    assert_eq!(
        shown["ticket"]["status"], "active",
        "the customer was not silent"
    );
}

#[actix_web::test]
async fn a_hand_back_tells_the_newest_words_since_the_escalation() {
    let (_app, bot, ada, ticket) = offered().await;
    let words = |from: usize, to: usize| {
        let words =
            (from..to).map(|n| json!({ "sender": "customer", "text": format!("word {n}") }));
        json!({ "messages": words.collect::<Vec<Value>>() })
    };
    bot.message("c1", &words(0, 2)).await.expect(201);
    bot.control("c1", &json!({ "action": "decline" }))
        .await
        .expect(200);
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let told = handed_back(&bot).await;
    // Baton's own sentences at each handoff are not what this is about.
    let said = told.iter().filter(|message| message["sender"] != "system");
    let texts: Vec<&str> = said
        .map(|message| message["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        texts,
        ["I have looked at it", "word 0", "word 1"],
        "from the escalation on"
    );
    bot.control("c1", &json!({ "action": "decline" }))
        .await
        .expect(200);
    for from in [2, 200, 400] {
        bot.message("c1", &words(from, (from + 200).min(600)))
            .await
            .expect(201);
    }
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let told = handed_back(&bot).await;
    assert_eq!(told.len(), 500);
    assert_eq!(told.last().unwrap()["text"], "word 599");
}

/// The transcript of the newest hand-back.
async fn handed_back(bot: &BotClient) -> Vec<Value> {
    let mut after = json!(0);
    let mut newest = Vec::new();
    loop {
        let path = format!("/conversations/c1/events?limit=200&after={after}");
        let page = bot.get(&path).await.expect(200);
        let events = page["events"].as_array().unwrap();
        let Some(last) = events.last() else {
            return newest;
        };
        after = last["seq"].clone();
        for event in events {
            if let Some(transcript) = event["data"]["handback"]["transcript"].as_array() {
                newest.clone_from(transcript);
            }
        }
    }
}

#[actix_web::test]
async fn a_hand_back_is_accepted_although_state_or_facts_look_like_a_pass() {
    let looks = r#"{"handback":{"outcome":"passed"}}"#;
    let with_state = format!(
        r#"{{"conversation":{{"external_id":"c1"}},"task":{{"name":"t","state":{looks}}}}}"#
    );
    let with_fact =
        format!(r#"{{"conversation":{{"external_id":"c1"}},"facts":{{"f":{{"value":{looks}}}}}}}"#);
    for body in [with_state, with_fact] {
        let app = TestApp::spawn().await;
        let (bot, ada) = (app.bot().await, app.agent("Ada").await);
        let opened = bot.post_raw("/escalations", body).await.expect(201);
        let ticket = number(&opened);
        ada.accept(ticket).await.expect(200);
        let facts = json!({ "facts": { "g": { "handback": { "outcome": "passed" } } } });
        ada.hand_back(ticket, &facts).await.expect(200);
        let accepted = bot
            .control("c1", &json!({ "action": "accept" }))
            .await
            .expect(200);
        let told = &accepted["ticket"];
        assert_eq!(
            (&told["status"], &told["outcome"]),
            (&json!("closed"), &json!("returned"))
        );
        assert_eq!(accepted["control"]["holder"], "bot");
        // Once more it is a retry, and nobody was passed anything.
        let again = bot
            .control("c1", &json!({ "action": "accept" }))
            .await
            .expect(200);
        assert_eq!(again["cursor"], accepted["cursor"]);
        let trace = ada.get(&format!("/tickets/{ticket}/trace")).await;
        assert!(!trace.text.contains("passed on"), "{}", trace.text);
    }
}

#[actix_web::test]
async fn a_note_that_comes_with_an_end_that_is_already_there_is_kept_once() {
    for command in ["return", "resolve"] {
        let app = TestApp::spawn().await;
        let (bot, ada) = (app.bot().await, app.agent("Ada").await);
        let ticket = number(&bot.escalate("c1").await);
        ada.accept(ticket).await.expect(200);
        ada.reply(ticket, "I have looked at it").await.expect(200);
        for note in ["The first note", "The first note", "Another", "Another"] {
            let body = json!({ "note": note });
            ada.command(ticket, command, &body).await.expect(200);
        }
        let shown = ada.ticket(ticket).await;
        let times = |place: &str, note: &str| shown[place].to_string().matches(note).count();
        assert_eq!(times("handoffs", "The first note"), 1, "{command}: {shown}");
        assert_eq!(times("messages", "The first note"), 0, "{command}: {shown}");
        assert_eq!(times("messages", "Another"), 1, "{command}: {shown}");
    }
}

#[actix_web::test]
async fn what_an_agent_learned_is_kept_when_a_hand_back_is_sent_once_more() {
    let (_app, _bot, ada, ticket) = offered().await;
    let learned = json!({ "facts": { "seat": "12A" } });
    ada.hand_back(ticket, &learned).await.expect(200);
    let shown = ada.ticket(ticket).await;
    let facts = shown["packet"]["facts"].as_array().unwrap();
    let seat = facts.iter().find(|fact| fact["name"] == "seat");
    assert_eq!(seat.unwrap()["value"], "12A", "{shown}");
}
