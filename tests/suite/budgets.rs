//! What managers set has a budget, and what is searched with it holds nobody up.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::packet::needs::Needs;
use baton::domain::rules::triggers::{AnyOf, Rule, Signal};
use baton::services::RulesOwner;
use baton::startup::Workers;
use baton::storage::{AnyConnection, StorageError};
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};

const NEEDS: &str = "/settings/teams/Support";
const HOURS: &str = "/settings/teams/Support/hours";

/// Patterns that take a quarter of a MB each once compiled.
fn heavy() -> Vec<String> {
    (0..30)
        .map(|index| format!(r"\pL{{15}}q1{index}"))
        .collect()
}

/// Hours of more rules than are taken.
fn long_hours() -> String {
    vec!["Mo 08:00-09:00"; 31].join(";")
}

async fn set(app: &TestApp, needs: &str) {
    let needs: Needs = toml::from_str(needs).unwrap();
    let set = app.services.packets().set_team_needs(TEAM.into(), needs);
    set.await.unwrap();
}

async fn sql(app: &TestApp, text: String) {
    let done = app.services.store.write(
        move |conn: &mut AnyConnection| -> Result<(), StorageError> {
            Ok(conn.batch_execute(&text)?)
        },
    );
    done.await.unwrap();
}

/// What the database is sent while `work` runs.
async fn statements<T>(app: &TestApp, work: impl Future<Output = T>) -> (T, usize) {
    app.services.store.statements().record();
    let done = work.await;
    (done, app.services.store.statements().finish().len())
}

async fn page(app: &TestApp, manager: &AgentClient, path: &str) -> String {
    let browser = Browser::sign_in(app, manager).await;
    browser.page(path).await.expect_page(200)
}

#[actix_web::test]
async fn patterns_that_take_too_much_together_are_refused_when_they_are_saved() {
    let app = TestApp::spawn().await;
    let max = app.manager("Max").await;
    let facts: Vec<Value> = heavy()
        .into_iter()
        .map(|pattern| json!({ "name": pattern, "pattern": pattern }))
        .collect();
    let wanted = json!({ "redact": heavy(), "facts": facts });
    let refused = max.post(NEEDS, &wanted).await;
    assert_eq!(refused.problem(422), "invalid");
    let last = &refused.json()["errors"][30];
    assert!(
        last["detail"].as_str().unwrap().contains("2 MB together"),
        "{last}"
    );
    let stored = max.get(NEEDS).await.expect(200);
    assert_eq!(stored, json!({ "facts": [] }), "nothing is half stored");
}

#[actix_web::test]
async fn patterns_from_before_there_was_a_budget_stop_nobody_and_are_named_on_the_page() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, max) = (
        app.bot().await,
        app.agent_with_password("Max", Role::Manager).await,
    );
    set(&app, r"redact = ['\bTK-\d{6}\b']").await;
    let mut redact = vec![r"\bTK-\d{6}\b".to_owned()];
    redact.extend(heavy());
    let body = json!({ "facts": [], "redact": redact }).to_string();
    sql(&app, format!("UPDATE team_needs SET body = '{body}'")).await;
    bot.say("c1", "customer", "see TK-123456").await.expect(201);
    assert_eq!(bot.spoken("c1").await[0].1, "see [masked]");
    let page = page(&app, &max, NEEDS).await;
    assert!(page.contains("too large to search for"), "{page}");
}

#[actix_web::test]
async fn hours_that_take_too_long_to_work_out_are_refused_when_they_are_saved() {
    let app = TestApp::spawn().await;
    let max = app.manager("Max").await;
    let wanted = json!({ "hours": long_hours(), "zone": "Europe/Madrid" });
    let refused = max.post(HOURS, &wanted).await;
    assert_eq!(refused.problem(422), "invalid");
    let error = &refused.json()["errors"][0];
    assert_eq!(error["pointer"], "/hours");
    let detail = error["detail"].as_str().unwrap();
    assert!(detail.contains("at most"), "{detail}");
}

#[actix_web::test]
async fn hours_from_before_there_was_a_budget_close_nobody_out() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, max) = (
        app.bot().await,
        app.agent_with_password("Max", Role::Manager).await,
    );
    let hours = json!({ "hours": "Mo-Fr 09:00-18:00", "zone": "Europe/Madrid" });
    max.post(HOURS, &hours).await.expect(200);
    let many = "Jan 1-3 08:00-09:00;".repeat(40);
    let expression = many.trim_end_matches(';');
    sql(
        &app,
        format!("UPDATE team_hours SET expression = '{expression}'"),
    )
    .await;
    let answer = bot.escalate_with(&escalation("c1")).await.expect(201);
    assert_eq!(answer["queue"]["open"], true);
    let page = page(&app, &max, HOURS).await;
    assert!(page.contains("counts as always open"), "{page}");
}

#[actix_web::test]
async fn a_long_message_is_masked_before_the_transaction_that_stores_it() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let bot = app.bot().await;
    set(
        &app,
        r"redact = ['\bTK-\d{6}\b', '\bAB-\d{6}\b', '\bXY-\d{6}\b', 'q[0-9]{4}', 'w[0-9]{4}']",
    )
    .await;
    let long = format!("{} TK-123456 AB-123456", "word ".repeat(12_000));
    for (conversation, text) in [("warm", "hello"), ("short", "TK-123456"), ("long", &*long)] {
        let (posted, sent) = statements(&app, bot.say(conversation, "customer", text)).await;
        posted.expect(201);
        println!("{conversation}: {sent} statements");
        if conversation == "long" {
            let (posted, again) = statements(&app, bot.say("other", "customer", "TK-1")).await;
            posted.expect(201);
            assert_eq!(sent, again, "one transaction, as for a short one");
        }
    }
    let said = bot.spoken("long").await[0].1.clone();
    assert!(said.ends_with("word  [masked] [masked]"), "{said}");
}

#[actix_web::test]
async fn a_long_reply_is_searched_outside_its_transaction_and_stored_masked() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    set(
        &app,
        r"redact = ['\bTK-\d{6}\b', '\bAB-\d{6}\b', '\bXY-\d{6}\b', 'q[0-9]{4}', 'w[0-9]{4}']",
    )
    .await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    let (sent, few) = statements(&app, ada.reply(ticket, "One moment")).await;
    sent.expect(200);
    let long = format!("{} TK-123456", "word ".repeat(12_000));
    let (sent, more) = statements(&app, ada.reply(ticket, &long)).await;
    sent.expect(200);
    assert!(
        more > few,
        "the first transaction was given up: {more} {few}"
    );
    let said = bot.spoken("c1").await.pop().unwrap().1;
    assert!(said.ends_with("word  [masked]"), "{said}");
}

/// Sixty long messages, the last of which is about wine.
fn long_batch() -> Value {
    let long = "nothing of interest here, ".repeat(150);
    let said = |index: usize| {
        let text = if index == 59 {
            "a bottle of wine for 7 people"
        } else {
            &long
        };
        json!({ "sender": "customer", "text": text, "external_id": format!("m{index}") })
    };
    json!({ "messages": (0..60).map(said).collect::<Vec<_>>() })
}

#[actix_web::test]
async fn rules_judge_a_long_batch_outside_its_transaction_and_say_the_same() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let bot = app.bot().await;
    let any = AnyOf {
        patterns: vec![r"wine for [0-9]+ people".into()],
        ..AnyOf::default()
    };
    let rule = Rule::new("wine", Signal::Topic(any));
    let owner = RulesOwner::Team(TEAM.into());
    let saved = app
        .services
        .rules()
        .save_trigger_rules(None, owner, vec![rule]);
    saved.await.unwrap();
    let path = "/conversations/c1/messages";
    let (posted, twice) = statements(&app, bot.post(path, &long_batch())).await;
    let verdict = posted.expect(201)["verdict"].clone();
    assert_eq!(verdict["rules"][0]["rule"], "wine", "{verdict}");
    let again = bot.post(path, &long_batch()).await.expect(200);
    assert_eq!(again["verdict"]["rules"], verdict["rules"]);
    println!("{twice} statements");
}

#[actix_web::test]
async fn a_question_about_what_is_known_is_noticed_in_a_long_conversation() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    set(
        &app,
        "[[facts]]\nname = 'order_number'\npattern = '\\b\\d{5}\\b'",
    )
    .await;
    let mut body = escalation("c1");
    let mut said: Vec<Value> = (0..40)
        .map(|_| json!({ "role": "customer", "text": "so much to tell ".repeat(1_000) }))
        .collect();
    said.push(json!({ "role": "customer", "text": "my order number is 12345" }));
    body["transcript"] = said.into();
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let asked = ada.reply(ticket, "What is your order number?").await;
    assert_eq!(asked.problem(409), "already_known");
    assert_eq!(asked.json()["value"], "12345", "{}", asked.text);
    // So is one in a long draft, which is read where it holds nobody up.
    let long = format!("{} What is your order number?", "We look. ".repeat(6_000));
    let asked = ada.reply(ticket, &long).await;
    assert_eq!(asked.problem(409), "already_known");
}

#[actix_web::test]
async fn secrets_in_a_large_patch_are_masked() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let bot = app.bot().await;
    set(
        &app,
        r"redact = ['\bTK-\d{6}\b', '\bAB-\d{6}\b', '\bXY-\d{6}\b', 'q[0-9]{4}', 'w[0-9]{4}']",
    )
    .await;
    let opened = bot.escalate("c1").await;
    let ticket = opened["ticket"]["id"].as_str().unwrap();
    let fact = |index: usize| {
        let value = format!("{} TK-123456", "w".repeat(7_000));
        (format!("fact {index}"), json!(value))
    };
    let facts: serde_json::Map<String, Value> = (0..30).map(fact).collect();
    let patched = bot
        .patch(&format!("/tickets/{ticket}"), &json!({ "facts": facts }))
        .await;
    let text = patched.expect(200).to_string();
    assert!(!text.contains("TK-123456") && text.contains("[masked]"));
}
