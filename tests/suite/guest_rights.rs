//! What a bot may do with a conversation that another bot started: while it has it, and after.

use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

/// A conversation of Sales that Helper was given.
struct Given {
    app: TestApp,
    sales: BotClient,
    helper: BotClient,
    ada: AgentClient,
    ticket: i64,
    /// What Baton calls the conversation and the ticket.
    id: String,
    token: String,
}

async fn given() -> Given {
    let app = TestApp::spawn().await;
    let sales = app.bot_of("Sales", TEAM).await;
    let helper = app.bot_of("Helper", TEAM).await;
    app.bot_of("Third", TEAM).await;
    let ada = app.agent("Ada").await;
    let mut body = escalation("c1");
    body["metadata"] = json!({ "own": "sales-secret" });
    body["routing"] = json!({ "tags": ["sales-tag"] });
    body["return_to"] = json!(["Helper", "Third"]);
    body["ask"] = json!({ "type": "question", "prompt": "sales-question?" });
    body["trigger"]["message_id"] = json!("sales-m1");
    let opened = sales.escalate_with(&body).await.expect(201);
    let ticket = number(&opened);
    let token = opened["ticket"]["id"].as_str().unwrap().to_owned();
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Helper", "note": "please help" }))
        .await
        .expect(200);
    let id = sales.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    Given {
        app,
        sales,
        helper,
        ada,
        ticket,
        id,
        token,
    }
}

/// The ways in which a bot loses a conversation that it was given.
const WAYS: [&str; 6] = [
    "declined",
    "lapsed",
    "passed",
    "handed on",
    "taken back",
    "unheard",
];

/// Helper has lost the conversation, and Sales or a person has said something since.
async fn lost(way: &str) -> Given {
    let given = given().await;
    let (helper, id) = (&given.helper, &given.id);
    match way {
        "declined" => {
            helper
                .control(id, &json!({ "action": "decline" }))
                .await
                .expect(200);
            given.ada.accept(given.ticket).await.expect(200);
            given
                .ada
                .reply(given.ticket, "said afterwards")
                .await
                .expect(200);
        }
        "lapsed" => {
            given.app.pass(Duration::from_secs(61)).await;
            given.ada.accept(given.ticket).await.expect(200);
            given
                .ada
                .reply(given.ticket, "said afterwards")
                .await
                .expect(200);
        }
        "passed" => {
            let pass = json!({ "action": "pass", "to": { "bot": "Sales" } });
            helper.control(id, &pass).await.expect(200);
            given
                .sales
                .say("c1", "bot", "said afterwards")
                .await
                .expect(201);
        }
        "unheard" => {
            let accept = json!({ "action": "accept" });
            helper.control(id, &accept).await.expect(200);
            let to = |bot: &str| json!({ "action": "pass", "to": { "bot": bot } });
            helper.control(id, &to("Sales")).await.expect(200);
            given.sales.control("c1", &to("Helper")).await.expect(200);
            given
                .sales
                .say("c1", "customer", "Anybody?")
                .await
                .expect(201);
            given.app.pass(Duration::from_secs(121)).await;
            let waiting = given.ada.queue("team").await[0];
            given.ada.accept(waiting).await.expect(200);
            given
                .ada
                .reply(waiting, "said afterwards")
                .await
                .expect(200);
        }
        "handed on" => {
            let opened = helper.escalate_with(&escalation(id)).await;
            let again = number(&opened.json());
            given.ada.accept(again).await.expect(200);
            given
                .ada
                .hand_back(again, &json!({ "to": "Third" }))
                .await
                .expect(200);
            given
                .sales
                .say("c1", "customer", "said afterwards")
                .await
                .expect(201);
        }
        _ => {
            given
                .ada
                .command(given.ticket, "take", &json!({}))
                .await
                .expect(200);
            given
                .ada
                .reply(given.ticket, "said afterwards")
                .await
                .expect(200);
        }
    }
    given
}

fn refused(answer: &Answer, what: &str) {
    assert!(
        [404, 409].contains(&answer.status),
        "{what}: {} {}",
        answer.status,
        answer.text
    );
    if answer.status == 409 {
        assert_eq!(answer.problem(409), "control_lost", "{what}");
    }
}

/// Everything that Sales and the agents can see, to compare.
async fn seen(given: &Given) -> (Value, Vec<Value>, Value) {
    let mut conversation = given.sales.conversation("c1").await;
    // A late word is kept for the agents: the log has grown, and nothing public is in it.
    conversation.as_object_mut().unwrap().remove("last_seq");
    let tickets = given.sales.get("/tickets").await.expect(200);
    (conversation, given.sales.events("c1").await, tickets)
}

#[actix_web::test]
async fn a_bot_that_lost_the_conversation_writes_nothing_and_begins_no_ghost() {
    for way in WAYS {
        let given = lost(way).await;
        let before = seen(&given).await;
        let (helper, id) = (&given.helper, &given.id);
        refused(
            &helper.say(id, "customer", "Send the money to me").await,
            way,
        );
        let late = helper.say(id, "bot", "late words").await;
        assert_eq!(late.problem(409), "control_lost", "{way}");
        let both = json!({ "messages": [
            { "sender": "bot", "text": "one" }, { "sender": "customer", "text": "two" },
        ] });
        refused(&helper.message(id, &both).await, way);
        let mut thief = escalation(id);
        thief["customer"] = json!({ "external_id": "somebody else", "verified": "strong", "email": "evil@example.com" });
        refused(&helper.escalate_with(&thief).await, way);
        for action in ["cancel", "accept"] {
            refused(&helper.control(id, &json!({ "action": action })).await, way);
        }
        let pass = json!({ "action": "pass", "to": { "team": TEAM } });
        refused(&helper.control(id, &pass).await, way);
        let path = format!("/tickets/{}", given.token);
        refused(
            &helper
                .patch(&path, &json!({ "facts": { "reservation": null } }))
                .await,
            way,
        );
        let typing = helper.request(Method::PUT, &format!("/conversations/{id}/typing"));
        refused(&Answer::of(typing).await, way);
        assert!(seen(&given).await == before, "{way}");
    }
}

#[actix_web::test]
async fn a_bot_that_lost_the_conversation_reads_only_its_own_time() {
    for way in WAYS {
        let given = lost(way).await;
        let (helper, id) = (&given.helper, &given.id);
        for path in [
            format!("/conversations/{id}"),
            format!("/tickets/{}", given.token),
        ] {
            assert_eq!(
                helper.get(&path).await.problem(404),
                "not_found",
                "{way}: {path}"
            );
        }
        let own = helper.get("/tickets").await.expect(200);
        assert_eq!(own["tickets"], json!([]), "{way}");
        let told = serde_json::to_string(&helper.events(id).await).unwrap();
        assert!(told.contains("please help"), "{way}: its own time");
        assert!(!told.contains("said afterwards"), "{way}: nothing after it");
        given.app.settle().await;
        let all = helper.get("/events?limit=200").await.expect(200);
        assert!(!all.to_string().contains("said afterwards"), "{way}");
    }
}

#[actix_web::test]
async fn a_present_guest_reads_what_bots_share_and_nothing_of_the_first_bot() {
    let given = given().await;
    let (helper, id) = (&given.helper, &given.id);
    let path = format!("/tickets/{}", given.token);
    let ticket = helper.get(&path).await.expect(200);
    let conversation = helper.conversation(id).await;
    let events = helper.events(id).await;
    let read = format!("{ticket}{conversation}{}", json!(events));
    for secret in [
        "sales-secret",
        "sales-tag",
        "sales-question",
        "sales-m1",
        "\"Third\"",
        "\"c1\"",
    ] {
        assert!(!read.contains(secret), "{secret} in {read}");
    }
    assert_eq!(conversation["external_id"], id.as_str());
    assert_eq!(ticket["packet"]["facts"][0]["value"], "EUJUY6");
    assert_eq!(ticket["task_state"], json!({ "step": 3 }));
    // Before it was given the conversation, nothing is its own.
    assert!(events.iter().all(|event| event["type"] != "ticket.opened"));
}

#[actix_web::test]
async fn a_present_guest_adds_facts_and_takes_nothing_away() {
    let given = given().await;
    let path = format!("/tickets/{}", given.token);
    for (patch, pointer) in [
        (json!({ "metadata": { "own": null } }), "/metadata"),
        (json!({ "ask": null }), "/ask"),
        (
            json!({ "facts": { "reservation": null } }),
            "/facts/reservation",
        ),
        (json!({ "facts": null }), "/facts"),
        (json!({ "task": null }), "/task"),
        (json!({ "promises": [] }), "/promises"),
    ] {
        let answer = given.helper.patch(&path, &patch).await;
        assert_eq!(answer.problem(422), "invalid", "{patch}");
        assert!(answer.text.contains(pointer), "{}", answer.text);
    }
    let added = given
        .helper
        .patch(&path, &json!({ "facts": { "seat": "12A" } }))
        .await;
    added.expect(200);
    let own = given.sales.get(&path).await.expect(200);
    assert_eq!(own["packet"]["metadata"]["own"], "sales-secret");
    assert_eq!(own["packet"]["facts"].as_array().unwrap().len(), 2);
    assert_eq!(own["packet"]["ask"]["prompt"], "sales-question?");
}

#[actix_web::test]
async fn a_guest_hears_nothing_of_what_another_bot_asked() {
    let given = given().await;
    let (helper, id) = (&given.helper, &given.id);
    helper
        .control(id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    // With the hand-back the question of Sales was withdrawn.
    let told = given.sales.events("c1").await;
    assert!(told.iter().any(|event| event["type"] == "ask.answered"));
    let told = helper.events(id).await;
    assert!(told.iter().all(|event| event["type"] != "ask.answered"));
    given.app.settle().await;
    let all = helper.get("/events?limit=200").await.expect(200);
    assert!(!all.to_string().contains("ask.answered"), "{all}");
}

#[actix_web::test]
async fn what_an_agent_answered_one_bot_is_not_told_to_another() {
    let app = TestApp::spawn().await;
    let sales = app.bot_of("Sales", TEAM).await;
    let helper = app.bot_of("Helper", TEAM).await;
    let ada = app.agent("Ada").await;
    let mut body = escalation("c1");
    body["ask"] = json!({ "type": "question", "prompt": "How much may I refund?" });
    let ticket = number(&sales.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let asked = ada.ticket(ticket).await["asks"][0]["id"].clone();
    let answer = json!({ "ask": asked, "outcome": "answered", "value": "at most 40 euros" });
    ada.command(ticket, "answer", &answer).await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Helper" }))
        .await
        .expect(200);
    let id = sales.conversation("c1").await["id"].clone();
    let told = helper.events(id.as_str().unwrap()).await;
    assert!(!json!(told).to_string().contains("40 euros"), "{told:?}");
    // Its own it is told once more.
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let told = sales.events("c1").await.into_iter().rev();
    let mut backs = told.filter(|event| event["data"]["handback"].is_object());
    let back = backs.next().unwrap();
    let answers = back["data"]["handback"]["answers"].to_string();
    assert!(answers.contains("40 euros"), "{back}");
}

#[actix_web::test]
async fn a_guest_that_escalates_again_leaves_the_first_bots_own_as_it_was() {
    let given = given().await;
    let mut body = escalation(&given.id);
    body["facts"] = json!({ "seat": "12A" });
    body["metadata"] = json!({ "own": "helper-secret", "more": "helper-secret" });
    body["task"] = json!({ "name": "helping", "state": { "helper": 1 } });
    body["ask"] = json!({ "type": "question", "prompt": "helper-question?" });
    let answer = given.helper.escalate_with(&body).await.expect(200);
    assert_eq!(number(&answer), given.ticket);
    let path = format!("/tickets/{}", given.token);
    let own = given.sales.get(&path).await.expect(200);
    assert!(!own.to_string().contains("helper-secret"), "{own}");
    assert_eq!(own["packet"]["metadata"]["own"], "sales-secret");
    assert_eq!(own["packet"]["task"]["name"], "refund");
    assert_eq!(own["task_state"], json!({ "step": 3 }));
    assert!(own["packet"]["facts"].to_string().contains("12A"));
}

#[actix_web::test]
async fn a_guest_does_not_choose_whose_conversation_it_is() {
    let given = given().await;
    let vip = json!({
        "conversation": { "external_id": "c2" },
        "customer": { "external_id": "vip", "name": "Vera Vip", "email": "vera@example.com" },
    });
    given.sales.escalate_with(&vip).await.expect(201);
    let mut body = escalation(&given.id);
    body["customer"] =
        json!({ "external_id": "vip", "email": "evil@example.com", "verified": "strong" });
    body["conversation"]["channel"] = json!("sms");
    let answer = given.helper.escalate_with(&body).await.expect(200);
    let warned = answer["warnings"].as_array().unwrap();
    assert!(
        warned
            .iter()
            .any(|warning| warning["pointer"] == "/customer"),
        "{answer}"
    );
    let first = given.sales.conversation("c1").await;
    assert_eq!(first["customer"]["name"], "Maria Lindqvist");
    assert_eq!(first["customer"]["email"], Value::Null);
    assert_eq!(first["channel"], "web");
    let other = given.sales.conversation("c2").await;
    assert_eq!(other["customer"]["email"], "vera@example.com");
    assert_eq!(other["customer"]["verified"], "none");
}

#[actix_web::test]
async fn a_retry_of_what_was_done_in_time_is_answered_as_before() {
    let given = given().await;
    let (helper, id) = (&given.helper, &given.id);
    helper
        .control(id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let body = json!({ "sender": "bot", "text": "Welcome", "external_id": "h1" });
    helper.message(id, &body).await.expect(201);
    let mut wish = escalation(id);
    wish["trigger"]["message_id"] = json!("h2");
    let opened = helper.escalate_with(&wish).await.expect(201);
    let second = number(&opened);
    given.ada.accept(second).await.expect(200);
    given
        .ada
        .hand_back(second, &json!({ "to": "Third" }))
        .await
        .expect(200);
    helper.message(id, &body).await.expect(200);
    wish["facts"] = json!({ "late": true });
    let again = helper.escalate_with(&wish).await.expect(200);
    assert_eq!(number(&again), second);
    let shown = given.ada.ticket(second).await;
    assert!(
        !shown["packet"].to_string().contains("late"),
        "and adds nothing"
    );
}

#[actix_web::test]
async fn batons_own_ids_begin_no_conversation() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    for id in ["cnv_0123456789abcdefghijklmnop", "cnv_mine"] {
        assert_eq!(
            bot.say(id, "customer", "hello").await.problem(404),
            "not_found"
        );
        assert_eq!(
            bot.escalate_with(&escalation(id)).await.problem(404),
            "not_found"
        );
    }
    for id in ["tkt_1", "msg_1", "fil_1"] {
        let said = bot.say(id, "customer", "hello").await;
        assert_eq!(said.problem(422), "invalid");
        assert!(said.text.contains("/external_id"), "{}", said.text);
        let escalated = bot.escalate_with(&escalation(id)).await;
        assert_eq!(escalated.problem(422), "invalid");
        assert!(escalated.text.contains("/conversation/external_id"));
    }
}

#[actix_web::test]
async fn a_bot_does_not_learn_who_works_in_other_teams() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let ada = app.agent("Ada").await;
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let mut told = Vec::new();
    for (conversation, agent) in [
        ("c1", "nobody@example.test"),
        ("c2", &bea.email),
        ("c3", &ada.email),
    ] {
        let mut body = escalation(conversation);
        body["routing"] = json!({ "agent": agent });
        told.push(bot.escalate_with(&body).await.expect(201)["warnings"].clone());
    }
    assert_eq!(told[0], told[1], "somebody of another team is nobody");
    assert_eq!(told[2], json!([]), "a colleague of its own team is known");
}
