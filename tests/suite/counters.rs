//! Numbers on pages come from counters, and those of past days do not pile up.

use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::ids::TeamId;
use baton::storage::schema::counters as stored;
use baton::storage::{AnyConnection, StorageError, Store, counters};
use diesel::prelude::*;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// The value of a team's counter, over all its shards.
pub fn total(conn: &mut AnyConnection, team: TeamId, name: &str) -> QueryResult<i64> {
    let values = stored::table
        .filter(stored::team_id.eq(team))
        .filter(stored::name.eq(name))
        .select(stored::value);
    Ok(values.load::<i64>(conn)?.iter().sum())
}

async fn days_kept(store: &Store) -> Vec<String> {
    let days = store.read(|conn| {
        let closed = stored::table.filter(stored::name.like("closed:%"));
        let days = closed.select(stored::name).order(stored::name).load(conn)?;
        Ok::<_, StorageError>(days)
    });
    days.await.unwrap()
}

#[actix_web::test]
async fn a_page_reads_what_is_open_and_what_was_closed_today_and_old_days_go_away() {
    let app = TestApp::spawn().await;
    let (bot, ada, max) = (
        app.bot().await,
        app.agent("Ada").await,
        app.manager("Max").await,
    );
    let closed_today =
        async || max.get("/overview").await.expect(200)["teams"][0]["closed_today"].clone();
    let resolve = async |conversation: &str| {
        let ticket = number(&bot.escalate(conversation).await);
        ada.accept(ticket).await.expect(200);
        ada.resolve(ticket).await.expect(200);
    };
    resolve("c1").await;
    resolve("c2").await;
    assert_eq!(closed_today().await, 2);
    app.clock.advance(DAY * 5);
    resolve("c3").await;
    assert_eq!(closed_today().await, 1);
    let week = max.get("/overview").await.expect(200)["teams"][0]["closed_per_day"].clone();
    assert_eq!(week, serde_json::json!([0, 2, 0, 0, 0, 0, 1]));
    let store = &app.services.store;
    let open = store.read(|conn| Ok::<_, StorageError>(counters::open(conn)?));
    let open: Vec<_> = open
        .await
        .unwrap()
        .into_iter()
        .map(|(_, name, value)| (name, value))
        .collect();
    assert_eq!(
        open,
        [("active".to_owned(), 0), ("waiting:normal".to_owned(), 0)]
    );
    app.clock.advance(DAY * 5);
    app.services.timekeeper().sweep().await.unwrap();
    assert_eq!(days_kept(store).await, ["closed:2026-05-09"]);
}

#[actix_web::test]
async fn the_overview_counts_what_is_overdue_for_acceptance_or_for_an_answer() {
    let app = TestApp::spawn().await;
    let (bot, ada, max) = (
        app.bot().await,
        app.agent("Ada").await,
        app.manager("Max").await,
    );
    let overdue = async || max.get("/overview").await.expect(200)["teams"][0]["overdue"].clone();
    let answered = number(&bot.escalate("answered").await);
    ada.accept(answered).await.expect(200);
    ada.reply(answered, "On my way").await.expect(200);
    let mine = number(&bot.escalate("mine").await);
    ada.accept(mine).await.expect(200);
    bot.escalate("waits").await;
    assert_eq!(overdue().await, 0);
    app.clock.advance(DAY / 8);
    assert_eq!(overdue().await, 2);
}
