//! Whatever stands still stops only itself: locks that nobody gives back, transactions that nobody ends, tables that nobody
//! may touch. Only PostgreSQL has several writers.
#![cfg(feature = "postgres")]

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use baton::config::Config;
use baton::domain::base::ids::TeamId;
use baton::domain::base::time::Moment;
use baton::services::{Clock, ManagedBy};
use baton::storage::batch::Batch;
use baton::storage::{AnyConnection, StorageError, counters};
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use futures_util::future::join_all;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The longest that anybody waits for a lock in these tests.
const LOCK: Duration = Duration::from_millis(400);

/// What is called prompt on a busy machine: far below what stands still here.
const PROMPT: Duration = Duration::from_secs(5);

async fn app() -> Option<TestApp> {
    app_with(|config| config.limits.lock = LOCK).await
}

async fn app_with(set: impl FnOnce(&mut Config)) -> Option<TestApp> {
    let database = TestDatabase::create().await;
    if !database.is_postgres() {
        return None;
    }
    let start = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    let app = TestApp::at(database, Clock::movable(start), set).await;
    app.add_team("Support").await;
    Some(app)
}

/// A session of somebody else, in the middle of a transaction. It ends with the connection.
fn session(app: &TestApp, name: &str, does: &str) -> AnyConnection {
    let mut conn = app.services.store.connect().unwrap();
    let begin = format!("SET application_name = '{name}'; BEGIN; {does}");
    conn.batch_execute(&begin).unwrap();
    conn
}

fn holds(app: &TestApp, conversation: &str) -> AnyConnection {
    let row =
        format!("SELECT id FROM conversations WHERE external_id = '{conversation}' FOR UPDATE");
    session(app, "psql", &row)
}

#[actix_web::test]
async fn a_conversation_that_is_held_does_not_keep_others_from_their_answers() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    bot.say("stuck", "customer", "one").await.expect(201);
    bot.say("other", "customer", "one").await.expect(201);
    let held = holds(&app, "stuck");
    // Three times as many as there are connections.
    let stuck = join_all((0..24).map(|_| bot.say("stuck", "customer", "two")));
    let others = async {
        let mut longest = Duration::ZERO;
        for turn in 0..8 {
            let begun = Instant::now();
            let text = format!("turn {turn}");
            bot.say("other", "customer", &text).await.expect(201);
            longest = longest.max(begun.elapsed());
        }
        longest
    };
    let (refused, longest) = futures_util::join!(stuck, others);
    for answer in refused {
        let problem = answer.expect(503);
        assert_eq!(problem["code"], "unavailable", "{problem}");
    }
    assert!(longest < PROMPT, "others waited {longest:?}");
    drop(held);
    bot.say("stuck", "customer", "three").await.expect(201);
}

/// Waits until so many wait for a lock in the app's database.
async fn waiting(app: &TestApp, count: i64) {
    let waits = "SELECT COUNT(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let mut conn = app.services.store.connect().unwrap();
    while sql::<BigInt>(waits).get_result::<i64>(&mut conn).unwrap() < count {
        tokio::task::yield_now().await;
    }
}

#[actix_web::test]
async fn what_waited_for_a_lock_is_done_at_the_time_at_which_it_has_it() {
    let Some(app) = app_with(|config| config.limits.lock = Duration::from_secs(15)).await else {
        return;
    };
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let held = holds(&app, "c1");
    let note = json!({ "text": "noted" });
    let lets_go = async {
        waiting(&app, 2).await;
        app.clock.advance(Duration::from_secs(60));
        drop(held);
    };
    let said = bot.say("c1", "customer", "two");
    let noted = ada.command(ticket, "note", &note);
    let (said, noted, ()) = futures_util::join!(said, noted, lets_go);
    said.expect(201);
    noted.expect(200);
    let shown = ada.ticket(ticket).await;
    let messages = shown["messages"].as_array().unwrap().iter();
    for words in ["two", "noted"] {
        let mut said = messages.clone().filter(|said| said["text"] == words);
        assert_eq!(
            said.next().unwrap()["at"],
            "2026-05-04T09:01:00.000000Z",
            "{words}: {shown}"
        );
    }
}

#[actix_web::test]
async fn a_table_that_is_locked_is_answered_and_not_waited_for() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    bot.say("c1", "customer", "one").await.expect(201);
    let held = session(
        &app,
        "psql",
        "LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE",
    );
    let begun = Instant::now();
    bot.say("c1", "customer", "two").await.expect(503);
    bot.get("/conversations/c1").await.expect(503);
    assert!(begun.elapsed() < PROMPT);
    drop(held);
    bot.say("c1", "customer", "three").await.expect(201);
}

#[actix_web::test]
async fn a_statement_that_takes_too_long_is_given_up() {
    let Some(app) = app_with(|config| config.limits.statement = LOCK).await else {
        return;
    };
    let begun = Instant::now();
    let slow = app.services.store.read(|conn| {
        let slept = conn.batch_execute("SELECT pg_sleep(15)");
        Ok::<_, StorageError>(slept?)
    });
    assert!(slow.await.is_err());
    assert!(begun.elapsed() < PROMPT, "{:?}", begun.elapsed());
}

#[actix_web::test]
async fn timers_go_round_a_ticket_that_somebody_holds() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    for conversation in ["stuck", "other"] {
        bot.escalate(conversation).await;
    }
    let held = holds(&app, "stuck");
    let begun = Instant::now();
    let fired = app.pass(Duration::from_secs(24 * 3600)).await;
    assert!(fired > 0, "the other ticket's timers");
    assert!(begun.elapsed() < PROMPT);
    assert_eq!(
        app.fire_timers().await,
        0,
        "the one that is held is passed over"
    );
    drop(held);
    assert!(app.fire_timers().await > 0, "it was not put off");
}

#[actix_web::test]
async fn offers_go_round_a_ticket_that_somebody_holds() {
    let Some(app) = app().await else { return };
    app.team_offers().await;
    let bot = app.bot().await;
    for name in ["Ada", "Max"] {
        let agent = app.agent(name).await;
        app.online(&agent).await;
    }
    for conversation in ["stuck", "other"] {
        bot.escalate(conversation).await;
    }
    let held = holds(&app, "stuck");
    assert_eq!(app.offer().await, 1, "the other ticket");
    drop(held);
    assert_eq!(app.offer().await, 1);
}

/// What a bot reads of a conversation within a moment, waiting for it.
async fn hears(bot: &BotClient, conversation: &str, after: i64) -> Vec<serde_json::Value> {
    let path = format!("/conversations/{conversation}/events?after={after}&wait=25");
    let begun = Instant::now();
    let page = bot.get(&path).await.expect(200);
    assert!(begun.elapsed() < PROMPT, "waited {:?}", begun.elapsed());
    page["events"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn nobody_waits_for_a_stranger_who_writes_in_the_same_database() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    bot.say("c1", "customer", "one").await.expect(201);
    let page = bot.get("/events?after=&wait=0").await.expect(200);
    let cursor = page["cursor"].as_str().unwrap().to_owned();
    let stranger = session(&app, "psql", "SELECT pg_current_xact_id()");
    bot.say("c1", "customer", "two").await.expect(201);
    assert_eq!(hears(&bot, "c1", 1).await.len(), 1);
    let begun = Instant::now();
    let path = format!("/events?after={cursor}&wait=25");
    let page = bot.get(&path).await.expect(200);
    assert_eq!(page["events"].as_array().unwrap().len(), 1, "{page}");
    assert!(begun.elapsed() < PROMPT);
    let cursor = page["cursor"].as_str().unwrap();
    let page = bot.get(&format!("/events?after={cursor}")).await;
    page.expect(200);
    drop(stranger);
}

#[actix_web::test]
async fn who_waits_for_a_conversation_hears_it_while_an_older_transaction_of_batons_is_open() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    bot.say("c1", "customer", "one").await.expect(201);
    let older = session(&app, "baton", "SELECT pg_current_xact_id()");
    let said = async {
        bot.say("c1", "customer", "two").await.expect(201);
    };
    let (heard, ()) = futures_util::join!(hears(&bot, "c1", 1), said);
    assert_eq!(heard.len(), 1, "{heard:?}");
    drop(older);
}

#[actix_web::test]
async fn words_reach_the_open_thread_while_an_older_transaction_of_batons_is_open() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    let ada = app.agent("Ada").await;
    let mut socket = ada.live(Some(ticket)).await;
    let older = session(&app, "baton", "SELECT pg_current_xact_id()");
    bot.say("c1", "customer", "Is anybody there?")
        .await
        .expect(201);
    let frame = socket.next("append", &format!("thread-{ticket}")).await;
    assert!(
        frame["html"]
            .as_str()
            .unwrap()
            .contains("Is anybody there?"),
        "{frame}"
    );
    drop(older);
}

#[actix_web::test]
async fn a_change_of_settings_that_has_to_wait_lets_everybody_else_pass() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    bot.say("c1", "customer", "one").await.expect(201);
    let held = session(&app, "baton", "SELECT settings_held()");
    let begun = Instant::now();
    let others = async {
        for turn in 0..8 {
            let text = format!("turn {turn}");
            bot.say("c1", "customer", &text).await.expect(201);
        }
        drop(held);
        begun.elapsed()
    };
    let accounts = app.services.accounts();
    let key = accounts.rotate_key(ManagedBy::CommandLine, "Helper bot".into(), Duration::ZERO);
    let (longest, (), rotated) = futures_util::join!(others, app.add_team("Billing"), key);
    rotated.unwrap();
    assert!(longest < PROMPT, "{longest:?}");
}

#[actix_web::test]
async fn a_node_whose_clock_is_wrong_goes_by_the_databases() {
    let database = TestDatabase::create().await;
    if !database.is_postgres() {
        return;
    }
    let clock = Clock::system();
    let app = TestApp::at(database, clock.clone(), |_| {}).await;
    let right = clock.now();
    clock.go_by_database(300_000_000);
    assert!(clock.now().since(right) > Duration::from_secs(200));
    app.services.timekeeper().agree_on_time().await.unwrap();
    assert!(clock.now().since(right) < Duration::from_secs(100));
}

#[actix_web::test]
async fn transactions_that_do_not_end_keep_no_escalation_of_their_team_waiting() {
    let Some(app) = app().await else { return };
    let bot = app.bot().await;
    let team = app.services.accounts().all_teams().await.unwrap()[0].id;
    let counted: BTreeMap<(TeamId, String), i64> = ["open", "waiting:normal", "test"]
        .map(|name| ((team, name.to_owned()), 1))
        .into();
    let mut standing: Vec<AnyConnection> = (0..20)
        .map(|_| {
            let mut conn = session(&app, "baton", "SET LOCAL lock_timeout = 2000");
            let mut batch = Batch::new(&mut conn);
            counters::change(&mut batch, &counted).unwrap();
            batch.send().unwrap();
            conn
        })
        .collect();
    let begun = Instant::now();
    let asked = join_all((0..20).map(|turn| {
        let body = json!({ "conversation": { "external_id": format!("c{turn}") } });
        let bot = &bot;
        async move { bot.escalate_with(&body).await }
    }));
    for answer in asked.await {
        answer.expect(201);
    }
    assert!(begun.elapsed() < PROMPT, "{:?}", begun.elapsed());
    // What they have counted is added up as soon as they end.
    for conn in &mut standing {
        conn.batch_execute("COMMIT").unwrap();
    }
    let total = app
        .services
        .store
        .read(move |conn| Ok::<_, StorageError>(crate::counters::total(conn, team, "test")?));
    assert_eq!(total.await.unwrap(), 20);
}
