//! Asks that cannot be, and answers that may not.

use super::{asking, desk, open_ask, refund};
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use serde_json::{Value, json};

#[actix_web::test]
async fn an_ask_that_cannot_be_answered_is_refused_with_its_place_and_nothing_is_stored() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let form = |schema: Value| json!({ "type": "form", "schema": schema });
    let field = |field: Value| form(json!({ "properties": { "a": field } }));
    let nested = json!({ "type": "object", "properties": { "b": { "type": "string" } } });
    let many: serde_json::Map<String, Value> = (0..41)
        .map(|n| (format!("f{n}"), json!({ "type": "string" })))
        .collect();
    for (ask, pointer) in [
        (json!({ "type": "poll" }), "/ask/type"),
        (json!({ "prompt": "?" }), "/ask/type"),
        (json!({ "type": "form" }), "/ask/schema"),
        (form(json!({ "$ref": "#" })), "/ask/schema/$ref"),
        (field(nested), "/ask/schema/properties/a/type"),
        (
            field(json!({ "$ref": "#/properties/a" })),
            "/ask/schema/properties/a/$ref",
        ),
        (
            field(json!({ "type": "string", "pattern": "(?<=a)b" })),
            "/ask/schema/properties/a/pattern",
        ),
        (
            form(json!({ "properties": many })),
            "/ask/schema/properties",
        ),
        (
            json!({ "type": "form", "schema": { "properties": { "a": { "type": "string" } } }, "default": 1 }),
            "/ask/default",
        ),
        (
            json!({ "type": "approval", "default": "maybe" }),
            "/ask/default",
        ),
        (
            json!({ "type": "approval", "tool_call": { "arguments": {} } }),
            "/ask/tool_call/name",
        ),
        (
            json!({ "type": "approval", "tool_call": { "name": "f", "arguments": [1] } }),
            "/ask/tool_call/arguments",
        ),
        (
            json!({ "type": "approval", "tool_call": { "name": "f", "arguments": "[1]" } }),
            "/ask/tool_call/arguments",
        ),
        (
            json!({ "type": "approval", "tool_call": { "name": "f", "arguments": { "a": "x".repeat(16 * 1024) } } }),
            "/ask/tool_call/arguments",
        ),
    ] {
        let refused = bot.escalate_with(&asking(&ask)).await;
        assert_eq!(refused.problem(422), "invalid");
        let errors = refused.json()["errors"].clone();
        assert_eq!(errors[0]["pointer"], pointer, "{ask}");
        assert!(errors[0]["detail"].as_str().unwrap().len() > 5);
    }
    assert!(ada.queue("team").await.is_empty());
    assert_eq!(bot.get("/conversations/c1").await.status, 404);
}

#[actix_web::test]
async fn what_means_nothing_for_an_ask_is_a_warning() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let odd = json!({ "type": "approval", "options": ["yes", "no"], "schema": { "type": "object" },
        "tool_call": { "name": "f", "arguments": "{\"a\": 1}" } });
    let answer = bot.escalate_with(&asking(&odd)).await.expect(201);
    let warnings = answer["warnings"].as_array().unwrap();
    let mut pointers: Vec<_> = warnings
        .iter()
        .map(|w| w["pointer"].as_str().unwrap())
        .collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/ask/options", "/ask/schema"]);
    let path = answer["links"]["ticket"]
        .as_str()
        .unwrap()
        .replace("/api/v1", "");
    let ask = bot.get(&path).await.expect(200)["packet"]["ask"].clone();
    assert_eq!(
        ask["tool_call"]["arguments"],
        json!({ "a": 1 }),
        "a text of JSON is read"
    );
}

#[actix_web::test]
async fn only_who_has_the_ticket_answers() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let lead = app.manager("Lea").await;
    let ticket = number(&bot.escalate_with(&asking(&refund())).await.expect(201));
    let ask = open_ask(&ada, ticket).await.unwrap();
    let yes = json!({ "ask": ask, "outcome": "approved" });
    let early = ada.command(ticket, "answer", &yes).await;
    assert_eq!(early.problem(409), "ticket_not_yours");
    ada.accept(ticket).await.expect(200);
    for other in [&ben, &lead] {
        let refused = other.command(ticket, "answer", &yes).await;
        assert_eq!(refused.problem(409), "ticket_not_yours");
        assert_eq!(refused.json()["owner"]["name"], "Ada");
    }
    assert_eq!(
        bea.command(ticket, "answer", &yes).await.problem(404),
        "not_found"
    );
    let unknown = json!({ "ask": "ask_none", "outcome": "approved" });
    assert_eq!(
        ada.command(ticket, "answer", &unknown).await.problem(404),
        "not_found"
    );
    for bad in [
        json!({}),
        json!({ "ask": ask }),
        json!({ "ask": ask, "outcome": "expired" }),
        json!({ "ask": ask, "outcome": "answered" }),
        json!({ "ask": ask, "outcome": "edited", "arguments": [] }),
        json!({ "ask": ask, "outcome": "rejected", "comment": 1 }),
    ] {
        assert_eq!(
            ada.command(ticket, "answer", &bad).await.problem(422),
            "invalid",
            "{bad}"
        );
    }
    ada.command(ticket, "answer", &yes).await.expect(200);
    let second = ben.command(ticket, "answer", &yes).await;
    assert_eq!(second.problem(409), "ask_answered");
    assert_eq!(second.json()["by"]["name"], "Ada");
}

#[actix_web::test]
async fn who_has_put_a_ticket_off_can_still_answer_and_who_gets_it_next_as_well() {
    let d = desk(refund()).await;
    let later = json!({ "minutes": 30 });
    d.ada.command(d.ticket, "snooze", &later).await.expect(200);
    let ben = d.app.agent("Ben").await;
    d.ada
        .command(d.ticket, "transfer", &json!({ "agent": "ben@example.com" }))
        .await
        .expect(200);
    let refused = d.answer(json!({ "outcome": "approved" })).await;
    assert_eq!(refused.problem(409), "ticket_not_yours");
    ben.accept(d.ticket).await.expect(200);
    let later = json!({ "minutes": 30 });
    ben.command(d.ticket, "snooze", &later).await.expect(200);
    assert_eq!(ben.ticket(d.ticket).await["ticket"]["ask"], "approval");
    let yes = json!({ "ask": d.ask, "outcome": "approved" });
    ben.command(d.ticket, "answer", &yes).await.expect(200);
    assert_eq!(d.told().await[0]["by"]["name"], "Ben");
    assert_eq!(ben.ticket(d.ticket).await["ticket"]["ask"], Value::Null);
}

#[actix_web::test]
async fn a_chat_asks_nothing_that_could_be_answered() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let chat = json!({ "type": "chat", "prompt": "Please talk to Maria" });
    let ticket = number(&bot.escalate_with(&asking(&chat)).await.expect(201));
    assert_eq!(open_ask(&ada, ticket).await, None);
    let d = desk(refund()).await;
    d.bot.escalate_with(&asking(&chat)).await.expect(200);
    assert_eq!(d.told().await[0]["outcome"], "superseded");
}

#[actix_web::test]
async fn an_approval_that_brings_other_arguments_does_not_approve_the_proposed_ones() {
    let d = desk(refund()).await;
    let approve = |amount: i64| json!({ "outcome": "approved", "arguments": { "order": "48213", "amount": amount } });
    let refused = d.answer(approve(100)).await;
    assert_eq!(refused.problem(422), "invalid");
    assert_eq!(refused.json()["errors"][0]["pointer"], "/arguments");
    assert!(d.told().await.is_empty());
    d.answer(approve(214)).await.expect(200);
    assert_eq!(d.told().await[0]["outcome"], "approved");
}
