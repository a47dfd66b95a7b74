//! Whatever is done to an account, a bot, a team or a session has its record in the security log.

use crate::console::Browser;
use crate::security_log::log;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::services::{ChangeAgent, ManagedBy, RulesOwner, SetAgent, SetBot, SetTeam};
use serde_json::Value;
use std::time::Duration;

const OPERATOR: ManagedBy = ManagedBy::CommandLine;

/// What was done and to whom, the first first, but for what lets the test read the log.
async fn acts(app: &TestApp) -> Vec<[String; 2]> {
    let mut records = log(app, "").await;
    records.reverse();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let acts = records
        .iter()
        .map(|record| [text(&record["act"]), text(&record["on_name"])]);
    acts.filter(|[_, whom]| whom != "Ina").collect()
}

async fn change_the_account_of_ada(app: &TestApp) {
    let (accounts, email) = (app.services.accounts(), "ada@example.com".to_owned());
    let (_, tokens) = accounts.agent_tokens(email.clone()).await.unwrap();
    let revoked = accounts.revoke_agent_token(OPERATOR, None, tokens[0].id);
    revoked.await.unwrap();
    let role = ChangeAgent {
        role: Some(Role::Manager),
        ..ChangeAgent::default()
    };
    let changed = accounts.change_agent(OPERATOR, email.clone(), role);
    changed.await.unwrap();
    let set = app.services.teams();
    let set = set.set_agent(email.clone(), SetAgent::default());
    set.await.unwrap();
    let password = PASSWORD.to_owned().into();
    let set = accounts.set_password(email.clone(), password);
    set.await.unwrap();
    accounts.unlock(email.clone()).await.unwrap();
    let disabled = accounts.disable_agent(OPERATOR, email.clone());
    disabled.await.unwrap();
    accounts.enable_agent(OPERATOR, email).await.unwrap();
}

async fn change_the_bot(app: &TestApp) {
    let (accounts, name) = (app.services.accounts(), "Helper bot".to_owned());
    let set = app.services.bots().set_bot(name.clone(), SetBot::default());
    set.await.unwrap();
    let rotate = |keep| accounts.rotate_key(OPERATOR, name.clone(), keep);
    rotate(Duration::from_secs(3600)).await.unwrap();
    let (_, retiring) = accounts.bot_keys(name.clone()).await.unwrap();
    let revoked = accounts.revoke_bot_key(OPERATOR, name.clone(), retiring[0].id);
    revoked.await.unwrap();
    rotate(Duration::ZERO).await.unwrap();
    let disabled = accounts.disable_bot(OPERATOR, name.clone());
    disabled.await.unwrap();
    accounts.enable_bot(OPERATOR, name).await.unwrap();
}

async fn change_the_team(app: &TestApp) {
    let teams = app.services.teams();
    let set = teams.set_team(TEAM.into(), SetTeam::default());
    set.await.unwrap();
    teams.set_team_hours(TEAM.into(), None).await.unwrap();
    let most = teams.set_team_backlog(TEAM.into(), Some(5));
    most.await.unwrap();
    let (rules, owner) = (app.services.rules(), RulesOwner::Team(TEAM.into()));
    let saved = rules.save_trigger_rules(None, owner.clone(), Vec::new());
    saved.await.unwrap();
    rules.drop_trigger_rules(None, owner).await.unwrap();
    let renamed = teams.rename_team(OPERATOR, TEAM.into(), "Care".into());
    renamed.await.unwrap();
}

#[actix_web::test]
async fn whatever_is_done_to_an_account_a_bot_or_a_team_is_recorded() {
    let app = TestApp::spawn().await;
    app.agent("Ada").await;
    app.bot().await;
    change_the_account_of_ada(&app).await;
    change_the_bot(&app).await;
    change_the_team(&app).await;
    let expected = [
        ["team_added", TEAM],
        ["agent_added", "Ada"],
        ["token_made", "Ada"],
        ["bot_added", "Helper bot"],
        ["token_revoked", "Ada"],
        ["agent_changed", "Ada"],
        ["agent_changed", "Ada"],
        ["password_set", "Ada"],
        ["sign_in_unlocked", "Ada"],
        ["agent_disabled", "Ada"],
        ["agent_enabled", "Ada"],
        ["bot_changed", "Helper bot"],
        ["key_made", "Helper bot"],
        ["key_revoked", "Helper bot"],
        ["key_made", "Helper bot"],
        ["bot_disabled", "Helper bot"],
        ["bot_enabled", "Helper bot"],
        ["team_changed", TEAM],
        ["hours_changed", TEAM],
        ["limit_changed", TEAM],
        ["triggers_changed", TEAM],
        ["triggers_changed", TEAM],
        ["team_changed", TEAM],
    ];
    assert_eq!(acts(&app).await, expected);
}

#[actix_web::test]
async fn whatever_people_do_with_their_own_sessions_is_recorded() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut here = Browser::sign_in(&app, &ada).await;
    let (laptop, _phone) = (
        Browser::sign_in(&app, &ada).await,
        Browser::sign_in(&app, &ada).await,
    );
    let page = laptop.page("/account").await.expect_page(200);
    let id = page.split("name=\"end\" value=\"").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let ended = here.form("/account/sessions", &[("end", id)]).await;
    assert_eq!(ended.status, 303);
    here.form("/account/sessions", &[("end", "others")]).await;
    let fields = [
        ("current_password", PASSWORD),
        ("password", "seven otters juggle"),
    ];
    let changed = here.form("/account/password", &fields).await;
    assert_eq!(changed.status, 303);
    let token = here.replace_csrf("made up");
    assert_eq!(here.form("/logout", &[]).await.status, 403);
    here.replace_csrf(&token);
    here.form("/logout", &[]).await;
    let mut records = log(&app, "?who=Ada").await;
    records.reverse();
    let own = records.iter().filter(|record| record["by_name"] == "Ada");
    let own: Vec<_> = own.map(|record| record["act"].as_str().unwrap()).collect();
    let expected = [
        "signed_in",
        "signed_in",
        "signed_in",
        "sessions_ended",
        "sessions_ended",
        "password_set",
        "form_refused",
        "signed_out",
    ];
    assert_eq!(own, expected);
}
