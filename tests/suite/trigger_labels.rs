//! Names that teams go by, and past conversations that people have labelled: how a team tunes its rules.

use crate::support::agent::{AgentClient, number};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

const BOT: &str = "bot:Helper bot";

async fn send(by: &AgentClient, body: Value) -> Value {
    by.post("/settings/triggers", &body).await.expect(200)
}

#[actix_web::test]
async fn a_customer_who_asks_for_a_team_by_one_of_its_names_asks_for_a_person() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let boss = app.manager("Boss").await;
    let asked = "please connect me with the blue lagoon";
    let said = bot.say("c1", "customer", asked).await.expect(201);
    assert_eq!(said["verdict"]["escalate"], false);

    let owner = format!("team:{TEAM}");
    let names = json!({ "owner": owner, "do": "names", "names": ["Blue Lagoon", "Élan"] });
    let set = send(&boss, names).await;
    assert_eq!(set["names"], json!(["Blue Lagoon", "Élan"]));
    let said = bot.say("c2", "customer", asked).await.expect(201);
    assert_eq!(said["verdict"]["rules"][0]["rule"], "asked for a person");
    let own = format!("connect me to {TEAM}");
    let said = bot.say("c3", "customer", &own).await.expect(201);
    assert_eq!(said["verdict"]["escalate"], true, "its own name counts too");

    let wrong = json!({ "owner": owner, "do": "names", "names": "x\n!" });
    let wrong = boss.post("/settings/triggers", &wrong).await;
    assert_eq!(wrong.problem(422), "invalid");
    let of_bot = json!({ "owner": BOT, "do": "names", "names": "Lagoon" });
    let refused = boss.post("/settings/triggers", &of_bot).await;
    assert_eq!(refused.problem(422), "invalid");
    let none = send(&boss, json!({ "owner": owner, "do": "names" })).await;
    assert_eq!(none["names"], json!([]));
    let said = bot.say("c4", "customer", asked).await.expect(201);
    assert_eq!(said["verdict"]["escalate"], false);
}

#[actix_web::test]
async fn labelled_conversations_tell_the_precision_and_recall_of_rules() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let (ada, boss) = (app.agent("Ada").await, app.manager("Boss").await);
    for (conversation, text) in [
        ("asked", "agent please"),
        ("needed", "My parcel came broken and nobody pays"),
        ("calm", "Where is my parcel?"),
    ] {
        bot.say(conversation, "customer", text).await.expect(201);
    }
    let early = number(&bot.escalate("early").await);
    let mark = json!({ "mark": "too_early" });
    ada.command(early, "mark", &mark).await.expect(200);

    let rule = "asked for a person";
    let asked = json!({ "owner": BOT, "do": "try", "rule": rule, "enabled": true });
    let tried = send(&boss, asked).await;
    let row = |conversation: &str| {
        let lists = [&tried["examples"], &tried["quiet"]];
        let rows = lists.iter().flat_map(|list| list.as_array().unwrap());
        let row = rows
            .clone()
            .find(|row| row["conversation"] == conversation)
            .unwrap();
        row.clone()
    };
    assert_eq!(row("early")["needed_person"], false, "its mark says so");
    let label = |conversation: &str, needed: &str| {
        let token = row(conversation)["token"].clone();
        json!({ "owner": BOT, "do": "label", "rule": rule, "conversation": token, "needed": needed })
    };
    send(&boss, label("asked", "person")).await;
    send(&boss, label("needed", "nobody")).await;
    send(&boss, label("calm", "nobody")).await;
    let tried = send(&boss, label("needed", "person")).await;
    let figures = &tried["alone"];
    assert_eq!(
        (&figures["right"], &figures["missed"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        figures["left_alone"].as_u64().unwrap() + figures["false_alarms"].as_u64().unwrap(),
        2
    );

    let unknown = json!({
        "owner": BOT, "do": "label", "rule": rule, "conversation": "cnv_nobody", "needed": "person",
    });
    let unknown = boss.post("/settings/triggers", &unknown).await;
    assert_eq!(unknown.status, 404);
    let agent = app.person("Zoe", Role::Agent, &[]).await;
    let calm = label("calm", "person");
    let refused = agent.post("/settings/triggers", &calm).await;
    assert_eq!(refused.status, 403);
}

#[actix_web::test]
async fn the_page_labels_with_a_button_and_shows_the_figures() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let boss = app.manager("Boss").await;
    bot.say("asked", "customer", "agent please")
        .await
        .expect(201);
    let rule = "asked for a person";
    let page = async |fields: &[(&str, &str)]| {
        let request = boss.request(reqwest::Method::POST, "/settings/triggers");
        let answer = request.form(fields).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 200);
        answer.text().await.unwrap()
    };
    let tried = page(&[("owner", BOT), ("rule", rule), ("do", "try")]).await;
    assert!(tried.contains("Needed a person"), "{tried}");
    let (_, rest) = tried.split_once("name=\"conversation\" value=\"").unwrap();
    let (token, _) = rest.split_once('"').unwrap();
    let label = [
        ("owner", BOT),
        ("rule", rule),
        ("do", "label"),
        ("conversation", token),
        ("needed", "person"),
    ];
    let labelled = page(&label).await;
    let told = "This rule: precision 100%, recall 100%. Labelled conversations: 1 ";
    assert!(labelled.contains(told), "{labelled}");
}
