//! Setting trigger rules in the console, trying them first, and marking what came of them.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use baton::domain::base::words::Role;
use serde_json::json;
use std::time::Duration;

/// Sends a form as a page would, and answers the status and the page.
async fn form(by: &AgentClient, fields: &[(&str, &str)]) -> (u16, String) {
    let request = by
        .request(reqwest::Method::POST, "/settings/triggers")
        .form(fields);
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.text().await.unwrap())
}

const OWNER: (&str, &str) = ("owner", "bot:Helper bot");

#[actix_web::test]
async fn a_manager_changes_a_rule_and_it_holds_for_the_next_message() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let boss = app.manager("Boss").await;
    let off = [OWNER, ("rule", "asked for a person"), ("do", "save")];
    assert_eq!(form(&boss, &off).await.0, 303);
    let said = bot.say("c1", "customer", "agent please").await.expect(201);
    assert_eq!(said["verdict"]["escalate"], false);

    let add = [
        OWNER,
        ("rule", "refunds"),
        ("signal", "topic"),
        ("do", "add"),
    ];
    assert_eq!(form(&boss, &add).await.0, 303);
    let fill = [
        OWNER,
        ("rule", "refunds"),
        ("enabled", "on"),
        ("words", "refund\r\nmoney back"),
        ("do", "save"),
    ];
    assert_eq!(form(&boss, &fill).await.0, 303);
    let said = bot
        .say("c1", "customer", "I want my money back")
        .await
        .expect(201);
    assert_eq!(said["verdict"]["rules"][0]["rule"], "refunds");

    let sets = boss
        .get("/settings/triggers?owner=bot:Helper%20bot")
        .await
        .expect(200);
    assert_eq!(sets["sets"][0]["own"], true);
    let (confirmed, refunds) = (("confirm", "true"), r#""name":"refunds""#);
    let rules = async || boss.get("/settings/triggers").await.expect(200)["sets"][0].clone();
    let remove = [OWNER, ("rule", "refunds"), ("do", "remove")];
    let (status, page) = form(&boss, &remove).await;
    assert_eq!(status, 200, "it asks first");
    assert!(
        page.contains("Remove the rule “refunds” from Helper bot?"),
        "{page}"
    );
    assert!(rules().await.to_string().contains(refunds));
    let [owner, rule, wanted] = remove;
    let remove = [owner, rule, wanted, confirmed];
    assert_eq!(form(&boss, &remove).await.0, 303);
    assert!(!rules().await.to_string().contains(refunds));
    let (status, page) = form(&boss, &[OWNER, ("do", "inherit")]).await;
    assert_eq!(status, 200, "it asks first");
    assert!(page.contains("Use the inherited rules for Helper bot?"));
    assert_eq!(rules().await["own"], true);
    let inherit = [OWNER, ("do", "inherit"), confirmed];
    assert_eq!(form(&boss, &inherit).await.0, 303);
    let said = bot.say("c1", "customer", "agent please!").await.expect(201);
    assert_eq!(said["verdict"]["escalate"], true);
}

#[actix_web::test]
async fn a_rule_escalates_for_the_reason_it_is_given() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let boss = app.manager("Boss").await;
    let rule = ("rule", "asked for a person");
    let save = |reason| {
        [
            OWNER,
            rule,
            ("enabled", "on"),
            ("reason", reason),
            ("do", "save"),
        ]
    };
    assert_eq!(form(&boss, &save("vip")).await.0, 303);
    let said = bot.say("c1", "customer", "agent please").await.expect(201);
    assert_eq!(said["verdict"]["rules"][0]["reason"], "vip");
    let (status, page) = form(&boss, &save("whim")).await;
    assert_eq!(status, 422);
    assert!(page.contains("Reason: unknown reason"), "{page}");
    assert_eq!(form(&boss, &save("usual")).await.0, 303);
    let said = bot.say("c2", "customer", "agent please").await.expect(201);
    assert_eq!(said["verdict"]["rules"][0]["reason"], "user_requested");
}

#[actix_web::test]
async fn a_bad_rule_is_refused_beside_its_form_and_nothing_is_stored() {
    let app = TestApp::spawn().await;
    let _bot = app.bot().await;
    let boss = app.manager("Boss").await;
    let everything = [OWNER, ("rule", "topic"), ("patterns", ".*"), ("do", "save")];
    let (status, page) = form(&boss, &everything).await;
    assert_eq!(status, 422);
    assert!(page.contains("Patterns: matches everything"), "{page}");
    let number = [
        OWNER,
        ("rule", "anger"),
        ("times", "many"),
        ("within", "4"),
        ("do", "save"),
    ];
    let (status, page) = form(&boss, &number).await;
    assert_eq!(status, 422);
    assert!(
        page.contains("Times: this number is not allowed here"),
        "{page}"
    );
    let twice = [OWNER, ("rule", "anger"), ("signal", "topic"), ("do", "add")];
    assert_eq!(form(&boss, &twice).await.0, 422);
    let nobody = [("owner", "bot:nobody"), ("rule", "anger"), ("do", "remove")];
    assert_eq!(form(&boss, &nobody).await.0, 404);
    let sets = boss.get("/settings/triggers").await.expect(200);
    assert_eq!(sets["sets"][0]["own"], false);
}

#[actix_web::test]
async fn a_rule_is_tried_on_past_conversations_before_it_is_switched_on() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let boss = app.manager("Boss").await;
    bot.say("calm", "customer", "Where is my parcel?")
        .await
        .expect(201);
    bot.say("topic", "customer", "My chargeback is <b>late</b>")
        .await
        .expect(201);
    bot.escalate("asked in its transcript").await;
    let topic = [
        OWNER,
        ("rule", "topic"),
        ("words", "chargeback\ncancelled"),
        ("do", "try"),
    ];
    let (status, page) = form(&boss, &topic).await;
    assert_eq!(status, 200);
    let told = "The rule would have fired in 2 of the last 3 conversations";
    assert!(page.contains(told), "{page}");
    assert!(page.contains("1 of those became a ticket"), "{page}");
    assert!(page.contains(">Topic</span>"), "a heading: {page}");
    let never = [
        OWNER,
        ("rule", "topic"),
        ("words", "zeppelin"),
        ("do", "try"),
    ];
    let (_, page) = form(&boss, &never).await;
    assert!(page.contains("fired in 0 of the last 3 conversations"));
    assert!(!page.contains("of those became"), "{page}");
    let sets = boss.get("/settings/triggers").await.expect(200);
    assert_eq!(sets["sets"][0]["own"], false, "trying stores nothing");
}

#[actix_web::test]
async fn a_program_that_sets_rules_is_answered_with_them() {
    let app = TestApp::spawn().await;
    let _bot = app.bot().await;
    let boss = app.manager("Boss").await;
    let send = async |body: serde_json::Value| boss.post("/settings/triggers", &body).await;
    let owner = "bot:Helper bot";
    let add = json!({ "owner": owner, "do": "add", "rule": "refunds", "signal": "topic" });
    let added = send(add).await.expect(200);
    assert_eq!(
        (&added["owner"], &added["own"]),
        (&json!(owner), &json!(true))
    );
    assert!(added["rules"].to_string().contains("refunds"), "{added}");
    let everything = json!({ "owner": owner, "do": "save", "rule": "refunds", "patterns": ".*" });
    let wrong = send(everything).await;
    assert_eq!(wrong.problem(422), "invalid");
    assert!(wrong.text.contains("matches everything"), "{}", wrong.text);
    let words = json!({ "owner": owner, "do": "try", "rule": "refunds", "words": "refund" });
    let tried = send(words).await.expect(200);
    assert_eq!(
        (&tried["conversations"], &tried["fired"]),
        (&json!(0), &json!(0))
    );
    let mut save = json!({
        "owner": owner, "do": "save", "rule": "refunds", "words": ["refund", "money back"], "enabled": true,
    });
    let on = send(save.clone()).await.expect(200)["rules"].to_string();
    assert!(on.contains(r#""words":["refund","money back"]"#), "{on}");
    save["enabled"] = json!(false);
    let off = send(save).await.expect(200)["rules"].to_string();
    let enabled = |rules: &str| rules.matches(r#""enabled":true"#).count();
    assert_eq!(enabled(&on), enabled(&off) + 1);
    let inherit = json!({ "owner": owner, "do": "inherit" });
    assert_eq!(send(inherit).await.expect(200)["own"], false);
}

#[actix_web::test]
async fn rules_and_scorecard_are_for_who_leads() {
    let app = TestApp::spawn().await;
    let _bot = app.bot().await;
    let ada = app.agent("Ada").await;
    assert_eq!(ada.get("/settings/triggers").await.status, 403);
    assert_eq!(form(&ada, &[OWNER, ("do", "inherit")]).await.0, 403);
    assert_eq!(ada.get("/reports/triggers").await.status, 403);
    let admin = app.person("Root", Role::Admin, &[]).await;
    admin.get("/settings/triggers").await.expect(200);
    admin.get("/reports/triggers").await.expect(200);
}

#[actix_web::test]
async fn marks_make_the_scorecard() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent("Ada").await;
    let boss = app.manager("Boss").await;
    for (conversation, mark) in [("a", "right"), ("b", "too_early"), ("c", "too_late")] {
        bot.say(conversation, "customer", "agent please")
            .await
            .expect(201);
        let ticket = number(&bot.escalate(conversation).await);
        ada.command(ticket, "mark", &json!({ "mark": "wrong_team" }))
            .await
            .expect(200);
        ada.command(ticket, "mark", &json!({ "mark": mark }))
            .await
            .expect(200);
    }
    let own = number(&bot.escalate("d").await);
    ada.command(own, "mark", &json!({ "mark": "right" }))
        .await
        .expect(200);
    let card = boss.get("/reports/triggers").await.expect(200);
    let rules = card["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 2, "{card}");
    assert_eq!(rules[0]["rule"], "asked for a person");
    assert_eq!(
        (&rules[0]["tickets"], &rules[0]["too_early"]),
        (&json!(3), &json!(1))
    );
    assert!((rules[0]["precision"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-9);
    assert_eq!(rules[1]["reason"], "user_requested");
    assert_eq!(rules[1]["right"], 1);
    assert_eq!(card["days"], 90);
    app.clock.advance(Duration::from_secs(8 * 24 * 3600));
    for (days, rules) in [(7, 0), (30, 2), (90, 2)] {
        let path = format!("/reports/triggers?days={days}");
        let card = boss.get(&path).await.expect(200);
        assert_eq!(card["rules"].as_array().unwrap().len(), rules, "{card}");
    }
    boss.get("/reports/triggers?days=8").await.problem(422);
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(&app, &max).await;
    let page = browser.page("/reports/triggers?days=30").await;
    let page = page.expect_page(200);
    assert!(
        page.contains("href=\"/reports/triggers?days=30\" aria-current=\"page\"")
            && page.contains("escalated by the bot"),
        "{page}"
    );

    let bad = ada
        .command(own, "mark", &json!({ "mark": "nonsense" }))
        .await;
    assert_eq!(bad.status, 422);
    let stranger = app.person("Zoe", Role::Agent, &[]).await;
    let foreign = stranger
        .command(own, "mark", &json!({ "mark": "right" }))
        .await;
    assert_eq!(foreign.status, 404);
}
