//! The trace: each step with its time, who had control when, and the whole log.

use crate::support::TestApp;
use crate::support::agent::number;
use serde_json::{Value, json};
use std::time::Duration;

#[actix_web::test]
async fn every_step_and_every_holder_has_its_time() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    app.clock.advance(Duration::from_secs(60));
    ada.accept(ticket).await.expect(200);
    bot.say("c1", "bot", "Late words").await.problem(409);
    app.clock.advance(Duration::from_secs(30));
    ada.reply(ticket, "Hello").await.expect(200);
    app.clock.advance(Duration::from_secs(90));
    ada.resolve(ticket).await.expect(200);
    app.clock.advance(Duration::from_secs(600));
    let trace = ada
        .get(&format!("/tickets/{ticket}/trace"))
        .await
        .expect(200);
    let held: Vec<(&Value, &Value)> = trace["segments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|segment| (&segment["holder"], &segment["seconds"]))
        .collect();
    let expected = [
        (&json!("team"), &json!(60)),
        (&json!("agent"), &json!(120)),
        (&json!("bot"), &json!(0)),
    ];
    assert_eq!(held, expected, "after it is closed no time is booked");
    let steps = trace["steps"].as_array().unwrap();
    let at: Vec<&str> = steps
        .iter()
        .map(|step| step["at"].as_str().unwrap())
        .collect();
    assert_eq!(at[0], "2026-05-04T09:00:00.000000Z");
    assert_eq!(at[3], "2026-05-04T09:01:00.000000Z");
    assert_eq!(at[4], "2026-05-04T09:01:30.000000Z");
    assert_eq!(at[5], "", "nobody judged the context");
    assert_eq!(trace["suppressed"], json!(["Late words"]));
    let kinds: Vec<&str> = trace["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    for kind in [
        "ticket.opened",
        "ticket.assigned",
        "message.suppressed",
        "ticket.closed",
    ] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
    let bea = app
        .person("Bea", baton::domain::base::words::Role::Agent, &[])
        .await;
    assert_eq!(
        bea.get(&format!("/tickets/{ticket}/trace"))
            .await
            .problem(404),
        "not_found"
    );
}
