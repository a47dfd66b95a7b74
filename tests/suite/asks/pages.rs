//! What people see of asks.

use super::{HOUR, after, asking, open_ask, refund};
use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

/// Ada in a browser without script, with the ticket of a bot that asks.
async fn window(ask: &Value) -> (TestApp, AgentClient, Browser, i64, String) {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate_with(&asking(ask)).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let ask = open_ask(&ada, ticket).await.unwrap();
    let browser = Browser::sign_in(&app, &ada).await;
    (app, ada, browser, ticket, ask)
}

#[actix_web::test]
async fn an_approval_is_given_without_script() {
    let app = TestApp::spawn().await;
    let mut ask = refund();
    ask["expires_at"] = json!(after(&app, HOUR));
    let (_app, ada, browser, ticket, ask) = window(&ask).await;
    let path = format!("/tickets/{ticket}");
    let page = browser.page(&path).await.text;
    for shown in [
        "refund_order",
        "48213",
        "214",
        ">Approve<",
        "Reject",
        "the request counts as rejected",
    ] {
        assert!(page.contains(shown), "{shown} is not on the page");
    }
    let queue = browser.page("/queue?view=team").await.text;
    assert!(queue.contains("<span class=\"row__ask\">approval</span>"));
    let no = [
        ("ask", ask.as_str()),
        ("outcome", "rejected"),
        ("comment", ""),
    ];
    let answer = browser.form(&format!("{path}/answer"), &no).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("enter a reason; the bot sees it"),
        "beside the field"
    );
    let edited = [
        ("ask", ask.as_str()),
        ("outcome", "edited"),
        ("arguments.order", "48213"),
        ("arguments.amount", "ten"),
    ];
    let answer = browser.form(&format!("{path}/answer"), &edited).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("enter a number such as 12 or 12.5"));
    assert!(
        answer.text.contains("value=\"ten\""),
        "what was typed stays"
    );
    let edited = [
        ("ask", ask.as_str()),
        ("outcome", "edited"),
        ("arguments.order", "48213"),
        ("arguments.amount", "100"),
    ];
    let answer = browser.form(&format!("{path}/answer"), &edited).await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").contains("flash=answered"));
    let page = browser.page(&path).await.text;
    let record = "Ada approved refund_order with changes (order 48213, amount 100 instead of 214)";
    assert!(page.contains(record));
    assert!(page.contains("Hand back to "));
    assert!(!page.contains("Approve with changes"));
    let queue = browser.page("/queue?view=team").await.text;
    assert!(!queue.contains("row__ask"));
    let trace = ada.get(&format!("{path}/trace")).await.expect(200);
    assert_eq!(trace["asks"][0]["state"], "answered");
    assert_eq!(trace["asks"][0]["line"], record);
    assert!(trace["asks"][0]["settled_at"].is_string());
    let page = browser.page(&format!("{path}/trace")).await.text;
    assert!(page.contains("Ada approved refund_order with changes"));
}

#[actix_web::test]
async fn a_form_shows_each_mistake_beside_its_field_and_keeps_what_was_typed() {
    let form = json!({ "type": "form", "schema": { "title": "Who meets the child?", "properties": {
        "name": { "type": "string", "title": "Full name" }, "age": { "type": "integer", "minimum": 5, "maximum": 17 },
        "relation": { "type": "string", "enum": ["parent", "other"] },
        "needs": { "type": "array", "items": { "type": "string", "enum": ["meal", "escort"] } },
        "ok": { "type": "boolean", "default": true } }, "required": ["name", "age"] } });
    let (app, ada, browser, ticket, ask) = window(&form).await;
    let path = format!("/tickets/{ticket}/answer");
    let fields = |age| {
        [
            ("ask", ask.as_str()),
            ("outcome", "answered"),
            ("value.name", "Ulla <b>"),
            ("value.age", age),
            ("value.relation", "parent"),
            ("value.needs", "meal"),
            ("value.needs", "escort"),
        ]
    };
    let wrong = browser.form(&path, &fields("4")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("must be between 5 and 17"));
    assert!(wrong.text.contains("value=\"Ulla &#60;b&#62;\""));
    assert!(wrong.text.contains("<option value=\"parent\" selected>"));
    let right = browser.form(&path, &fields("9")).await;
    assert_eq!(right.status, 303, "{}", right.text);
    let answer = ada.ticket(ticket).await["asks"][0]["answer"].clone();
    assert_eq!(
        answer["value"],
        json!({ "name": "Ulla <b>", "age": 9, "relation": "parent", "needs": ["meal", "escort"], "ok": false })
    );
    // The answer is told in the words of the form.
    let page = browser.page(&format!("/tickets/{ticket}")).await.text;
    let told = "<dt dir=\"auto\">Full name</dt><dd dir=\"auto\">Ulla &#60;b&#62;</dd>";
    assert!(page.contains(told));
    assert!(page.contains("<dt dir=\"auto\">age</dt><dd dir=\"auto\">9</dd>"));
    drop(app);
}

#[actix_web::test]
async fn colleagues_see_the_answer_at_once_and_no_token() {
    let (app, ada, _browser, ticket, ask) = window(&refund()).await;
    let ben = app.agent("Ben").await;
    let mut socket = ben.live(Some(ticket)).await;
    let yes = json!({ "ask": ask, "outcome": "approved" });
    ada.command(ticket, "answer", &yes).await.expect(200);
    let mut seen = String::new();
    while !(seen.contains("answers__return") && seen.contains("answered-ask_")) {
        let frame = socket.next_frame().await;
        seen.push_str(frame["html"].as_str().unwrap_or_default());
    }
    assert!(seen.contains("Ada approved refund_order (order 48213, amount 214)"));
    assert!(!seen.contains("name=\"csrf\""));
}
