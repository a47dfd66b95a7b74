//! What can happen to PostgreSQL, and what others can do in it.

use super::{Scene, a_while};
use crate::place::Place;
use crate::support::cluster::PostgresCluster;
use crate::support::dice::Dice;
use actix_web::rt::time::sleep;
use baton::storage::connection::{Purpose, connect};
use baton::storage::{AnyConnection, Database};
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use rustix::process::{Pid, Signal, kill_process};
use std::sync::Arc;
use std::time::Duration;

/// A conversation that many write in.
pub(super) const A_ROW: &str = "SET application_name = 'psql'; \
     SELECT id FROM conversations ORDER BY last_seq DESC LIMIT 2 FOR UPDATE";
pub(super) const A_TABLE: &str =
    "SET application_name = 'psql'; LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE";
/// What a writer of Baton's has from its first write on, so that nothing younger is settled.
pub(super) const A_NUMBER: &str = "SELECT pg_current_xact_id()";

/// The session of Baton's that is in the middle of something, if one is.
const BUSIEST: &str = "(SELECT CAST(MIN(pid) AS BIGINT) FROM pg_stat_activity WHERE datname = current_database() \
                       AND pid <> pg_backend_pid() AND state = (SELECT MIN(state) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()))";

/// Ends some of Baton's sessions, those that are in the middle of something first.
const END_SOME: &str = "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity \
                        WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY state LIMIT 3) busy";

fn session(url: &str) -> AnyConnection {
    connect(&Database::parse(url).unwrap(), Purpose::Write).unwrap()
}

/// Gives a server an order of somebody who looks after it.
pub fn run(url: &str, sql: &str) {
    session(url).batch_execute(sql).unwrap();
}

fn cluster(scene: &Scene<'_>) -> Arc<PostgresCluster> {
    match scene.place {
        Place::Postgres { cluster, .. } => cluster.clone(),
        Place::Sqlite(_) | Place::SmallDisk(_) => {
            panic!("a fault of PostgreSQL's in a round on SQLite")
        }
    }
}

/// Somebody else holds something for a while.
pub(super) async fn held(scene: &mut Scene<'_>, what: &'static str, dice: &mut Dice) {
    let (url, time) = (scene.place.url(), a_while(dice));
    let held = tokio::task::spawn_blocking(move || {
        let mut stranger = session(&url);
        stranger.batch_execute(&format!("BEGIN; {what}")).unwrap();
        stranger
    });
    let stranger = held.await.unwrap();
    sleep(time).await;
    drop(stranger);
}

pub(super) async fn backend_killed(scene: &mut Scene<'_>) {
    let url = scene.place.url();
    let busiest = move || -> Option<i64> {
        let found = diesel::select(sql::<diesel::sql_types::Nullable<BigInt>>(BUSIEST));
        found.get_result(&mut session(&url)).unwrap()
    };
    let pid = tokio::task::spawn_blocking(busiest).await.unwrap();
    let pid = pid.and_then(|pid| Pid::from_raw(i32::try_from(pid).ok()?));
    if let Some(pid) = pid {
        // A session that has ended by now is nobody's loss.
        kill_process(pid, Signal::KILL).ok();
    }
    recovers(scene).await;
}

pub(super) async fn backends_ended(scene: &mut Scene<'_>, dice: &mut Dice) {
    for _ in 0..4 {
        let url = scene.place.url();
        let ended = tokio::task::spawn_blocking(move || run(&url, END_SOME));
        ended.await.unwrap();
        sleep(Duration::from_millis(200 + dice.below(300) as u64)).await;
    }
}

pub(super) async fn crash(scene: &mut Scene<'_>, dice: &mut Dice) {
    let cluster = cluster(scene);
    let down = Duration::from_millis(dice.below(1_500) as u64);
    let crashed = tokio::task::spawn_blocking(move || {
        cluster.crash();
        cluster
    });
    let cluster = crashed.await.unwrap();
    sleep(down).await;
    tokio::task::spawn_blocking(move || cluster.begin())
        .await
        .unwrap();
}

pub(super) async fn frozen(scene: &mut Scene<'_>, dice: &mut Dice) {
    let cluster = cluster(scene);
    cluster.freeze();
    sleep(a_while(dice)).await;
    cluster.thaw();
}

/// Waits until the server takes connections again.
async fn recovers(scene: &Scene<'_>) {
    for _ in 0..100 {
        let url = scene.place.url();
        let there = tokio::task::spawn_blocking(move || {
            connect(&Database::parse(&url).unwrap(), Purpose::Read).is_ok()
        });
        if there.await.unwrap() {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
}
