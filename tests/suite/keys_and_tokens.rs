//! Keys of bots and tokens of agents: two at once, those that end, and what ends with them.

use crate::support::TestApp;
use crate::support::agent::AgentClient;
use crate::support::bot::BotClient;
use crate::support::process;
use actix_web::rt::time::timeout;
use baton::domain::base::words::Role;
use baton::services::{ManagedBy, ServiceError};
use futures_util::join;
use serde_json::{Value, json};
use std::time::Duration;

const OPERATOR: ManagedBy = ManagedBy::CommandLine;
const HOUR: Duration = Duration::from_secs(3600);

fn with(bot: &BotClient, key: &str) -> BotClient {
    BotClient {
        key: key.to_owned(),
        ..bot.clone()
    }
}

/// What a command answered in JSON, on the first line; what it logged comes after it.
fn answered(said: &str) -> Value {
    serde_json::from_str(said.lines().next().unwrap()).unwrap()
}

#[actix_web::test]
async fn a_bot_is_given_its_new_key_while_the_old_one_is_still_valid() {
    let app = TestApp::spawn().await;
    let old = app.bot().await;
    let accounts = app.services.accounts();
    let rotated = accounts
        .rotate_key(OPERATOR, "Helper bot".into(), HOUR)
        .await
        .unwrap();
    let new = with(&old, &rotated.key);
    old.get("/tickets").await.expect(200);
    new.get("/tickets").await.expect(200);
    // Whoever loses the new one before the bot has it rotates again, and the bot goes on.
    let rotated = accounts
        .rotate_key(OPERATOR, "Helper bot".into(), HOUR)
        .await
        .unwrap();
    let newest = with(&old, &rotated.key);
    for bot in [&old, &new, &newest] {
        bot.get("/tickets").await.expect(200);
    }
    app.pass(HOUR).await;
    for bot in [&old, &new] {
        assert_eq!(bot.get("/tickets").await.problem(401), "bad_credentials");
    }
    newest.get("/tickets").await.expect(200);
    let rotated = accounts
        .rotate_key(OPERATOR, "Helper bot".into(), Duration::ZERO)
        .await
        .unwrap();
    assert_eq!(newest.get("/tickets").await.status, 401);
    with(&old, &rotated.key).get("/tickets").await.expect(200);
}

#[actix_web::test]
async fn a_new_key_does_not_let_a_deactivated_bot_in() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let accounts = app.services.accounts();
    accounts
        .disable_bot(OPERATOR, "Helper bot".into())
        .await
        .unwrap();
    let rotated = accounts
        .rotate_key(OPERATOR, "Helper bot".into(), HOUR)
        .await
        .unwrap();
    for bot in [bot.clone(), with(&bot, &rotated.key)] {
        assert_eq!(bot.get("/tickets").await.status, 401);
    }
    accounts
        .enable_bot(OPERATOR, "Helper bot".into())
        .await
        .unwrap();
    with(&bot, &rotated.key).get("/tickets").await.expect(200);
}

#[actix_web::test]
async fn a_stream_and_a_long_poll_end_with_their_key_and_others_go_on() {
    let app = TestApp::spawn().await;
    let old = app.bot().await;
    old.say("c", "customer", "hello").await.expect(201);
    app.settle().await;
    let accounts = app.services.accounts();
    let rotated = accounts
        .rotate_key(OPERATOR, "Helper bot".into(), HOUR)
        .await
        .unwrap();
    let new = with(&old, &rotated.key);
    let mut streams = Vec::new();
    for bot in [&old, &new] {
        let mut stream = bot.get_stream("/events", None).await.unwrap();
        assert_eq!(stream.next().await.data["seq"], 1);
        streams.push(stream);
    }
    let cursor = old.get("/events").await.expect(200)["cursor"]
        .as_str()
        .unwrap()
        .to_owned();
    let poll = format!("/events?wait=25&after={cursor}");
    let (_, retiring) = accounts.bot_keys("Helper bot".into()).await.unwrap();
    let key = retiring[0].id;
    let (polled, revoked) = join!(timeout(Duration::from_secs(10), old.get(&poll)), async {
        admitted(&app, 3).await;
        accounts
            .revoke_bot_key(OPERATOR, "Helper bot".into(), key)
            .await
    });
    revoked.unwrap();
    assert_eq!(
        polled.expect("it was not ended").problem(401),
        "bad_credentials"
    );
    let mut streams = streams.into_iter();
    let (mut ended, mut goes_on) = (streams.next().unwrap(), streams.next().unwrap());
    ended.end().await;
    new.say("c", "customer", "again").await.expect(201);
    assert_eq!(goes_on.next().await.data["seq"], 2);
}

/// Waits until so many are being answered for longer.
async fn admitted(app: &TestApp, count: usize) {
    while app.services.admitted.count() < count {
        tokio::task::yield_now().await;
    }
}

/// The keys of the bot, as the command line lists them.
async fn json_keys(app: &TestApp) -> Vec<Value> {
    let (done, said) = process::run(&app.database, &["bot", "keys", "Helper bot", "--json"]).await;
    assert!(done, "{said}");
    serde_json::from_str(said.trim()).unwrap()
}

#[actix_web::test]
async fn a_token_ends_when_it_is_revoked_or_its_time_is_over_and_its_console_closes() {
    let app = TestApp::spawn().await;
    let mut ada = app.agent("Ada").await;
    let accounts = app.services.accounts();
    let (_, other) = accounts
        .make_agent_token(OPERATOR, "Ada".into(), Some(HOUR))
        .await
        .unwrap();
    let first = ada.clone();
    ada.token = other;
    let (closes, _stays) = (first.live(None).await, ada.live(None).await);
    ada.get("/queue").await.expect(200);
    let (_, tokens) = accounts.agent_tokens("Ada".into()).await.unwrap();
    let [newer, older] = tokens.as_slice() else {
        panic!("{tokens:?}");
    };
    assert!(newer.used_at.is_some() && newer.expires_at.is_some() && older.expires_at.is_none());
    let ben = app.agent("Ben").await;
    let refused = accounts
        .revoke_agent_token(OPERATOR, Some("Ben".into()), older.id)
        .await;
    assert!(
        matches!(refused, Err(ServiceError::NotFound(_))),
        "it is Ada's, not Ben's"
    );
    first.get("/queue").await.expect(200);
    accounts
        .revoke_agent_token(OPERATOR, None, older.id)
        .await
        .unwrap();
    assert_eq!(closes.closed().await.as_deref(), Some("signed out"));
    assert_eq!(first.get("/queue").await.status, 401);
    ada.get("/queue").await.expect(200);
    app.pass(HOUR).await;
    assert_eq!(ada.get("/queue").await.status, 401);
    ben.get("/queue").await.expect(200);
    let again = accounts.revoke_agent_token(OPERATOR, None, older.id).await;
    assert!(again.is_err());
}

#[actix_web::test]
async fn a_command_beside_the_server_ends_what_is_open_there() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.say("c", "customer", "hello").await.expect(201);
    app.settle().await;
    let console = ada.live(None).await;
    let mut stream = bot.get_stream("/events", None).await.unwrap();
    stream.next().await;
    let run = async |args: &[&str]| process::run(&app.database, args).await;
    assert!(run(&["bot", "disable", "Helper bot"]).await.0);
    stream.end().await;
    assert!(run(&["agent", "disable", "Ada"]).await.0);
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
}

#[actix_web::test]
async fn the_command_line_changes_lists_rotates_and_revokes() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let run = async |args: &[&str]| {
        let (done, said) = process::run(&app.database, &[args, &["--json"]].concat()).await;
        match done {
            true => Ok(answered(&said)),
            false => Err(said),
        }
    };
    let set = [
        "agent",
        "set",
        "ada@example.com",
        "--name",
        "Ada L",
        "--role",
        "admin",
        "--team",
        "Billing",
    ];
    let row = run(&set).await.unwrap();
    assert_eq!(
        (&row["name"], &row["role"]),
        (&json!("Ada L"), &json!("admin"))
    );
    let refused = run(&["agent", "set", "ada@example.com", "--role", "agent"])
        .await
        .unwrap_err();
    assert!(refused.contains("last admin"), "{refused}");
    let refused = run(&["agent", "disable", "ada@example.com"])
        .await
        .unwrap_err();
    assert!(refused.contains("last admin"), "{refused}");
    let made = run(&["agent", "token", "ada@example.com", "--expires", "90d"])
        .await
        .unwrap();
    let listed = run(&["agent", "tokens", "ada@example.com"]).await.unwrap();
    let [newest, first] = listed.as_array().unwrap().as_slice() else {
        panic!("{listed}");
    };
    let ends = (&newest["expires_at"], &first["expires_at"]);
    assert!(ends.0.is_string() && ends.1.is_null(), "{made}");
    let id = first["id"].to_string();
    run(&["agent", "token", "--revoke", &id]).await.unwrap();
    assert_eq!(ada.get("/queue").await.status, 401);
    assert!(
        run(&["agent", "token"]).await.is_err(),
        "an address is needed"
    );

    let rotated = run(&["bot", "rotate", "Helper bot"]).await.unwrap();
    assert!(rotated["old_key_until"].is_string(), "{rotated}");
    bot.get("/tickets").await.expect(200);
    let keys = json_keys(&app).await;
    assert_eq!((keys.len(), &keys[1]["state"]), (2, &json!("retiring")));
    let id = keys[1]["id"].to_string();
    run(&["bot", "key", "Helper bot", "--revoke", &id])
        .await
        .unwrap();
    assert_eq!(bot.get("/tickets").await.status, 401);
    run(&["bot", "rotate", "Helper bot", "--keep", "30m"])
        .await
        .unwrap();
    run(&["bot", "rotate", "Helper bot", "--now"])
        .await
        .unwrap();
    assert_eq!(json_keys(&app).await.len(), 1);
    assert_eq!(
        run(&["team", "rename", "Billing", "Payments"])
            .await
            .unwrap()["name"],
        "Payments"
    );
}

#[actix_web::test]
async fn a_new_token_has_an_end_unless_somebody_asks_for_none() {
    let app = TestApp::spawn().await;
    app.agent("Ada").await;
    let ina = app.person("Ina", Role::Admin, &[]).await;
    let made = |args: &'static [&'static str]| {
        let app = &app;
        async move {
            let command = [&["agent", "token", "ada@example.com", "--json"], args].concat();
            let (done, said) = process::run(&app.database, &command).await;
            assert!(done, "{said}");
            answered(&said)
        }
    };
    // The command line counts by the machine's clock.
    assert!(made(&[]).await["expires_at"].is_string());
    assert_eq!(
        made(&["--expires", "never"]).await["expires_at"],
        Value::Null
    );
    let person = json_person(&ina, "Ada").await;
    let address = format!("/settings/people/{}", person["id"].as_str().unwrap());
    let usual = ina
        .post(&address, &json!({ "do": "token" }))
        .await
        .expect(200);
    // The suite's clock stands on 4 May 2026.
    let ends = usual["tokens"][0]["expires_at"].as_str().unwrap();
    assert!(ends.starts_with("2026-10-31"), "{ends}");
    let never = json!({ "do": "token", "days": "never" });
    let never = ina.post(&address, &never).await.expect(200);
    let endless = never["tokens"].as_array().unwrap().iter();
    // The first is the one that the agent of this test has.
    assert_eq!(
        endless
            .filter(|token| token["expires_at"].is_null())
            .count(),
        3
    );
    let wrong = json!({ "do": "token", "days": "soon" });
    assert_eq!(ina.post(&address, &wrong).await.problem(422), "invalid");
}

async fn json_person(admin: &AgentClient, name: &str) -> Value {
    let people = admin.get("/settings/people").await.expect(200);
    let people = people["people"].as_array().unwrap().clone();
    let person = people.into_iter().find(|person| person["name"] == name);
    person.unwrap()
}
