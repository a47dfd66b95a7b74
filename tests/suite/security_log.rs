//! Who did what to what, and from where: the security log.

use crate::console::Browser;
use crate::support::agent::number;
use crate::support::answer::Answer;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::storage::connection::{Purpose, connect};
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use std::time::Duration;

/// The log as a program of an admin reads it, the newest records first.
pub async fn log(app: &TestApp, query: &str) -> Vec<Value> {
    let admin = match app.services.accounts().all_agents().await.unwrap() {
        agents if agents.iter().any(|agent| agent.name == "Ina") => {
            let email = "ina@example.com".to_owned();
            let made = app.services.accounts().make_agent_token(email).await;
            made.unwrap().1
        }
        _ => app.person("Ina", Role::Admin, &[]).await.token,
    };
    let request = app.http.get(app.url(&format!("/settings/security{query}")));
    let request = request.bearer_auth(admin);
    let page = Answer::of(request.header("accept", "application/json")).await;
    page.expect(200)["records"].as_array().unwrap().clone()
}

/// Who did it, what, to whom.
fn told(record: &Value) -> [&str; 3] {
    let text = |name: &str| record[name].as_str();
    [
        text("by_name").or(text("by_kind")).unwrap(),
        text("act").unwrap(),
        text("on_name").or(text("on_id")).unwrap_or("-"),
    ]
}

async fn sign_in(app: &TestApp, email: &str, password: &str, from: &str) -> Answer {
    let body = json!({ "email": email, "password": password });
    let request = app.http.post(app.url("/login")).json(&body);
    Answer::of(request.header("x-forwarded-for", from)).await
}

#[actix_web::test]
async fn every_sign_in_says_who_and_from_where() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    sign_in(&app, &ada.email, "a guess", "192.0.2.66").await;
    sign_in(&app, "s3cret typed here", "a guess", "192.0.2.66").await;
    let right = sign_in(&app, &ada.email, PASSWORD, "198.51.100.1").await;
    let log = log(&app, "").await;
    let log: Vec<&Value> = log
        .iter()
        .filter(|record| record["act"].as_str().unwrap().starts_with("sign"))
        .collect();
    let acts: Vec<_> = log.iter().map(|record| told(record)).collect();
    assert_eq!(
        acts,
        [
            ["Ada", "signed_in", "-"],
            ["nobody", "sign_in_failed", "-"],
            ["nobody", "sign_in_failed", "Ada"],
        ]
    );
    assert_eq!(log[0]["address"], "198.51.100.1");
    assert_eq!(log[0]["request_id"], right.header("x-request-id"));
    assert_eq!(log[2]["address"], "192.0.2.66");
    let text = json!(log).to_string();
    for secret in ["s3cret", "a guess", PASSWORD] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[actix_web::test]
async fn nobody_changes_the_log_or_cuts_it() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    sign_in(&app, &ada.email, PASSWORD, "192.0.2.66").await;
    let database = app.database.database();
    let refused = tokio::task::spawn_blocking(move || {
        [
            "UPDATE security_log SET by_name = 'Somebody else'",
            "DELETE FROM security_log",
            "DELETE FROM security_log WHERE id = 1",
        ]
        .map(|sql| {
            let mut conn = connect(&database, Purpose::Write).unwrap();
            conn.batch_execute(sql).unwrap_err().to_string()
        })
    });
    for error in refused.await.unwrap() {
        assert!(error.contains("append-only"), "{error}");
    }
    assert!(log(&app, "?act=signed_in").await.len() == 1);
}

#[actix_web::test]
async fn a_change_that_a_manager_makes_is_recorded_with_who_made_it() {
    let app = TestApp::spawn().await;
    let max = app.manager("Max").await;
    let needs = json!({ "facts": [{ "name": "order_number" }] });
    let team = format!("/settings/teams/{TEAM}");
    max.post(&team, &needs).await.expect(200);
    let log = log(&app, "?who=Max").await;
    assert_eq!(told(&log[0]), ["Max", "needs_changed", TEAM]);
    assert_eq!(log[0]["address"], "127.0.0.1");
}

#[actix_web::test]
async fn who_asks_for_what_they_may_not_see_is_recorded_and_still_told_it_is_not_there() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    for path in [format!("/tickets/{ticket}"), "/tickets/99999".into()] {
        assert_eq!(bea.get(&path).await.problem(404), "not_found");
    }
    bea.accept(ticket).await.expect(404);
    bea.get("/overview").await.expect(403);
    let log = log(&app, "?who=Bea").await;
    let seen: Vec<_> = log.iter().map(told).collect();
    let number = ticket.to_string();
    // The ticket that is not there is no secret, and asking for the other one twice within a minute is one record.
    assert_eq!(
        seen,
        [
            ["Bea", "refused", "GET /overview"],
            ["Bea", "hidden", number.as_str()],
        ]
    );
    app.clock.advance(Duration::from_secs(61));
    bea.get(&format!("/tickets/{ticket}")).await.expect(404);
    assert_eq!(self::log(&app, "?who=Bea&act=hidden").await.len(), 2);
}

#[actix_web::test]
async fn a_stranger_bot_that_asks_for_a_conversation_is_recorded() {
    let app = TestApp::spawn().await;
    let owner = app.bot().await;
    owner.escalate("c1").await;
    let id = owner.conversation("c1").await["id"].clone();
    let id = id.as_str().unwrap();
    let other = app.bot_of("Other", TEAM).await;
    let answer = other.get(&format!("/conversations/{id}")).await;
    assert_eq!(answer.problem(404), "not_found");
    let log = log(&app, "?act=hidden").await;
    assert_eq!(told(&log[0]), ["Other", "hidden", id]);
}

#[actix_web::test]
async fn a_form_of_another_site_is_recorded_once_a_minute() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    for _ in 0..3 {
        let answer = browser.foreign_form("/me/away", &[("away", "on")]).await;
        assert_eq!(answer.status, 403);
    }
    let log = log(&app, "?act=origin_refused").await;
    let seen: Vec<_> = log.iter().map(told).collect();
    assert_eq!(seen, [["Ada", "origin_refused", "POST /me/away"]]);
}
