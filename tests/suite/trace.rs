//! The trace: each step with its time, who had control when, and the whole log.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::domain::base::ids::TicketId;
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use baton::services::ManagedBy;
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
    let bea = app.person("Bea", Role::Agent, &[]).await;
    assert_eq!(
        bea.get(&format!("/tickets/{ticket}/trace"))
            .await
            .problem(404),
        "not_found"
    );
}

#[actix_web::test]
async fn the_verdict_that_made_a_bot_escalate_is_in_the_trace_and_the_packet() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    bot.say("c", "bot", "I can look that up.").await.expect(201);
    let verdict = bot
        .say("c", "customer", "I want to talk to a human")
        .await
        .expect(201);
    assert_eq!(verdict["verdict"]["escalate"], true, "{verdict}");
    let body = json!({ "conversation": { "external_id": "c" }, "trigger": { "reason": "low_confidence" } });
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    let trace = ada
        .get(&format!("/tickets/{ticket}/trace"))
        .await
        .expect(200);
    let why = trace["steps"][0]["lines"].to_string();
    assert!(
        why.contains("fired: I want to talk to a human"),
        "rule and evidence: {why}"
    );
    let mirrored: Vec<&Value> = trace["mirrored"]
        .as_array()
        .unwrap()
        .iter()
        .map(|turn| &turn["text"])
        .collect();
    assert_eq!(
        mirrored,
        ["I can look that up.", "I want to talk to a human"]
    );
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page(&format!("/tickets/{ticket}")).await.text;
    assert!(
        page.contains("fired: I want to talk to a human"),
        "why it is here"
    );
    let page = browser.page(&format!("/tickets/{ticket}/trace")).await.text;
    assert!(
        page.contains("fired: I want to talk to a human") && page.contains("Before the escalation")
    );
}

#[actix_web::test]
async fn the_trace_keeps_every_verdict_and_tells_how_it_ended_and_what_changed() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c").await);
    app.pass(Team::ACCEPT_WITHIN).await;
    ada.accept(ticket).await.expect(200);
    let missing = json!({ "verdict": "missing", "missing": ["seat"] });
    ada.command(ticket, "context", &missing).await.expect(200);
    ada.command(ticket, "facts", &json!({ "name": "seat", "value": "12A" }))
        .await
        .expect(200);
    ada.command(ticket, "context", &json!({ "verdict": "enough" }))
        .await
        .expect(200);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    let accept = json!({ "action": "accept", "note": "seat 12A it is" });
    bot.control("c", &accept).await.expect(200);
    app.deliver_all().await;
    let trace = ada
        .get(&format!("/tickets/{ticket}/trace"))
        .await
        .expect(200);
    let verdicts: Vec<(&Value, &Value)> = trace["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|told| (&told["by"], &told["words"]))
        .collect();
    let expected = [
        (&json!("Ada"), &json!("missing: seat")),
        (&json!("Ada"), &json!("enough context")),
        (&json!("Helper bot"), &json!("understood: seat 12A it is")),
    ];
    assert_eq!(verdicts, expected);
    assert_eq!(trace["ended"], "Ended: handed back, accepted by Helper bot");
    let versions = trace["steps"][2]["lines"].to_string();
    assert!(versions.contains("Version 2: new fact seat"), "{versions}");
    let sent = &trace["deliveries"][0];
    assert_eq!(
        (&sent["to"], &sent["state"]),
        (&json!("Ada"), &json!("sent")),
        "{trace}"
    );
    let second = number(&bot.escalate("d").await);
    ada.accept(second).await.expect(200);
    ada.resolve(second).await.expect(200);
    let trace = ada
        .get(&format!("/tickets/{second}/trace"))
        .await
        .expect(200);
    assert_eq!(trace["ended"], "Ended: resolved by Ada");
}

#[actix_web::test]
async fn the_choice_of_an_agent_can_be_made_again_from_outside() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    app.online(&ada).await;
    app.online(&ben).await;
    let ticket = number(&bot.escalate("c").await);
    assert_eq!(app.offer().await, 1);
    // What they are like now does not count, only what they were like then.
    let gone = app
        .services
        .accounts()
        .disable_agent(ManagedBy::CommandLine, ada.email.clone())
        .await;
    gone.unwrap();
    let choices = app
        .services
        .dispatch()
        .choices_again(TicketId(ticket))
        .await
        .unwrap();
    assert_eq!(choices.len(), 1);
    assert!(choices[0].is_same() && choices[0].stored.chosen.is_some());
    assert_eq!(choices[0].stored.candidates.len(), 2);
    let nobody = app.services.dispatch().choices_again(TicketId(99)).await;
    assert!(nobody.is_err());
}

/// The log of the trace: who did what, in words.
fn told(trace: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = trace["events"].as_array().unwrap().iter();
    rows.map(|row| (text(&row["kind"]), text(&row["actor"]), text(&row["words"])))
        .collect()
}

#[actix_web::test]
async fn every_row_of_the_log_says_who_did_what_in_words() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent("Ben").await;
    let mut body = escalation("c1");
    body["ask"] = json!({ "type": "question", "prompt": "May I refund?" });
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    app.pass(Team::ACCEPT_WITHIN).await;
    ada.accept(ticket).await.expect(200);
    bot.say("c1", "customer", "Is anybody there?")
        .await
        .expect(201);
    bot.say("c1", "bot", "Late words").await.problem(409);
    ada.reply(ticket, "Hello Maria").await.expect(200);
    ben.note(ticket, "Look at the invoice").await.expect(200);
    let ask = ada.ticket(ticket).await["asks"][0]["id"].clone();
    let answer = json!({ "ask": ask, "outcome": "answered", "value": "yes" });
    ada.command(ticket, "answer", &answer).await.expect(200);
    let warm = json!({ "agent": ben.email, "mode": "warm" });
    ada.command(ticket, "transfer", &warm).await.expect(200);
    let no = json!({ "reason": "no time" });
    ben.command(ticket, "decline", &no).await.expect(200);
    let late = json!({ "mark": "wrong_team" });
    ada.command(ticket, "mark", &late).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    let path = format!("/tickets/{ticket}/trace");
    let rows = told(&ada.get(&path).await.expect(200));
    for (kind, actor, words) in &rows {
        assert!(!actor.is_empty() && actor != "–", "{kind}: {words}");
        assert!(!words.is_empty(), "{kind}");
    }
    for (kind, actor, words) in [
        (
            "ticket.opened",
            "Helper bot",
            "The ticket was opened for Support",
        ),
        ("message.created", "Baton", "“"),
        ("ticket.overdue", "Baton", "A deadline passed"),
        ("ticket.assigned", "Ada", "Took the ticket"),
        ("message.created", "Maria Lindqvist", "“Is anybody there?”"),
        (
            "message.suppressed",
            "Helper bot",
            "Wrote a message that the customer never saw: Late words",
        ),
        ("message.created", "Ada", "“Hello Maria”"),
        ("note.created", "Ben", "Wrote a note: Look at the invoice"),
        ("ask.answered", "Ada", "Answered the bot: May I refund?"),
        ("transfer.offered", "Ada", "Offered the transfer to Ben"),
        (
            "transfer.declined",
            "Ben",
            "Ben declined the transfer: no time",
        ),
        ("ticket.closed", "Ada", "The ticket was closed: resolved"),
        ("control.changed", "Ada", "Helper bot has control now"),
    ] {
        let fits = |row: &&(String, String, String)| {
            row.0 == kind && row.1 == actor && row.2.starts_with(words)
        };
        assert!(
            rows.iter().any(|row| fits(&row)),
            "{kind} {actor} {words}: {rows:#?}"
        );
    }
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page(&path).await.text;
    for words in [
        "Wrote a note: Look at the invoice",
        "Offered the transfer to Ben",
        "Rated: Wrong team",
        "When <span data-zone>(UTC)</span>",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[actix_web::test]
async fn a_ticket_that_ended_by_itself_was_ended_by_baton() {
    let app = TestApp::spawn().await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let ticket = number(&bot.escalate("c1").await);
    app.pass(Duration::from_secs(7 * 24 * 3600)).await;
    let path = format!("/tickets/{ticket}/trace");
    let rows = told(&boss.get(&path).await.expect(200));
    let closed = rows.iter().find(|row| row.0 == "ticket.closed");
    let (_, actor, words) = closed.expect("it has expired");
    assert_eq!(actor, "Baton");
    assert_eq!(words, "The ticket was closed: nobody accepted it in time");
}
