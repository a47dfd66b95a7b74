//! `/healthz` and `/readyz`: what a load balancer hears, and how soon.

use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::process;
use baton::domain::base::time::Moment;
use baton::services::Clock;
use baton::startup::Workers;
use baton::storage::AnyConnection;
use diesel::connection::SimpleConnection;
use futures_util::future::join_all;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What is promised, and some for a busy machine.
const PROMISED: Duration = Duration::from_millis(3500);

/// By then what was known before is forgotten, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(20);

async fn ready(app: &TestApp) -> Answer {
    Answer::of(app.http.get(app.url("/readyz"))).await
}

/// A transaction that lets nobody else write; it ends with the connection.
fn standing_still(app: &TestApp) -> AnyConnection {
    let mut conn = app.services.store.connect().unwrap();
    conn.batch_execute(match app.database.is_postgres() {
        true => "BEGIN; LOCK TABLE heartbeats IN ACCESS EXCLUSIVE MODE",
        false => "BEGIN IMMEDIATE",
    })
    .unwrap();
    conn
}

#[actix_web::test]
async fn a_load_balancer_hears_within_two_seconds_that_nothing_can_be_written() {
    let app = TestApp::spawn().await;
    ready(&app).await.expect(200);
    let holder = standing_still(&app);
    let held = Instant::now();
    let refused = loop {
        // What was known before holds for a second.
        assert!(held.elapsed() < PATIENCE, "it calls itself ready");
        let begun = Instant::now();
        let answer = ready(&app).await;
        assert!(begun.elapsed() < PROMISED, "{:?}", begun.elapsed());
        if answer.status != 200 {
            break answer;
        }
    };
    assert_eq!(refused.problem(503), "not_ready");
    assert_eq!(refused.json().get("parts"), None);
    Answer::of(app.http.get(app.url("/healthz")))
        .await
        .expect(200);
    drop(holder);
    while ready(&app).await.status != 200 {
        tokio::task::yield_now().await;
    }
}

#[actix_web::test]
async fn who_has_the_token_hears_which_part_is_not_well() {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let set = |config: &mut baton::config::Config| {
        config.health_token = Some("let me know".to_owned().into());
    };
    let app = TestApp::at(TestDatabase::create().await, clock, set).await;
    let asked = async |token: &str| {
        let request = app.http.get(app.url("/readyz")).bearer_auth(token);
        Answer::of(request).await
    };
    let known = asked("let me know").await.expect(200);
    assert_eq!(known["parts"]["write"], "ok");
    assert_eq!(asked("let me kno").await.expect(200).get("parts"), None);
    let mut conn = app.services.store.connect().unwrap();
    conn.batch_execute("DROP TABLE heartbeats").unwrap();
    let dropped = Instant::now();
    let refused = loop {
        assert!(dropped.elapsed() < PATIENCE, "it calls itself ready");
        let answer = asked("let me know").await;
        if answer.status != 200 {
            break answer.json();
        }
    };
    assert_eq!(refused["parts"]["read"], "ok", "{refused}");
    assert_eq!(refused["parts"]["schema"], "ok");
    assert!(
        refused["parts"]["write"]
            .as_str()
            .unwrap()
            .contains("heartbeats")
    );
}

#[actix_web::test]
async fn many_who_ask_share_one_look() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let statements = app.services.store.statements();
    let looks = || {
        let sent = statements.finish().into_iter();
        sent.filter(|sql| sql.contains("heartbeats")).count()
    };
    statements.record();
    let all = join_all((0..50).map(|_| ready(&app))).await;
    let at_once = looks();
    assert!(all.iter().all(|answer| answer.status == 200));
    statements.record();
    for _ in 0..50 {
        ready(&app).await.expect(200);
    }
    let one_by_one = looks();
    // A look holds for a second: there are a few where all of it takes seconds.
    assert!(at_once > 0 && at_once < 10, "{at_once} looks");
    assert!(one_by_one < 10, "{one_by_one} looks");
}

#[actix_web::test]
async fn many_who_ask_while_a_look_lasts_wait_for_that_one() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let holder = standing_still(&app);
    let statements = app.services.store.statements();
    statements.record();
    let all = join_all((0..50).map(|_| ready(&app))).await;
    assert!(all.iter().all(|answer| answer.status == 503));
    drop(holder);
    while ready(&app).await.status != 200 {
        tokio::task::yield_now().await;
    }
    let sent = statements.finish().into_iter();
    let looks = sent.filter(|sql| sql.contains("heartbeats")).count();
    assert!((1..6).contains(&looks), "{looks} looks");
}

/// A process whose user may read the database's file and not write it.
fn served_by_nobody(database: &TestDatabase) -> Command {
    let url = database.url();
    let file = Path::new(url.strip_prefix("sqlite:").unwrap());
    let folder = file.parent().unwrap();
    std::fs::set_permissions(folder, Permissions::from_mode(0o777)).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        std::fs::set_permissions(path, Permissions::from_mode(0o444)).unwrap();
    }
    let program = folder.join("baton");
    std::fs::copy(env!("CARGO_BIN_EXE_baton"), &program).unwrap();
    std::fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(program);
    if rustix::process::geteuid().is_root() {
        command.uid(65_534);
    }
    command.arg("serve").env("DATABASE_URL", &url);
    command
        .env("BATON_LISTEN", "127.0.0.1:0")
        .current_dir(folder);
    command
}

#[actix_web::test]
async fn a_database_that_can_only_be_read_is_refused_at_the_start() {
    let database = TestDatabase::create().await;
    let app = TestApp::on(database.clone()).await;
    let (went_well, said) = if database.is_postgres() {
        let url = database.url();
        let name = url.rsplit('/').next().unwrap();
        let set = format!("ALTER DATABASE \"{name}\" SET default_transaction_read_only = on");
        let mut conn = app.services.store.connect().unwrap();
        conn.batch_execute(&set).unwrap();
        app.stop().await;
        process::run(&database, &["serve"]).await
    } else {
        app.stop().await;
        let output = process::output(served_by_nobody(&database)).await;
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.success(), said)
    };
    assert!(!went_well && said.contains("cannot be written"), "{said}");
}

#[actix_web::test]
async fn a_console_opens_though_nothing_can_be_written() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.escalate("c1").await;
    let mut holder = app.services.store.connect().unwrap();
    holder
        .batch_execute(match app.database.is_postgres() {
            true => "BEGIN; LOCK TABLE agents IN EXCLUSIVE MODE",
            false => "BEGIN IMMEDIATE",
        })
        .unwrap();
    let mut console = ada.live(Some(1)).await;
    holder.batch_execute("ROLLBACK").unwrap();
    bot.say("c1", "customer", "still there?").await.expect(201);
    console.next_frame().await;
}
