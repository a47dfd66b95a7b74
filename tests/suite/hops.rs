//! The context travels: whoever gives a conversation and whoever receives it, nothing that was known is lost.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::file::png;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

struct Desk {
    app: TestApp,
    first: BotClient,
    router: BotClient,
    tech: BotClient,
    ada: AgentClient,
}

async fn desk() -> Desk {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    Desk {
        first: app.bot_of("First", TEAM).await,
        router: app.bot_of("Router", TEAM).await,
        tech: app.bot_of("Tech", TEAM).await,
        ada: app.agent("Ada").await,
        app,
    }
}

/// All that a first bot knows.
fn known() -> Value {
    let mut body = escalation("c1");
    body["promises"] = json!([{ "text": "we call back today" }]);
    body["intent"] = json!({ "name": "money_back", "confidence": 0.9 });
    body["metadata"] = json!({ "own": "first-secret" });
    body["task"]["steps"] = json!([{ "name": "look up the booking", "status": "done" }]);
    body
}

impl Desk {
    async fn id(&self) -> String {
        let conversation = self.first.conversation("c1").await;
        conversation["id"].as_str().unwrap().to_owned()
    }

    /// First escalates to Router by name, and Router accepts.
    async fn routed(&self) -> String {
        let mut body = known();
        body["routing"] = json!({ "bot": "Router" });
        self.first.escalate_with(&body).await.expect(201);
        let id = self.id().await;
        let accept = json!({ "action": "accept" });
        self.router.control(&id, &accept).await.expect(200);
        id
    }

    /// The newest hand-back that a bot was told.
    async fn told(&self, bot: &BotClient, id: &str) -> Value {
        let events = bot.events(id).await.into_iter().rev();
        let mut backs = events.filter(|event| event["type"] == "control.changed");
        let told = backs.find(|event| !event["data"]["handback"].is_null());
        told.unwrap()["data"]["handback"].clone()
    }
}

/// Whoever reads this knows everything that the first bot knew.
fn knows_all(read: &Value) {
    let text = read.to_string();
    for word in [
        "EUJUY6",
        "we call back today",
        "Wants a refund",
        "money_back",
        "look up the booking",
        "My flight was cancelled",
        "I can only rebook",
    ] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
}

#[actix_web::test]
async fn a_router_passes_on_everything_the_first_bot_knew() {
    let desk = desk().await;
    let id = desk.routed().await;
    let pass = json!({
        "action": "pass", "to": { "bot": "Tech" }, "note": "a technical case",
        "reason": "out_of_scope", "confidence": 0.82,
        "facts": { "device": "router X1" }, "promises": [{ "text": "a technician looks" }],
        "task": { "name": "triage", "state": { "n": 1 }, "steps": [{ "name": "asked for the device" }] },
        "metadata": { "mine": "router-secret" },
    });
    let passed = desk.router.control(&id, &pass).await.expect(200);
    assert_eq!(passed["warnings"], Value::Null, "{passed}");
    let told = desk.told(&desk.tech, &id).await;
    knows_all(&told);
    for word in [
        "router X1",
        "a technician looks",
        "asked for the device",
        "a technical case",
    ] {
        assert!(told.to_string().contains(word), "{word}");
    }
    assert_eq!(told["packet"]["confidence"], 0.82);
    for fact in ["reservation", "device"] {
        let facts = told["facts"].as_array().unwrap();
        assert!(facts.iter().any(|told| told["name"] == fact), "{told}");
    }
    assert_eq!(told["task"]["state"], json!({ "n": 1 }));
    for secret in ["first-secret", "router-secret"] {
        assert!(!told.to_string().contains(secret), "{secret}");
    }
    // And on to a person: the ticket begins with all of it.
    let opened = desk
        .tech
        .escalate_with(&json!({ "conversation": { "external_id": id } }))
        .await;
    let ticket = number(&opened.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    let shown = desk.ada.ticket(ticket).await;
    knows_all(&shown["packet"]);
    assert!(shown["packet"].to_string().contains("router X1"));
    assert!(!shown["packet"].to_string().contains("-secret"));
    // Back to the first bot: it gets its own task and state, byte for byte.
    desk.ada
        .hand_back(ticket, &json!({ "to": "First" }))
        .await
        .expect(200);
    let back = desk.told(&desk.first, "c1").await;
    assert_eq!(back["task"]["state"], json!({ "step": 3 }));
    assert!(back["packet"].to_string().contains("router X1"));
    assert!(!back.to_string().contains("router-secret"));
}

#[actix_web::test]
async fn a_router_passes_everything_to_a_team_of_people() {
    let desk = desk().await;
    let bea = desk.app.person("Bea", Role::Agent, &["Billing"]).await;
    let id = desk.routed().await;
    let pass = json!({
        "action": "pass", "to": { "team": "Billing" }, "note": "charged twice",
        "confidence": 0.7, "summary": "Charged twice, wants one back",
    });
    desk.router.control(&id, &pass).await.expect(200);
    let ticket = bea.queue("team").await[0];
    bea.accept(ticket).await.expect(200);
    let shown = bea.ticket(ticket).await;
    let text = shown["packet"].to_string();
    for word in [
        "EUJUY6",
        "we call back today",
        "My flight was cancelled",
        "look up the booking",
        "Charged twice",
    ] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(!text.contains("first-secret"));
    assert_eq!(
        shown["route"]["inputs"]["asked"]["confidence"], 0.7,
        "{}",
        shown["route"]
    );
}

#[actix_web::test]
async fn the_next_ticket_of_another_team_knows_what_the_first_agent_learned() {
    let desk = desk().await;
    let bea = desk.app.person("Bea", Role::Agent, &["Billing"]).await;
    let first = number(&desk.first.escalate_with(&known()).await.expect(201));
    desk.ada.accept(first).await.expect(200);
    let fact = json!({ "name": "seat", "value": "12A" });
    desk.ada.command(first, "facts", &fact).await.expect(200);
    let back = json!({ "to": "Tech", "promises": ["a voucher"], "avoid": ["prices"] });
    desk.ada.hand_back(first, &back).await.expect(200);
    let id = desk.id().await;
    desk.tech
        .control(&id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let wish = json!({ "conversation": { "external_id": id }, "routing": { "team": "Billing" } });
    let second = number(&desk.tech.escalate_with(&wish).await.expect(201));
    bea.accept(second).await.expect(200);
    let shown = bea.ticket(second).await;
    knows_all(&shown["packet"]);
    for word in ["12A", "a voucher", "prices"] {
        assert!(shown["packet"].to_string().contains(word), "{word}");
    }
    let own = bea.get(&format!("/tickets/{first}")).await;
    assert_eq!(
        own.problem(404),
        "not_found",
        "the ticket itself is another team's"
    );
    let again = bea.reply(second, "What is your reservation?").await;
    assert_eq!(again.status, 409, "it is known: {}", again.text);
}

#[actix_web::test]
async fn what_the_agent_learned_comes_back_without_being_typed_again() {
    let desk = desk().await;
    for way in ["return", "resolve"] {
        let conversation = format!("c-{way}");
        let mut body = escalation(&conversation);
        body["facts"] = json!({ "reservation": "EUJUY6", "guess": "maybe" });
        let ticket = number(&desk.first.escalate_with(&body).await.expect(201));
        desk.ada.accept(ticket).await.expect(200);
        for fact in [
            json!({ "name": "iban_known", "value": true }),
            json!({ "name": "guess", "value": "sure" }),
        ] {
            desk.ada.command(ticket, "facts", &fact).await.expect(200);
        }
        desk.ada.command(ticket, way, &json!({})).await.expect(200);
        let told = desk.told(&desk.first, &conversation).await;
        let names: Vec<&str> = told["facts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fact| fact["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["guess", "iban_known"], "{way}");
    }
}

#[actix_web::test]
async fn the_customer_hears_what_happens_when_a_bot_does_not_go_on() {
    for way in ["decline", "lapse"] {
        let desk = desk().await;
        let mut body = known();
        body["routing"] = json!({ "bot": "Router" });
        desk.first.escalate_with(&body).await.expect(201);
        let id = desk.id().await;
        let before = desk.first.spoken("c1").await.len();
        match way {
            "decline" => {
                desk.router
                    .control(&id, &json!({ "action": "decline" }))
                    .await
                    .expect(200);
            }
            _ => {
                desk.app.pass(std::time::Duration::from_secs(61)).await;
            }
        }
        let said = desk.first.spoken("c1").await;
        assert_eq!(said.len(), before + 1, "{way}: {said:?}");
        assert_eq!(said.last().unwrap().0, "system");
    }
}

#[actix_web::test]
async fn only_who_may_gets_it_back() {
    let desk = desk().await;
    let mut body = known();
    body["return_to"] = json!(["Tech"]);
    let ticket = number(&desk.first.escalate_with(&body).await.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    let refused = desk.ada.hand_back(ticket, &json!({ "to": "Router" })).await;
    assert_eq!(refused.problem(422), "invalid");
    assert!(refused.text.contains("Tech"), "{}", refused.text);
    desk.ada
        .hand_back(ticket, &json!({ "to": "Tech" }))
        .await
        .expect(200);
    let id = desk.id().await;
    // A guest does not widen what the owner allows.
    let mut wider = escalation(&id);
    wider["return_to"] = json!(["Router"]);
    desk.tech
        .control(&id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let second = number(&desk.tech.escalate_with(&wider).await.expect(201));
    desk.ada.accept(second).await.expect(200);
    let refused = desk.ada.hand_back(second, &json!({ "to": "Router" })).await;
    assert_eq!(refused.problem(422), "invalid");
    desk.ada
        .hand_back(second, &json!({ "to": "First" }))
        .await
        .expect(200);
}

/// First names Tech alone, an agent gives the conversation to it, and Tech accepts.
async fn with_tech_alone(desk: &Desk) -> String {
    let mut body = known();
    body["return_to"] = json!(["Tech"]);
    let ticket = number(&desk.first.escalate_with(&body).await.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    desk.ada
        .hand_back(ticket, &json!({ "to": "Tech" }))
        .await
        .expect(200);
    let id = desk.id().await;
    let accept = json!({ "action": "accept" });
    desk.tech.control(&id, &accept).await.expect(200);
    id
}

impl Desk {
    /// Ada cannot give this ticket to Router.
    async fn router_may_not_have(&self, ticket: i64) {
        self.ada.accept(ticket).await.expect(200);
        let refused = self.ada.hand_back(ticket, &json!({ "to": "Router" })).await;
        assert_eq!(refused.problem(422), "invalid");
    }
}

#[actix_web::test]
async fn a_guest_that_escalates_again_does_not_widen_who_may_get_it() {
    let desk = desk().await;
    let id = with_tech_alone(&desk).await;
    let second = number(&desk.tech.escalate_with(&escalation(&id)).await.expect(201));
    let mut wider = escalation(&id);
    wider["return_to"] = json!(["Router"]);
    desk.tech.escalate_with(&wider).await.expect(200);
    desk.router_may_not_have(second).await;
    // Nor when its ticket is opened once more.
    let back = json!({ "to": "Tech" });
    desk.ada.hand_back(second, &back).await.expect(200);
    let accept = json!({ "action": "accept" });
    desk.tech.control(&id, &accept).await.expect(200);
    let again = number(&desk.tech.escalate_with(&wider).await.expect(200));
    assert_eq!(again, second);
    desk.router_may_not_have(second).await;
}

#[actix_web::test]
async fn a_guest_gives_it_only_to_bots_that_the_owner_names() {
    let desk = desk().await;
    let id = with_tech_alone(&desk).await;
    let to_router = json!({ "action": "pass", "to": { "bot": "Router" } });
    let refused = desk.tech.control(&id, &to_router).await;
    assert_eq!(refused.problem(422), "invalid");
    assert!(refused.text.contains("names Tech"), "{}", refused.text);
    // The bot that started the conversation may always have it back, and give it to whom it likes.
    let home = json!({ "action": "pass", "to": { "bot": "First" }, "return_to": ["Router"] });
    desk.tech.control(&id, &home).await.expect(200);
    let next = json!({ "conversation": { "external_id": "c1" }, "routing": { "team": "Billing" } });
    let bea = desk.app.person("Bea", Role::Agent, &["Billing"]).await;
    let ticket = number(&desk.first.escalate_with(&next).await.expect(200));
    bea.accept(ticket).await.expect(200);
    let refused = bea.hand_back(ticket, &json!({ "to": "Router" })).await;
    assert_eq!(refused.problem(422), "invalid", "still only Tech");
    bea.hand_back(ticket, &json!({})).await.expect(200);
    let accept = json!({ "action": "accept" });
    desk.first.control("c1", &accept).await.expect(200);
    desk.first.control("c1", &to_router).await.expect(200);
}

#[actix_web::test]
async fn a_guest_that_wishes_for_a_bot_the_owner_does_not_name_gets_a_person() {
    let desk = desk().await;
    let id = with_tech_alone(&desk).await;
    let mut wish = escalation(&id);
    wish["routing"] = json!({ "bot": "Router" });
    let answer = desk.tech.escalate_with(&wish).await.expect(201);
    assert_eq!(answer["control"]["holder"], "team", "{answer}");
    let warned = answer["warnings"].as_array().unwrap();
    assert!(
        warned
            .iter()
            .any(|warning| warning["pointer"] == "/routing/bot"),
        "{answer}"
    );
}

#[actix_web::test]
async fn what_is_told_again_in_the_next_ticket_stands_there_once() {
    let desk = desk().await;
    let first = number(&desk.first.escalate_with(&known()).await.expect(201));
    desk.ada.accept(first).await.expect(200);
    desk.ada.resolve(first).await.expect(200);
    desk.app
        .pass(std::time::Duration::from_secs(90 * 24 * 3600))
        .await;
    let mut again = known();
    let said = again["transcript"].as_array_mut().unwrap();
    said.push(json!({ "role": "customer", "text": "And my suitcase is lost" }));
    let second = number(&desk.first.escalate_with(&again).await.expect(201));
    assert_ne!(first, second);
    let shown = desk.ada.ticket(second).await;
    let items = shown["packet"]["transcript"].as_array().unwrap();
    let said: Vec<&str> = items
        .iter()
        .map(|item| item["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        said,
        [
            "My flight was cancelled, I want my money back",
            "I can only rebook",
            "A person, please",
            "And my suitcase is lost",
        ]
    );
}

#[actix_web::test]
async fn a_file_goes_on_with_the_conversation() {
    let desk = desk().await;
    let bea = desk.app.person("Bea", Role::Agent, &["Billing"]).await;
    let file = desk.first.uploaded("ticket.png").await;
    let mut body = known();
    body["attachments"] = json!([{ "file": file }]);
    body["routing"] = json!({ "bot": "Router" });
    desk.first.escalate_with(&body).await.expect(201);
    let id = desk.id().await;
    let to_tech = json!({ "action": "pass", "to": { "bot": "Tech" } });
    desk.router.control(&id, &to_tech).await.expect(200);
    assert_eq!(desk.tech.file(&file).await.0, 200);
    let to_billing = json!({ "action": "pass", "to": { "team": "Billing" } });
    desk.tech.control(&id, &to_billing).await.expect(200);
    let ticket = bea.queue("team").await[0];
    let packet = bea.ticket(ticket).await["packet"].to_string();
    assert!(packet.contains("ticket.png"), "{packet}");
    assert_eq!(bea.file(&file).await.0, 200);
    // One that a pass brings, where no ticket was before.
    desk.first.say("c2", "customer", "hello").await.expect(201);
    let file = desk
        .first
        .upload("other.png", "image/png", &png(20, 11))
        .await
        .expect(201)["id"]
        .clone();
    let pass =
        json!({ "action": "pass", "to": { "bot": "Tech" }, "attachments": [{ "file": file }] });
    desk.first.control("c2", &pass).await.expect(200);
    assert_eq!(desk.tech.file(file.as_str().unwrap()).await.0, 200);
}

#[actix_web::test]
async fn whom_the_owner_named_still_holds_in_the_next_ticket() {
    let desk = desk().await;
    with_tech_alone(&desk).await;
    let home = json!({ "action": "pass", "to": { "bot": "First" } });
    desk.tech.control(&desk.id().await, &home).await.expect(200);
    desk.app
        .pass(std::time::Duration::from_secs(90 * 24 * 3600))
        .await;
    let next = number(
        &desk
            .first
            .escalate_with(&escalation("c1"))
            .await
            .expect(201),
    );
    desk.router_may_not_have(next).await;
}

#[actix_web::test]
async fn after_some_rounds_between_bots_a_person_gets_it() {
    let desk = desk().await;
    desk.first.say("c1", "customer", "hello").await.expect(201);
    let id = desk.id().await;
    let mut rounds = 0;
    loop {
        let to_tech =
            json!({ "action": "pass", "to": { "bot": "Tech" }, "facts": { "round": rounds } });
        let answer = desk.first.control("c1", &to_tech).await.expect(200);
        if answer["control"]["holder"] == "team" {
            assert!(
                answer["warnings"].to_string().contains("person"),
                "{answer}"
            );
            break;
        }
        let back = json!({ "action": "pass", "to": { "bot": "First" } });
        let answer = desk.tech.control(&id, &back).await.expect(200);
        if answer["control"]["holder"] == "team" {
            break;
        }
        rounds += 1;
        assert!(rounds < 6, "no end of it");
    }
    let ticket = desk.ada.queue("team").await[0];
    let shown = desk.ada.ticket(ticket).await;
    assert!(shown["packet"].to_string().contains("round"));
    // Once a person had it, bots may pass it on again.
    desk.ada.accept(ticket).await.expect(200);
    desk.ada.hand_back(ticket, &json!({})).await.expect(200);
    let holder = match desk.first.conversation("c1").await["control"]["guest"].is_null() {
        true => (&desk.first, "c1".to_owned(), "Tech"),
        false => (&desk.tech, id, "First"),
    };
    let (bot, at, other) = holder;
    bot.control(&at, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let passed = bot
        .control(&at, &json!({ "action": "pass", "to": { "bot": other } }))
        .await
        .expect(200);
    assert_eq!(passed["control"]["holder"], "bot");
}

#[actix_web::test]
async fn a_bots_own_state_is_never_taken_for_a_pass() {
    let desk = desk().await;
    let mut body = known();
    body["task"]["state"] = json!({ "handback": { "outcome": "passed" } });
    body["facts"] = json!({ "last": { "handback": { "outcome": "passed" } } });
    let ticket = number(&desk.first.escalate_with(&body).await.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    desk.ada
        .hand_back(ticket, &json!({ "to": "Tech" }))
        .await
        .expect(200);
    let id = desk.id().await;
    let taken = desk
        .tech
        .control(&id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    assert_eq!(taken["ticket"]["status"], "closed", "{taken}");
}

#[actix_web::test]
async fn an_agent_hears_that_the_customer_wants_the_bot_back() {
    let desk = desk().await;
    let ticket = number(&desk.first.escalate_with(&known()).await.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    let cancel = json!({ "action": "cancel", "reason": "They found the booking themselves." });
    for _ in 0..2 {
        let answer = desk.first.control("c1", &cancel).await;
        assert_eq!(answer.problem(409), "ticket_taken");
    }
    let shown = desk.ada.ticket(ticket).await;
    let messages = shown["messages"].as_array().unwrap();
    let told = messages.iter().filter(|message| {
        message["text"]
            .as_str()
            .unwrap()
            .contains("They found the booking")
    });
    assert_eq!(told.count(), 1, "once: {messages:?}");
    assert_eq!(shown["ticket"]["status"], "active");
    let heard = json!(desk.first.events("c1").await).to_string();
    assert!(
        !heard.contains("They found the booking"),
        "it is for the agent alone"
    );
}

#[actix_web::test]
async fn a_customer_given_to_a_closed_team_is_told_so() {
    let desk = desk().await;
    let max = desk.app.manager("Max").await;
    let hours = json!({ "hours": "Sa 10:00-11:00", "zone": "Europe/Madrid", "closed": [], "backlog": null });
    let path = "/settings/teams/Billing/hours";
    let set = max.post(path, &hours).await;
    assert_eq!(set.status, 200, "{}", set.text);
    let ticket = number(&desk.first.escalate_with(&known()).await.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    let before = desk.first.spoken("c1").await.len();
    let transfer = json!({ "team": "Billing", "mode": "cold" });
    desk.ada
        .command(ticket, "transfer", &transfer)
        .await
        .expect(200);
    let said = desk.first.spoken("c1").await;
    assert_eq!(said.len(), before + 1, "{said:?}");
    assert_eq!(said.last().unwrap().0, "system");
}

#[actix_web::test]
async fn a_ticket_without_a_summary_quotes_the_customer_of_the_hop_before() {
    let desk = desk().await;
    let mut body = known();
    body.as_object_mut().unwrap().remove("summary");
    body["routing"] = json!({ "bot": "Router" });
    desk.first.escalate_with(&body).await.expect(201);
    let id = desk.id().await;
    let pass = json!({ "action": "pass", "to": { "team": TEAM }, "note": "a billing matter" });
    desk.router.control(&id, &pass).await.expect(200);
    let ticket = desk.ada.queue("team").await[0];
    let summary = desk.ada.ticket(ticket).await["packet"]["summary"].clone();
    assert_eq!(summary["author"], "baton");
    for words in ["I want my money back", "look up the booking"] {
        assert!(
            summary["text"].as_str().unwrap().contains(words),
            "{summary}"
        );
    }
}
