//! A conversation that is handed to another bot than the one that started it.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use serde_json::{Value, json};

struct Handed {
    app: TestApp,
    /// Started the conversation.
    sales: BotClient,
    /// Is handed it.
    onboarding: BotClient,
    ada: AgentClient,
    ticket: i64,
    /// What the second bot calls it.
    id: String,
}

/// Sales has escalated, Ada hands the conversation to Onboarding.
async fn handed() -> Handed {
    let app = TestApp::spawn().await;
    let sales = app.bot_of("Sales", TEAM).await;
    let onboarding = app.bot_of("Onboarding", TEAM).await;
    let ada = app.agent("Ada").await;
    let ticket = number(&sales.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "an inner word").await.expect(200);
    let back = json!({
        "to": "Onboarding", "note": "signed, please welcome them",
        "facts": { "plan": "gold" }, "avoid": ["prices"],
    });
    ada.hand_back(ticket, &back).await.expect(200);
    let id = sales.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    Handed {
        app,
        sales,
        onboarding,
        ada,
        ticket,
        id,
    }
}

/// Every event a bot may read of all its conversations.
async fn log(app: &TestApp, bot: &BotClient) -> Vec<Value> {
    app.settle().await;
    let page = bot.get("/events?limit=200").await.expect(200);
    page["events"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn another_bot_hears_of_it_takes_it_and_speaks() {
    let handed = handed().await;
    let heard = log(&handed.app, &handed.onboarding).await;
    let changed = heard
        .iter()
        .find(|event| event["type"] == "control.changed")
        .unwrap();
    assert_eq!(changed["conversation"], handed.id.as_str());
    assert_eq!(
        changed["data"]["handback"]["note"],
        "signed, please welcome them"
    );
    assert_eq!(
        changed["data"]["handback"]["task"]["state"],
        json!({ "step": 3 })
    );
    assert_eq!(changed["data"]["control"]["guest"], true);
    let packet = &changed["data"]["handback"]["packet"];
    assert_eq!(packet["summary"]["text"], escalation("")["summary"]);
    assert_eq!(packet["customer"]["name"], "Maria Lindqvist");
    let facts = packet["facts"].as_array().unwrap();
    let names: Vec<&str> = facts
        .iter()
        .map(|fact| fact["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["reservation", "plan"]);
    assert_eq!(packet["said"][2]["text"], "A person, please");
    assert_eq!(changed["data"]["handback"]["avoid"], json!(["prices"]));
    assert!(
        !serde_json::to_string(changed)
            .unwrap()
            .contains("inner word")
    );
    assert!(
        heard
            .iter()
            .all(|event| event["seq"].as_i64() >= changed["seq"].as_i64())
    );
    let seen = handed.onboarding.conversation(&handed.id).await;
    assert_eq!(seen["ticket"]["status"], "offered");
    let path = format!("/tickets/{}", changed["ticket"].as_str().unwrap());
    let ticket = handed.onboarding.get(&path).await.expect(200);
    assert_eq!(ticket["conversation"], handed.id.as_str());
    // Its first words take it.
    let said = handed.onboarding.say(&handed.id, "bot", "Welcome!").await;
    said.expect(201);
    let shown = handed.ada.ticket(handed.ticket).await;
    assert_eq!(shown["ticket"]["outcome"], "returned");
    assert_eq!(
        log(&handed.app, &handed.onboarding).await.last().unwrap()["data"]["message"]["text"],
        "Welcome!"
    );
    assert!(
        handed
            .sales
            .spoken("c1")
            .await
            .contains(&("bot".into(), "Welcome!".into()))
    );
}

#[actix_web::test]
async fn the_first_bot_has_no_control_and_its_words_stay_with_the_agents() {
    let handed = handed().await;
    let late = handed.sales.say("c1", "bot", "One more thing").await;
    assert_eq!(late.problem(409), "control_lost");
    assert_eq!(late.json()["control"]["guest"], true, "with another bot");
    handed
        .onboarding
        .control(&handed.id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let mut wish = escalation("c1");
    wish["last_words"] = json!("I pass you on");
    let answer = handed.sales.escalate_with(&wish).await;
    assert_eq!(answer.problem(409), "control_lost");
    let said = handed.onboarding.spoken(&handed.id).await;
    assert!(
        said.iter()
            .all(|(_, text)| text != "I pass you on" && text != "One more thing")
    );
}

#[actix_web::test]
async fn what_the_second_bot_escalates_comes_back_to_it() {
    let handed = handed().await;
    let (second, id) = (&handed.onboarding, handed.id.as_str());
    second
        .control(id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let mut body = escalation(id);
    body["customer"] = json!({ "phone": "+46 70 555 01 94" });
    let opened = second.escalate_with(&body).await.expect(201);
    assert_ne!(number(&opened), handed.ticket, "another bot's case");
    assert!(
        opened["links"]["conversation"]
            .as_str()
            .unwrap()
            .ends_with(id)
    );
    let again = second.escalate_with(&body).await.expect(200);
    assert_eq!(
        number(&again),
        number(&opened),
        "a retry starts no other conversation"
    );
    let cancel = json!({ "action": "cancel" });
    assert_eq!(
        handed.sales.control("c1", &cancel).await.problem(404),
        "not_found"
    );
    handed.ada.accept(number(&opened)).await.expect(200);
    let shown = handed.ada.ticket(number(&opened)).await;
    let customer = &shown["ticket"]["customer"];
    assert_eq!(customer["name"], "Maria Lindqvist", "the same customer");
    assert_eq!(customer["phone"], Value::Null, "only Sales says who it is");
    let facts = shown["packet"]["facts"].as_array().unwrap();
    let phone = facts.iter().find(|fact| fact["name"] == "phone").unwrap();
    assert_eq!(phone["value"], "+46 70 555 01 94", "and nothing is lost");
    assert_eq!(phone["source"], "Onboarding");
    handed.ada.resolve(number(&opened)).await.expect(200);
    second.say(id, "bot", "Anything else?").await.expect(201);
    // Back to the first bot: the second hears no more of it, and may still look.
    let third = number(&second.escalate_with(&escalation(id)).await.expect(200));
    handed.ada.accept(third).await.expect(200);
    handed
        .ada
        .hand_back(third, &json!({ "to": "Sales" }))
        .await
        .expect(200);
    let before = log(&handed.app, second).await.len();
    handed
        .sales
        .say("c1", "bot", "Hello again")
        .await
        .expect(201);
    assert_eq!(log(&handed.app, second).await.len(), before);
    assert_eq!(
        second.say(id, "bot", "late").await.problem(409),
        "control_lost"
    );
    let control = &handed.sales.conversation("c1").await["control"];
    assert_eq!(control["holder"], "bot");
    assert_eq!(control["guest"], Value::Null);
}

#[actix_web::test]
async fn a_bot_that_was_never_handed_a_conversation_does_not_find_it() {
    let handed = handed().await;
    let stranger = handed.app.bot_of("Stranger", TEAM).await;
    let path = format!("/conversations/{}", handed.id);
    assert_eq!(stranger.get(&path).await.problem(404), "not_found");
    assert!(log(&handed.app, &stranger).await.is_empty());
}
