//! What is set is read once and holds at once: whoever changes it, and wherever.

use crate::support::agent::number;
use crate::support::bot::{BotClient, escalation};
use crate::support::process;
use crate::support::{TEAM, TestApp};
use baton::domain::packet::needs::Needs;
use baton::domain::rules::routing::RouteRule;
use baton::domain::rules::triggers::{AnyOf, Rule, Signal};
use baton::domain::team::Assignment;
use baton::domain::team::hours::TeamHours;
use baton::services::{
    AddAgent, AddBot, AddTeam, RoutesChange, RulesOwner, Services, SetAgent, SetBot, SetTeam,
    Unreachable,
};
use baton::storage::{AnyConnection, StorageError, Store};
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};

/// Another process over the same data, of which the server hears nothing.
fn elsewhere(app: &TestApp) -> Services {
    let store = Store::open(app.database.database(), Default::default()).unwrap();
    Services::new(store, app.clock.clone(), app.services.settings.clone())
}

async fn sql(services: &Services, text: &str) {
    let text = text.to_owned();
    let done = services.store.write(
        move |conn: &mut AnyConnection| -> Result<(), StorageError> {
            Ok(conn.batch_execute(&text)?)
        },
    );
    done.await.unwrap();
}

/// As the server sees it at its next look.
async fn revision(app: &TestApp) -> i64 {
    app.services.settings_snapshot().await.unwrap().revision()
}

async fn compiled(app: &TestApp) -> u64 {
    app.services.settings_snapshot().await.unwrap().compiled()
}

async fn escalate(bot: &BotClient, conversation: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = escalation(conversation);
    change(&mut body);
    bot.escalate_with(&body).await.expect(201)
}

fn wine() -> Signal {
    Signal::Topic(AnyOf {
        words: vec!["wine".into()],
        ..AnyOf::default()
    })
}

/// Of each settings table: a row that is added, changed and taken away.
const WRITES: [(&str, &str, &str, &str); 12] = [
    (
        "teams",
        "(id, token, name, accept_within_ms, reply_within_ms, return_within_ms, reopen_within_ms, created_at) \
         VALUES (900, 'team_900', 'Moon', 1, 1, 1, 1, '2026-05-04 09:00:00')",
        "relax_within_ms = 7",
        "id = 900",
    ),
    (
        "team_needs",
        "(team_id, body, updated_at) VALUES (900, '{}', '2026-05-04 09:00:00')",
        "body = '{\"facts\":[]}'",
        "team_id = 900",
    ),
    (
        "team_hours",
        "(team_id, expression, zone, closed, updated_at) \
         VALUES (900, '24/7', 'UTC', '[]', '2026-05-04 09:00:00')",
        "zone = 'Europe/Madrid'",
        "team_id = 900",
    ),
    (
        "team_sentences",
        "(team_id, language, phrase, body, updated_at) \
         VALUES (900, 'en', 'handed_over', 'x', '2026-05-04 09:00:00')",
        "body = 'y'",
        "team_id = 900",
    ),
    (
        "team_backlogs",
        "(team_id, most, updated_at) VALUES (900, 3, '2026-05-04 09:00:00')",
        "most = 4",
        "team_id = 900",
    ),
    (
        "team_aliases",
        "(team_id, names, updated_at) VALUES (900, '[]', '2026-05-04 09:00:00')",
        "names = '[\"moon\"]'",
        "team_id = 900",
    ),
    (
        "bots",
        "(id, token, name, kind, team_id, key_hash, key_hint, created_at) \
         VALUES (900, 'bot_900', 'Moon bot', 'poll', 900, '', 'x', '2026-05-04 09:00:00')",
        "version = '2'",
        "id = 900",
    ),
    (
        "bot_policies",
        "(bot_id, unreachable) VALUES (900, 'queue')",
        "unreachable = 'giver'",
        "bot_id = 900",
    ),
    (
        "trigger_rules",
        "(id, bot_id, rules, revision, updated_at) \
         VALUES (900, 900, '[]', 1, '2026-05-04 09:00:00')",
        "rules = '[ ]'",
        "id = 900",
    ),
    (
        "routing_rules",
        "(revision, rules, updated_at) VALUES (900, '[]', '2026-05-04 09:00:00')",
        "rules = '[ ]'",
        "revision = 900",
    ),
    (
        "agents",
        "(id, token, email, name, role, created_at) \
         VALUES (900, 'agt_900', 'moon@example.com', 'Moon', 'agent', '2026-05-04 09:00:00')",
        "capacity = 3",
        "id = 900",
    ),
    (
        "agent_teams",
        "(agent_id, team_id) VALUES (900, 900)",
        "team_id = 900",
        "agent_id = 900",
    ),
];

#[actix_web::test]
async fn every_change_of_a_setting_moves_the_revision_even_by_hand() {
    let app = TestApp::spawn().await;
    let other = elsewhere(&app);
    let mut known = revision(&app).await;
    let mut moves = async |text: String| {
        sql(&other, &text).await;
        let now = revision(&app).await;
        assert!(now > known, "{text}");
        known = now;
    };
    for (table, row, change, which) in WRITES {
        moves(format!("INSERT INTO {table} {row}")).await;
        moves(format!("UPDATE {table} SET {change} WHERE {which}")).await;
    }
    for (table, _, _, which) in WRITES.iter().rev() {
        moves(format!("DELETE FROM {table} WHERE {which}")).await;
    }
}

#[actix_web::test]
async fn what_moves_by_itself_is_no_setting() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let hours = TeamHours {
        expression: "Mo-Fr 12:00-18:00".into(),
        zone: "Europe/Madrid".into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(TEAM.into(), Some(hours));
    set.await.unwrap();
    let before = revision(&app).await;
    let ticket = number(&bot.escalate("c1").await);
    app.pass(std::time::Duration::from_secs(3600)).await;
    app.online(&ada).await;
    assert_eq!(app.offer().await, 1);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Hello").await.expect(200);
    ada.resolve(ticket).await.expect(200);
    assert_eq!(revision(&app).await, before);
}

#[actix_web::test]
async fn the_next_escalation_goes_by_what_another_process_has_just_set() {
    let app = TestApp::spawn().await;
    app.agent("Ada").await;
    let bot = app.bot().await;
    let other = elsewhere(&app);
    let first = escalate(&bot, "c0", |_| {}).await;
    assert_eq!(first["packet"]["missing"], json!([]));

    let needs = json!({ "facts": [{ "name": "seat" }], "redact": ["TK-\\d+"] });
    let needs: Needs = serde_json::from_value(needs).unwrap();
    other
        .packets()
        .set_team_needs(TEAM.into(), needs)
        .await
        .unwrap();
    let needed = escalate(&bot, "c1", |body| body["summary"] = json!("about TK-123")).await;
    assert_eq!(needed["packet"]["missing"][0]["name"], "seat");
    let path = needed["links"]["ticket"].as_str().unwrap();
    let seen = bot.get(path.strip_prefix("/api/v1").unwrap()).await;
    let seen = seen.expect(200).to_string();
    assert!(seen.contains("about") && !seen.contains("TK-123"), "{seen}");

    let own = "INSERT INTO team_sentences (team_id, language, phrase, body, updated_at) \
               SELECT id, 'en', 'nobody_online', 'Somebody comes.', created_at FROM teams";
    sql(&other, own).await;
    let said = escalate(&bot, "c2", |_| {}).await["say"].clone();
    assert!(said.as_str().unwrap().contains("Somebody comes."), "{said}");

    let hours = TeamHours {
        expression: "Sa 10:00-11:00".into(),
        zone: "Europe/Madrid".into(),
        closed: Vec::new(),
    };
    let set = other.teams().set_team_hours(TEAM.into(), Some(hours)).await;
    set.unwrap();
    let closed = escalate(&bot, "c3", |_| {}).await;
    assert_eq!(closed["queue"]["open"], false);
    other
        .teams()
        .set_team_hours(TEAM.into(), None)
        .await
        .unwrap();
    assert_eq!(escalate(&bot, "c4", |_| {}).await["queue"]["open"], true);

    let add = AddTeam {
        name: "Second".into(),
        language: None,
    };
    other.accounts().add_team(add).await.unwrap();
    let named = |body: &mut Value| body["routing"] = json!({ "team": "Second" });
    let there = escalate(&bot, "c5", named).await;
    assert_eq!(
        (&there["ticket"]["team"], &there["warnings"]),
        (&json!("Second"), &json!([]))
    );

    let set = SetTeam {
        next: Some("Second".into()),
        assignment: Some(Assignment::Offer),
        ..SetTeam::default()
    };
    other.teams().set_team(TEAM.into(), set).await.unwrap();
    let limited = other.teams().set_team_backlog(TEAM.into(), Some(1)).await;
    limited.unwrap();
    let moved = escalate(&bot, "c6", |_| {}).await;
    assert_eq!(moved["ticket"]["team"], "Second", "there was no room");
    other
        .teams()
        .set_team_backlog(TEAM.into(), None)
        .await
        .unwrap();
    let stays = escalate(&bot, "c7", |_| {}).await;
    assert_eq!(stays["ticket"]["team"], TEAM);

    let rule =
        json!([{ "name": "all", "when": {}, "then": { "team": "Second", "priority": "high" } }]);
    let rules: Vec<RouteRule> = serde_json::from_value(rule).unwrap();
    let change = RoutesChange::All(rules);
    other
        .rules()
        .change_routing_rules(None, change, None)
        .await
        .unwrap();
    let routed = escalate(&bot, "c8", |_| {}).await;
    assert_eq!(
        (&routed["ticket"]["team"], &routed["ticket"]["priority"]),
        (&json!("Second"), &json!("high"))
    );
}

#[actix_web::test]
async fn bots_rules_and_skills_set_by_another_process_hold_at_once() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let other = elsewhere(&app);
    let wanted = |body: &mut Value| {
        body["routing"] = json!({ "bot": "Billing bot", "skills": ["refunds"] });
    };
    let warned = escalate(&bot, "c0", wanted).await["warnings"].clone();
    assert_eq!(warned.as_array().unwrap().len(), 2, "{warned}");
    let add = AddBot {
        name: "Billing bot".into(),
        team: TEAM.into(),
    };
    other.accounts().add_bot(add).await.unwrap();
    let add = AddAgent {
        email: "ada@example.com".into(),
        name: "Ada".into(),
        role: baton::domain::base::words::Role::Agent,
        teams: vec![TEAM.into()],
        capacity: None,
        password: None,
    };
    other.accounts().add_agent(add).await.unwrap();
    let set = SetAgent {
        skills: Some([("refunds".to_owned(), 3)].into()),
        ..SetAgent::default()
    };
    other
        .teams()
        .set_agent("ada@example.com".into(), set)
        .await
        .unwrap();
    let there = escalate(&bot, "c1", wanted).await;
    assert_eq!(there["warnings"], json!([]));
    assert_eq!(there["ticket"]["status"], "offered", "the other bot has it");
    let set = SetBot {
        version: Some("7".into()),
        unreachable: Some(Unreachable::Giver),
    };
    other
        .bots()
        .set_bot("Billing bot".into(), set)
        .await
        .unwrap();
    let settings = app.services.settings_snapshot().await.unwrap();
    let billing = settings.bot_by_name("Billing bot").unwrap();
    assert_eq!(billing.bot.version.as_deref(), Some("7"));

    let calm = bot.say("c2", "customer", "about wine").await.expect(201);
    assert_eq!(calm["verdict"]["escalate"], false);
    let rule = Rule::new("wine", wine());
    for owner in [
        RulesOwner::Team(TEAM.into()),
        RulesOwner::Bot("Helper bot".into()),
    ] {
        let set = other
            .rules()
            .save_trigger_rules(None, owner.clone(), vec![rule.clone()]);
        set.await.unwrap();
        let heard = bot.say("c2", "customer", "more wine").await.expect(201);
        assert_eq!(heard["verdict"]["escalate"], true, "{owner}");
        other.rules().drop_trigger_rules(None, owner).await.unwrap();
        let calm = bot.say("c2", "customer", "wine again").await.expect(201);
        assert_eq!(calm["verdict"]["escalate"], false);
    }
}

#[actix_web::test]
async fn a_served_baton_sees_what_the_command_line_sets() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    assert_eq!(escalate(&bot, "c0", |_| {}).await["queue"]["open"], true);
    let closed = [
        "team",
        "hours",
        TEAM,
        "Sa 10:00-11:00",
        "--zone",
        "Europe/Madrid",
    ];
    let (done, said) = process::run(&app.database, &closed).await;
    assert!(done, "{said}");
    assert_eq!(escalate(&bot, "c1", |_| {}).await["queue"]["open"], false);
}

#[actix_web::test]
async fn two_nodes_go_by_the_same_settings() {
    let first = TestApp::spawn().await;
    if !first.database.is_postgres() {
        return;
    }
    let second = first.second_node().await;
    let bot = first.bot().await;
    let there = BotClient {
        base: second.url(""),
        ..bot.clone()
    };
    for turn in 0..10 {
        let (team, id) = (format!("Team {turn}"), format!("c{turn}"));
        first.add_team(&team).await;
        let named = |body: &mut Value| body["routing"] = json!({ "team": team });
        let answer = escalate(&there, &id, named).await;
        assert_eq!(answer["ticket"]["team"], team);
        let back = SetTeam {
            next: Some(team.clone()),
            ..SetTeam::default()
        };
        second
            .services
            .teams()
            .set_team(TEAM.into(), back)
            .await
            .unwrap();
        let settings = first.services.settings_snapshot().await.unwrap();
        let tiers = settings.tiers(settings.team_named(TEAM).unwrap().team.id);
        let tiers: Vec<&str> = tiers.map(|tier| tier.team.name.as_str()).collect();
        assert_eq!(tiers, [TEAM, &team]);
    }
}

#[actix_web::test]
async fn settings_that_change_all_the_time_keep_nobody_from_escalating() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let other = elsewhere(&app);
    let changes = async {
        for turn in 0..40 {
            let most = Some(1000 + turn);
            other
                .teams()
                .set_team_backlog(TEAM.into(), most)
                .await
                .unwrap();
        }
    };
    let tickets = async {
        for turn in 0..20 {
            escalate(&bot, &format!("c{turn}"), |_| {}).await;
        }
    };
    futures_util::join!(changes, tickets);
}

#[actix_web::test]
async fn nothing_is_compiled_for_a_use_case_and_nothing_twice() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    app.add_team("Second").await;
    let needs = json!({ "redact": ["TK-\\d+"] });
    let needs: Needs = serde_json::from_value(needs).unwrap();
    let set = app
        .services
        .packets()
        .set_team_needs(TEAM.into(), needs)
        .await;
    set.unwrap();
    let rules = vec![Rule::new("wine", wine())];
    let owner = RulesOwner::Bot("Helper bot".into());
    let set = app
        .services
        .rules()
        .save_trigger_rules(None, owner, rules)
        .await;
    set.unwrap();
    escalate(&bot, "c0", |_| {}).await;
    let before = compiled(&app).await;
    for turn in 1..5 {
        escalate(&bot, &format!("c{turn}"), |_| {}).await;
        let said = bot.say("mirrored", "customer", "wine").await;
        said.expect(201);
    }
    assert_eq!(compiled(&app).await, before, "use cases compile nothing");
    let limited = app
        .services
        .teams()
        .set_team_backlog(TEAM.into(), Some(9))
        .await;
    limited.unwrap();
    escalate(&bot, "c5", |_| {}).await;
    assert_eq!(compiled(&app).await, before, "what stayed is kept");
    let hours = TeamHours {
        expression: "24/7".into(),
        zone: "UTC".into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(TEAM.into(), Some(hours))
        .await;
    set.unwrap();
    assert_eq!(compiled(&app).await, before + 1, "what is new, once");
}
