//! What bots ask of people: approvals, questions and forms.

mod closing;
mod pages;
mod refused;

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use baton::domain::base::time::Moment;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;

/// A bot has asked, and Ada has the ticket.
struct Desk {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    ticket: i64,
    ask: String,
}

fn asking(ask: &Value) -> Value {
    let mut body = escalation("c1");
    body["ask"] = ask.clone();
    body
}

fn refund() -> Value {
    json!({
        "type": "approval", "prompt": "Refund the cancelled flight?",
        "tool_call": { "id": "call_7", "name": "refund_order", "arguments": { "order": "48213", "amount": 214 } },
    })
}

/// The open ask of a ticket.
async fn open_ask(agent: &AgentClient, ticket: i64) -> Option<String> {
    let shown = agent.ticket(ticket).await;
    let asks = shown["asks"].as_array().unwrap();
    let open: Vec<_> = asks.iter().filter(|ask| ask["state"] == "open").collect();
    assert!(open.len() <= 1, "one ask at a time: {asks:?}");
    Some(open.first()?["id"].as_str().unwrap().to_owned())
}

async fn desk(ask: Value) -> Desk {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&asking(&ask)).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let ask = open_ask(&ada, ticket).await.unwrap();
    Desk {
        app,
        bot,
        ada,
        ticket,
        ask,
    }
}

impl Desk {
    async fn answer(&self, mut answer: Value) -> crate::support::answer::Answer {
        answer["ask"] = json!(self.ask);
        self.ada.command(self.ticket, "answer", &answer).await
    }

    /// What the bot was told of its asks.
    async fn told(&self) -> Vec<Value> {
        answers(&self.app, &self.bot).await
    }
}

async fn answers(app: &TestApp, bot: &BotClient) -> Vec<Value> {
    app.settle().await;
    let events = bot.events("c1").await;
    let answered = events
        .iter()
        .filter(|event| event["type"] == "ask.answered");
    answered.map(|event| event["data"].clone()).collect()
}

/// So long after the beginning of the test.
fn after(app: &TestApp, time: Duration) -> Moment {
    app.clock.now().plus(time)
}

const HOUR: Duration = Duration::from_secs(3600);

#[actix_web::test]
async fn an_approval_comes_back_to_the_bot_with_its_call() {
    let d = desk(refund()).await;
    let yes = json!({ "outcome": "approved", "comment": "fine by me" });
    d.answer(yes).await.expect(200);
    assert_eq!(
        d.told().await,
        [json!({
            "ask": { "id": d.ask, "type": "approval", "prompt": "Refund the cancelled flight?" },
            "outcome": "approved", "comment": "fine by me",
            "tool_call": { "id": "call_7", "name": "refund_order" },
            "by": { "name": "Ada" }, "expired": false,
        })]
    );
    assert_eq!(open_ask(&d.ada, d.ticket).await, None);
    let all = d.bot.get("/events?limit=200").await.expect(200);
    let all = all["events"].as_array().unwrap();
    assert!(all.iter().any(|event| event["type"] == "ask.answered"));
}

#[actix_web::test]
async fn a_rejection_says_why_and_edited_arguments_are_those_that_hold() {
    let d = desk(refund()).await;
    let no = json!({ "outcome": "rejected" });
    let wrong = d.answer(no).await.expect(422);
    assert_eq!(wrong["errors"][0]["pointer"], "/comment");
    let no = json!({ "outcome": "rejected", "comment": "paid by voucher" });
    d.answer(no).await.expect(200);
    assert_eq!(d.told().await[0]["comment"], "paid by voucher");
    let again = json!({ "type": "approval", "tool_call": { "id": "call_8", "name": "refund_order",
        "arguments": { "order": "48213", "amount": 100, "lines": [1, 2] } } });
    let patch = json!({ "ask": again });
    let token = d.ada.ticket(d.ticket).await["ticket"]["id"].clone();
    let path = format!("/tickets/{}", token.as_str().unwrap());
    d.bot.patch(&path, &patch).await.expect(200);
    let ask = open_ask(&d.ada, d.ticket).await.unwrap();
    let edited =
        json!({ "ask": ask, "outcome": "edited", "arguments": { "order": "48213", "amount": 50 } });
    d.ada.command(d.ticket, "answer", &edited).await.expect(200);
    let told = d.told().await;
    assert_eq!(told.len(), 2);
    assert_eq!(told[1]["outcome"], "edited");
    assert_eq!(
        told[1]["arguments"],
        json!({ "order": "48213", "amount": 50 })
    );
    assert_eq!(told[1]["tool_call"]["id"], "call_8");
}

#[actix_web::test]
async fn a_question_is_answered_with_an_option_or_in_words() {
    let question = json!({ "type": "question", "prompt": "Which seat?", "external_id": "q1",
        "options": ["aisle", { "label": "Window", "value": { "seat": "A" } }] });
    let d = desk(question).await;
    d.answer(json!({ "outcome": "answered", "value": { "seat": "A" } }))
        .await
        .expect(200);
    let told = d.told().await;
    assert_eq!(told[0]["value"], json!({ "seat": "A" }));
    assert_eq!(told[0]["ask"]["external_id"], "q1");
    let shown = d
        .ada
        .get(&format!("/tickets/{}", d.ticket))
        .await
        .expect(200);
    assert_eq!(shown["asks"][0]["answer"]["by"], "Ada");
}

#[actix_web::test]
async fn a_form_comes_back_with_values_of_their_types() {
    let form = json!({ "type": "form", "prompt": "Who meets the child?", "schema": { "type": "object",
        "properties": { "name": { "type": "string" }, "age": { "type": "integer", "minimum": 5 },
            "price": { "type": "number" }, "ok": { "type": "boolean" },
            "needs": { "type": "array", "items": { "type": "string", "enum": ["meal", "escort"] } } },
        "required": ["name", "age"] } });
    let d = desk(form).await;
    let wrong = d
        .answer(json!({ "outcome": "answered", "value": { "age": 4, "price": "x" } }))
        .await
        .expect(422);
    let pointers: Vec<_> = wrong["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["pointer"].clone())
        .collect();
    assert_eq!(pointers, ["/value/name", "/value/age", "/value/price"]);
    assert_eq!(d.told().await.len(), 0);
    let value = json!({ "name": "Ulla", "age": 9, "price": 12.5, "ok": true, "needs": ["meal"] });
    d.answer(json!({ "outcome": "answered", "value": value }))
        .await
        .expect(200);
    let told = d.told().await;
    assert_eq!(told[0]["value"].to_string(), value.to_string());
    assert!(told[0]["value"]["age"].is_i64());
}

#[actix_web::test]
async fn of_twenty_answers_at_once_one_counts() {
    let d = desk(refund()).await;
    let answers = join_all((0..20).map(|n| {
        let comment = format!("answer {n}");
        d.answer(json!({ "outcome": "approved", "comment": comment }))
    }))
    .await;
    let won: Vec<_> = answers.iter().filter(|a| a.status == 200).collect();
    assert_eq!(won.len(), 1);
    for lost in answers.iter().filter(|a| a.status != 200) {
        assert_eq!(lost.problem(409), "ask_answered");
        let problem = lost.json();
        assert_eq!(problem["by"]["name"], "Ada");
        assert_eq!(problem["outcome"], "approved");
        assert!(problem["at"].is_string());
    }
    assert_eq!(d.told().await.len(), 1);
}

#[actix_web::test]
async fn the_same_answer_once_more_changes_nothing() {
    let d = desk(refund()).await;
    for _ in 0..3 {
        d.answer(json!({ "outcome": "approved" })).await.expect(200);
    }
    assert_eq!(d.told().await.len(), 1);
    let other = d
        .answer(json!({ "outcome": "rejected", "comment": "no" }))
        .await;
    assert_eq!(other.problem(409), "ask_answered");
    let app = d.app.restart().await;
    let ada = AgentClient {
        base: app.url(""),
        ..d.ada
    };
    let again = json!({ "ask": d.ask, "outcome": "approved" });
    ada.command(d.ticket, "answer", &again).await.expect(200);
}

#[actix_web::test]
async fn nobody_answers_in_time_and_the_default_holds_once_also_across_a_restart() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut ask = refund();
    ask["expires_at"] = json!(after(&app, HOUR));
    let ticket = number(&bot.escalate_with(&asking(&ask)).await.expect(201));
    // What changes the ticket's state sets its timers anew; that of the ask stays.
    app.pass(Duration::from_secs(60)).await;
    ada.accept(ticket).await.expect(200);
    ada.command(ticket, "transfer", &json!({ "team": "Support" }))
        .await;
    ada.accept(ticket).await.expect(200);
    let token = open_ask(&ada, ticket).await.unwrap();
    app.pass(HOUR - Duration::from_secs(61)).await;
    assert!(open_ask(&ada, ticket).await.is_some());
    app.clock.advance(Duration::from_secs(1));
    let late = json!({ "ask": token, "outcome": "approved" });
    let refused = ada.command(ticket, "answer", &late).await;
    assert_eq!(
        refused.problem(409),
        "ask_expired",
        "also before its timer fired"
    );
    let app = app.restart().await;
    let here = |base: String| {
        (
            BotClient {
                base: base.clone(),
                ..bot.clone()
            },
            AgentClient {
                base,
                ..ada.clone()
            },
        )
    };
    let (bot, ada) = here(app.url(""));
    app.fire_timers().await;
    assert_eq!(app.fire_timers().await, 0);
    let told = answers(&app, &bot).await;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (&told[0]["outcome"], &told[0]["value"]),
        (&json!("expired"), &json!("rejected"))
    );
    assert_eq!(
        (&told[0]["expired"], &told[0]["by"]),
        (&json!(true), &json!(null))
    );
    let refused = ada.command(ticket, "answer", &late).await;
    assert_eq!(refused.problem(409), "ask_expired");
    app.pass(HOUR).await;
    assert_eq!(answers(&app, &bot).await.len(), 1);
}

#[actix_web::test]
async fn an_ask_expires_while_its_ticket_still_waits_and_a_late_one_at_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let question = json!({ "type": "question", "options": ["yes", "no"], "default": "no",
        "expires_at": after(&app, HOUR) });
    let ticket = number(&bot.escalate_with(&asking(&question)).await.expect(201));
    app.pass(HOUR).await;
    let told = answers(&app, &bot).await;
    assert_eq!(told[0]["value"], "no");
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "waiting");
    let late = json!({ "type": "form", "schema": { "properties": { "a": { "type": "string" } } },
        "expires_at": "2020-01-01T00:00:00Z" });
    let answer = bot.escalate_with(&asking(&late)).await.expect(200);
    assert_eq!(answer["warnings"][0]["pointer"], "/ask/expires_at");
    app.fire_timers().await;
    let told = answers(&app, &bot).await;
    assert_eq!(told.len(), 2);
    assert_eq!(told[1]["outcome"], "expired");
    assert_eq!(told[1].get("value"), None, "a form has no default");
}
