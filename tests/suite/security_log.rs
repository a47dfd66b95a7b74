//! Who did what to what, and from where: the security log.

use crate::console::Browser;
use crate::support::agent::number;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::{PASSWORD, TEAM, TestApp, process};
use baton::config::{Config, RateLimit};
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::services::{Clock, ManagedBy};
use baton::storage::connection::{Purpose, connect};
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use std::time::Duration;

/// The log as a program of an admin reads it, the newest records first.
pub async fn log(app: &TestApp, query: &str) -> Vec<Value> {
    let admin = match app.services.accounts().all_agents().await.unwrap() {
        agents if agents.iter().any(|agent| agent.name == "Ina") => {
            let (by, email) = (ManagedBy::CommandLine, "ina@example.com".to_owned());
            let made = app.services.accounts().make_agent_token(by, email, None);
            made.await.unwrap().1
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
    let is_postgres = app.database.is_postgres();
    let refused = tokio::task::spawn_blocking(move || {
        [
            "UPDATE security_log SET by_name = 'Somebody else'",
            "DELETE FROM security_log",
            "DELETE FROM security_log WHERE id = 1",
            match is_postgres {
                true => "TRUNCATE security_log",
                false => {
                    "INSERT OR REPLACE INTO security_log (id, at, by_kind, act) \
                     VALUES (1, '2026-05-04 09:00:00.000000', 'nobody', 'nothing')"
                }
            },
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
async fn records_are_removed_when_they_are_older_than_they_are_kept() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    sign_in(&app, &ada.email, PASSWORD, "192.0.2.66").await;
    let day = Duration::from_secs(24 * 3600);
    app.clock.advance(399 * day);
    sign_in(&app, &ada.email, PASSWORD, "192.0.2.66").await;
    app.services.timekeeper().sweep().await.unwrap();
    assert_eq!(log(&app, "?act=signed_in").await.len(), 2);
    app.clock.advance(2 * day);
    app.services.timekeeper().sweep().await.unwrap();
    let kept = log(&app, "?act=signed_in").await;
    assert_eq!(kept.len(), 1, "the one of the first day is gone: {kept:?}");
    let oldest = log(&app, "").await.pop().unwrap();
    assert!(
        oldest["at"].as_str().unwrap().starts_with("2027-06"),
        "{oldest}"
    );
    app.clock.advance(800 * day);
    app.services.timekeeper().sweep().await.unwrap();
    let kept = log(&app, "?act=signed_in").await;
    assert_eq!(kept.len(), 1, "the last month of a log stays");
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
    let by_bea = log.iter().filter(|record| record["by_name"] == "Bea");
    let seen: Vec<_> = by_bea.map(told).collect();
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

#[actix_web::test]
async fn only_admins_read_the_log_and_they_filter_page_and_take_it_away() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let eve = app.agent_with_password("Eve", Role::Admin).await;
    for _ in 0..60 {
        sign_in(&app, &ada.email, PASSWORD, "192.0.2.66").await;
    }
    for person in [&ada, &max] {
        for path in ["", ".csv", ".jsonl"] {
            let refused = person.get(&format!("/settings/security{path}")).await;
            assert_eq!(refused.problem(403), "forbidden");
        }
    }
    let browser = Browser::sign_in(&app, &eve).await;
    let page = browser.page("/settings/security").await.expect_page(200);
    for words in ["Signed in", "192.0.2.66", "Permission denied", "Max"] {
        assert!(page.contains(words), "{words}");
    }
    let times_in_utc = [">When (UTC)<", "data-zoneless>2026-05-04 ", " UTC</time>"];
    let whole_ids = ["<code class=\"id\" title=\""];
    for part in times_in_utc.iter().chain(&whole_ids) {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("data-clock"), "one zone: the filter's");
    let older = page.split("rel=\"next\"").next().unwrap();
    let older = older.rsplit("href=\"").next().unwrap();
    let older = older.split('"').next().unwrap();
    let page = browser.page(older).await.expect_page(200);
    assert!(page.contains("Signed in") && !page.contains("rel=\"next\""));
    let none = browser.page("/settings/security?who=Nobody+here").await;
    assert!(none.expect_page(200).contains("No records match"));
    let bad = browser.page("/settings/security?since=yesterday").await;
    assert!(bad.expect_page(422).contains("expected a day"));
    let tomorrow = browser.page("/settings/security?since=2026-05-05").await;
    assert!(tomorrow.expect_page(200).contains("No records match"));
    let today = "/settings/security?since=2026-05-04&amp;until=2026-05-04&amp;act=refused";
    let today = browser.page(&today.replace("&amp;", "&")).await;
    assert!(today.expect_page(200).contains("GET /settings/security"));

    let csv = eve.get("/settings/security.csv?act=signed_in").await;
    assert!(csv.header("content-disposition").contains("security.csv"));
    let csv = csv.expect_page(200);
    assert_eq!(csv.lines().count(), 1 + 61);
    assert!(csv.starts_with("id,at,by_kind,by_id,by_name,act,"), "{csv}");
    let lines = eve.get("/settings/security.jsonl").await.expect_page(200);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() > 67, "{}", lines.len());
    let is_sorted = lines.is_sorted_by_key(|line| line["id"].as_i64());
    assert!(is_sorted, "the oldest first");
    assert_eq!(lines.last().unwrap()["act"], "log_exported");
}

#[actix_web::test]
async fn the_command_line_prints_the_log_and_what_it_does_is_the_operators() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    sign_in(&app, &ada.email, "a guess", "192.0.2.66").await;
    let unlock = ["agent", "unlock", ada.email.as_str()];
    let (well, said) = process::run(&app.database, &unlock).await;
    assert!(well, "{said}");
    let (well, said) = process::run(&app.database, &["security", "log"]).await;
    assert!(well, "{said}");
    let records = said.lines().filter(|line| line.starts_with('{'));
    let records: Vec<Value> = records
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let last = records.last().unwrap();
    assert_eq!(told(last), ["operator", "sign_in_unlocked", "Ada"]);
    assert_eq!(last["address"], Value::Null);
    let csv = [
        "security",
        "log",
        "--format",
        "csv",
        "--since",
        "2031-01-01",
    ];
    let (well, said) = process::run(&app.database, &csv).await;
    assert!(well, "{said}");
    assert!(said.lines().any(|line| line.starts_with("id,at,by_kind")));
    assert!(!said.contains("sign_in_failed"), "{said}");
}

#[actix_web::test]
async fn wrong_keys_and_too_many_requests_are_recorded_once_a_minute() {
    let database = TestDatabase::create().await;
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let slow = RateLimit {
        per_second: 1,
        burst: 4,
    };
    let set = |config: &mut Config| config.rate_limit = Some(slow);
    let app = TestApp::at(database, clock, set).await;
    app.add_team(TEAM).await;
    let bot = app.bot().await;
    for _ in 0..12 {
        bot.get("/events").await;
    }
    let stranger = crate::support::bot::BotClient {
        key: "bk_made_up".into(),
        ..bot.clone()
    };
    for _ in 0..3 {
        stranger.get("/events").await;
    }
    let log = log(&app, "").await;
    let seen: Vec<_> = log.iter().map(told).collect();
    let count = |what: [&str; 3]| seen.iter().filter(|told| **told == what).count();
    let route = "GET /api/v1/events";
    assert_eq!(count(["Helper bot", "rate_limited", route]), 1, "{seen:?}");
    assert_eq!(count(["nobody", "credentials_refused", route]), 1);
}

#[actix_web::test]
async fn every_change_of_settings_on_a_page_is_recorded() {
    let app = TestApp::spawn().await;
    let max = app.manager("Max").await;
    let rules = format!("team:{TEAM}");
    let hours = json!({ "hours": "Mo-Fr 09:00-17:00", "zone": "Europe/Madrid", "backlog": 7 });
    let team = format!("/settings/teams/{TEAM}");
    for (path, body, acts) in [
        (team.clone(), json!({ "facts": [] }), &["needs_changed"][..]),
        (
            format!("{team}/hours"),
            hours,
            &["limit_changed", "hours_changed"],
        ),
        (
            format!("{team}/sentences"),
            json!({ "closed": "We are back soon." }),
            &["sentences_changed"],
        ),
        (
            "/settings/routing".into(),
            json!({ "do": "save", "rules": [] }),
            &["routing_changed"],
        ),
        (
            "/settings/triggers".into(),
            json!({ "do": "inherit", "owner": rules }),
            &["triggers_changed"],
        ),
    ] {
        let before = log(&app, "?who=Max").await.len();
        let answer = max.post(&path, &body).await;
        assert!(answer.status < 300, "{path}: {}", answer.text);
        let log = log(&app, "?who=Max").await;
        let new = log.len() - before;
        let told: Vec<_> = log[..new].iter().map(|record| told(record)[1]).collect();
        assert_eq!(told, acts, "{path}");
    }
}
