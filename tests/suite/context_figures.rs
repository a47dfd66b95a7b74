//! What became of packets, counted for who builds the bots.

use crate::console::Browser;
use crate::packet::demanding;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::plan::plan;
use crate::support::{TEAM, TestApp};
use baton::domain::base::ids::BotId;
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::domain::figures::Counted;
use baton::services::SetBot;
use baton::storage::figures::{self, CountedQuery};
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A conversation whose packet holds what is asked for, except what is taken out.
fn packet(conversation: &str, without: &[&str]) -> Value {
    let mut body = escalation(conversation);
    body["facts"] = json!({ "reservation_id": "EUJUY6", "user_id": "anna_lee_1234" });
    for name in without {
        body["facts"].as_object_mut().unwrap().remove(*name);
    }
    body
}

async fn open(bot: &BotClient, ada: &AgentClient, conversation: &str, without: &[&str]) -> i64 {
    let answer = bot.escalate_with(&packet(conversation, without)).await;
    let ticket = number(&answer.expect(201));
    ada.accept(ticket).await.expect(200);
    ticket
}

async fn judge(ada: &AgentClient, ticket: i64, missing: &[&str]) {
    let verdict = match missing {
        [] => json!({ "verdict": "enough" }),
        names => json!({ "verdict": "missing", "missing": names }),
    };
    ada.command(ticket, "context", &verdict).await.expect(200);
}

async fn version(app: &TestApp, version: &str) {
    let set = SetBot {
        version: Some(version.into()),
        ..SetBot::default()
    };
    app.services
        .bots()
        .set_bot("Helper bot".into(), set)
        .await
        .unwrap();
}

async fn report(boss: &AgentClient, days: u64) -> Vec<Value> {
    let address = format!("/reports/context?days={days}");
    let report = boss.get(&address).await.expect(200);
    assert_eq!(report["days"], days);
    report["bots"].as_array().unwrap().clone()
}

async fn behind(boss: &AgentClient, query: &str) -> Value {
    let address = format!("/reports/context/tickets?bot=Helper%20bot&{query}");
    boss.get(&address).await.expect(200)["tickets"].clone()
}

#[actix_web::test]
async fn what_agents_found_is_counted_by_bot_and_version_and_opens_its_tickets() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let boss = app.manager("Boss").await;
    version(&app, "1.0").await;
    let a = open(&bot, &ada, "a", &["user_id"]).await;
    judge(&ada, a, &["User-ID", "goal"]).await;
    judge(&ada, a, &["User-ID", "goal"]).await;
    judge(&ada, a, &[]).await;
    let b = open(&bot, &ada, "b", &["user_id"]).await;
    version(&app, "2.0").await;
    // The packet of b came from 1.0, whatever runs when it is judged.
    judge(&ada, b, &["user_id"]).await;
    let c = open(&bot, &ada, "c", &[]).await;
    judge(&ada, c, &[]).await;
    let d = open(&bot, &ada, "d", &["reservation_id", "user_id"]).await;
    let ask = json!({ "text": "What is your name?", "force": true });
    ada.command(c, "reply", &ask).await.expect(200);
    let ask = json!({ "text": "What is your reservation number?", "force": true });
    for _ in 0..2 {
        ada.command(c, "reply", &ask).await.expect(200);
    }

    let lines = report(&boss, 30).await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    let (old, new) = (&lines[0], &lines[1]);
    assert_eq!(
        (&old["version"], &old["handoffs"]),
        (&json!("1.0"), &json!(2))
    );
    assert_eq!(
        (&old["judged"], &old["enough"], &old["share_enough"]),
        (&json!(2), &json!(0), &json!(0.0)),
        "a was called short of something before it was enough"
    );
    assert_eq!(
        old["missing_facts"],
        json!([
            { "name": "user_id", "times": 2, "tickets": 2 },
            { "name": "goal", "times": 1, "tickets": 1 },
        ]),
        "one name for one fact, the most frequent first"
    );
    assert!((old["completeness"].as_f64().unwrap() - 0.66).abs() < 0.001);
    assert_eq!(
        (&new["handoffs"], &new["judged"], &new["share_enough"]),
        (&json!(2), &json!(1), &json!(1.0))
    );
    assert!(
        (new["completeness"].as_f64().unwrap() - 0.665).abs() < 0.001,
        "{new}"
    );
    let again = new["asked_again_facts"].as_array().unwrap();
    let reservation = again.iter().find(|fact| fact["name"] == "reservation_id");
    assert_eq!(reservation.unwrap()["times"], 2, "{new}");
    assert_eq!(new["asked_again_tickets"], 1);

    assert_eq!(
        behind(&boss, "version=1.0&count=handoffs").await,
        json!([b, a])
    );
    assert_eq!(
        behind(&boss, "version=1.0&count=missing&fact=goal").await,
        json!([a])
    );
    assert_eq!(behind(&boss, "version=1.0&count=enough").await, json!([]));
    assert_eq!(behind(&boss, "version=2.0&count=enough").await, json!([c]));
    assert_eq!(
        behind(&boss, "version=2.0&count=asked_again").await,
        json!([c])
    );
    assert_eq!(
        behind(&boss, "version=2.0&count=handoffs").await,
        json!([d, c])
    );
    assert_eq!(
        behind(&boss, "count=handoffs").await,
        json!([]),
        "no version is none"
    );
}

#[actix_web::test]
async fn a_hand_back_counts_for_the_bot_that_gets_it_and_its_acknowledgement_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let other = app.bot_of("Onboarding", TEAM).await;
    let boss = app.manager("Boss").await;
    let a = open(&bot, &ada, "a", &[]).await;
    ada.hand_back(a, &json!({})).await.expect(200);
    for _ in 0..2 {
        let accept = json!({ "action": "accept", "note": "All is settled" });
        bot.control("a", &accept).await.expect(200);
    }
    let b = open(&bot, &ada, "b", &[]).await;
    ada.hand_back(b, &json!({ "to": "Onboarding" }))
        .await
        .expect(200);
    let id = bot.conversation("b").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    other
        .control(&id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let lines = report(&boss, 7).await;
    let count = |name: &str, what: &str| {
        let line = lines.iter().find(|line| line["bot"] == name);
        line.unwrap()[what].clone()
    };
    assert_eq!(count("Helper bot", "handed_back"), 1);
    assert_eq!(count("Helper bot", "understood"), 1);
    assert_eq!(
        count("Helper bot", "completeness"),
        json!(null),
        "nothing was required"
    );
    assert_eq!(count("Onboarding", "handed_back"), 1);
    assert_eq!(count("Onboarding", "understood"), 0, "it said nothing");
    assert_eq!(behind(&boss, "count=understood&days=7").await, json!([a]));
}

#[actix_web::test]
async fn what_is_older_than_the_chosen_time_is_not_counted() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let boss = app.manager("Boss").await;
    let a = open(&bot, &ada, "a", &[]).await;
    app.clock.advance(8 * DAY);
    // It is judged today, and counts for the day on which it was opened.
    judge(&ada, a, &[]).await;
    assert_eq!(report(&boss, 7).await, Vec::<Value>::new());
    assert_eq!(report(&boss, 30).await[0]["judged"], 1);
    assert_eq!(behind(&boss, "count=judged&days=7").await, json!([]));
    app.clock.advance(83 * DAY);
    assert_eq!(report(&boss, 90).await, Vec::<Value>::new());
}

#[actix_web::test]
async fn the_figures_are_for_who_leads_and_bad_queries_are_told_what_is_expected() {
    let app = TestApp::spawn().await;
    let (_bot, ada) = (app.bot().await, app.agent("Ada").await);
    let root = app.person("Root", Role::Admin, &[]).await;
    for address in [
        "/reports/context",
        "/reports/context/tickets?bot=Helper%20bot&count=judged",
    ] {
        assert_eq!(ada.get(address).await.status, 403);
        root.get(address).await.expect(200);
    }
    for (query, pointer) in [
        ("/reports/context?days=8", "/days"),
        ("/reports/context/tickets?count=judged", "/bot"),
        ("/reports/context/tickets?bot=x&count=all", "/count"),
        ("/reports/context/tickets?bot=x%00&count=judged", "/bot"),
        (
            "/reports/context/tickets?bot=x&count=missing&fact=%00",
            "/fact",
        ),
    ] {
        let refused = root.get(query).await;
        assert_eq!(refused.problem(422), "invalid", "{query}");
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer, "{query}");
    }
    let unknown = root
        .get("/reports/context/tickets?bot=x&count=judged")
        .await;
    assert_eq!(unknown.status, 404);
}

#[actix_web::test]
async fn the_page_opens_tickets_from_its_numbers_and_teaches_while_there_are_none() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let boss = app.agent_with_password("Boss", Role::Manager).await;
    let browser = Browser::sign_in(&app, &boss).await;
    let empty = browser.page("/reports/context?days=7").await;
    assert_eq!(empty.status, 200);
    assert!(empty.text.contains("No handoffs in this period"));
    assert!(
        empty.text.contains("baton bot set NAME --version"),
        "says what to do"
    );
    let a = open(&bot, &ada, "a", &["user_id"]).await;
    judge(&ada, a, &["what <b> & more"]).await;
    let page = browser.page("/reports/context").await.text;
    assert!(page.contains("what &#60;b&#62; &#38; more"), "{page}");
    // Its own link leads to its ticket, whatever stands in the name.
    let links = page.split("href=\"").filter(|link| link.contains("fact="));
    let link = links.map(|link| link.split('"').next().unwrap()).next();
    let link = link.unwrap().replace("&#38;", "&");
    let behind = browser.page(&link).await;
    assert_eq!(behind.status, 200, "{link}");
    assert!(
        behind.text.contains(&format!("href=\"/tickets/{a}\"")),
        "{}",
        behind.text
    );
}

#[actix_web::test]
async fn figures_are_found_in_their_index() {
    let app = TestApp::spawn().await;
    let since = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    let sums = plan(&app.services.store, |conn| {
        figures::sums(
            conn,
            &[BotId(1), BotId(2)],
            Counted::Judged.figures(),
            since,
        )
    });
    assert!(sums.contains("context_figures_bot"), "{sums}");
    let which = CountedQuery {
        bot: BotId(1),
        version: Some("1.0".into()),
        counted: Counted::Enough,
        fact: None,
        since,
    };
    let tickets = plan(&app.services.store, |conn| {
        figures::tickets(conn, &which, 100)
    });
    assert!(tickets.contains("context_figures_"), "{tickets}");
}

#[actix_web::test]
async fn the_scorecard_counts_a_ticket_for_the_version_that_escalated_it() {
    let app = TestApp::spawn().await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    version(&app, "1.0").await;
    bot.escalate("a").await;
    bot.escalate("b").await;
    version(&app, "2.0").await;
    bot.escalate("c").await;
    version(&app, "3.0").await;
    let card = boss.get("/reports/triggers").await.expect(200);
    let mut counted: Vec<(&str, i64)> = card["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["version"].as_str().unwrap(),
                line["tickets"].as_i64().unwrap(),
            )
        })
        .collect();
    counted.sort_unstable();
    assert_eq!(counted, [("1.0", 2), ("2.0", 1)], "{card}");
}
