//! A bot is deactivated: its customers are not left alone, and people see why.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::services::{ManagedBy, SetBot, Unreachable};
use serde_json::json;

const OPERATOR: ManagedBy = ManagedBy::CommandLine;

async fn text_of(agent: &AgentClient, ticket: i64) -> String {
    agent.get(&format!("/tickets/{ticket}")).await.text
}

#[actix_web::test]
async fn whoever_waits_for_a_deactivated_bot_gets_a_person() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let to_billing = SetBot {
        unreachable: Some(Unreachable::Team("Billing".into())),
        ..SetBot::default()
    };
    app.services
        .bots()
        .set_bot("Helper bot".into(), to_billing)
        .await
        .unwrap();
    // It holds fifty conversations, and owes three answers.
    for n in 0..50 {
        let id = format!("c{n}");
        bot.say(&id, "customer", "Hello?").await.expect(201);
        if n % 17 != 0 {
            bot.say(&id, "bot", "How may I help?").await.expect(201);
        }
    }
    // Two it was given and has not answered, one in which it asks something.
    let mut given = Vec::new();
    for id in ["given1", "given2"] {
        let ticket = number(&bot.escalate(id).await);
        ada.accept(ticket).await.expect(200);
        ada.hand_back(ticket, &json!({})).await.expect(200);
        given.push(ticket);
    }
    let mut asks = escalation("asks");
    asks["ask"] = json!({ "type": "question", "prompt": "Which seat?" });
    let asks = number(&bot.escalate_with(&asks).await.expect(201));
    ada.accept(asks).await.expect(200);

    let disabled = app
        .services
        .accounts()
        .disable_bot(OPERATOR, "Helper bot".into())
        .await
        .unwrap();
    assert_eq!(disabled.released.len(), 5);
    for ticket in &given {
        let shown = max.ticket(*ticket).await;
        assert_eq!(shown["ticket"]["status"], "waiting");
        assert_eq!(shown["ticket"]["team"], "Billing");
        let last = shown["handoffs"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()
            .clone();
        assert_eq!(last["reason"], "the bot was disabled");
        assert_eq!(
            last["note"],
            "Helper bot was deactivated; the ticket waits in Billing again"
        );
    }
    let opened = disabled
        .released
        .iter()
        .filter(|ticket| !given.contains(&ticket.0));
    for ticket in opened {
        let shown = max.ticket(ticket.0).await;
        assert_eq!(shown["ticket"]["team"], "Billing");
        assert_eq!(shown["ticket"]["reason"], "technical_error");
        let text = shown.to_string();
        assert!(
            text.contains("Helper bot was deactivated before it answered the customer"),
            "{text}"
        );
    }
    assert_eq!(
        max.queue("all").await.len(),
        6,
        "the others wait for nobody"
    );

    let page = text_of(&ada, asks).await;
    assert!(
        page.contains("Helper bot was deactivated. It no longer waits for an answer"),
        "{page}"
    );
    let asked = ada.ticket(asks).await["asks"][0].clone();
    assert_eq!(asked["state"], "withdrawn", "{asked}");
    let answer = json!({ "ask": asked["id"], "outcome": "answered", "value": "12A" });
    ada.command(asks, "answer", &answer).await.problem(409);
    assert_eq!(
        bot.say("c1", "customer", "Hello?").await.problem(401),
        "bad_credentials"
    );

    // Again, it finds nothing more to do, and says nothing twice.
    let again = app
        .services
        .accounts()
        .disable_bot(OPERATOR, "Helper bot".into())
        .await
        .unwrap();
    assert_eq!(
        (again.released.len(), again.bot.disabled_at),
        (0, disabled.bot.disabled_at)
    );
    let page = text_of(&ada, asks).await;
    assert_eq!(page.matches("It no longer waits").count(), 1);
}

#[actix_web::test]
async fn a_conversation_of_another_bot_goes_back_to_that_bot() {
    let app = TestApp::spawn().await;
    let sales = app.bot_of("Sales", TEAM).await;
    app.bot_of("Tech", TEAM).await;
    let max = app.manager("Max").await;
    let pass = json!({ "action": "pass", "to": { "bot": "Tech" } });
    for id in ["quiet", "waits"] {
        sales
            .say(id, "customer", "My router is dead")
            .await
            .expect(201);
        sales.say(id, "bot", "One moment").await.expect(201);
        sales.control(id, &pass).await.expect(200);
    }
    sales.say("waits", "customer", "Hello?").await.expect(201);
    let disabled = app
        .services
        .accounts()
        .disable_bot(OPERATOR, "Tech".into())
        .await
        .unwrap();
    let [opened] = disabled.released[..] else {
        panic!("{disabled:?}");
    };
    assert_eq!(
        sales.conversation("quiet").await["control"]["holder"],
        "bot"
    );
    sales.say("quiet", "bot", "I am back").await.expect(201);
    assert_eq!(
        sales.conversation("waits").await["control"]["holder"],
        "team"
    );
    assert_eq!(max.ticket(opened.0).await["ticket"]["status"], "waiting");
}
