//! Context packaging: what a team needs, what is missing, what is proposed, and what is masked.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::domain::base::words::Role;
use baton::domain::packet::needs::Needs;
use serde_json::{Value, json};

const NEEDS: &str = r#"
redact = ['\bTK-\d{6}\b']
[[facts]]
name = "reservation_id"
question = { en = "What is your reservation number?", es = "¿Cuál es su número de reserva?" }
pattern = '\b[A-Z0-9]{6}\b'
also = ["booking reference"]
[[facts]]
name = "user_id"
question = "What is your user id?"
pattern = '\b[a-z]+_[a-z]+_\d{4}\b'
[[facts]]
name = "goal"
from = ["intent", "summary"]
[[facts]]
name = "seat"
required = false
"#;

/// A server whose team needs a reservation, a user id and a goal.
pub async fn demanding() -> TestApp {
    let app = TestApp::spawn().await;
    let needs: Needs = toml::from_str(NEEDS).unwrap();
    app.services
        .packets()
        .set_team_needs("Support".into(), needs)
        .await
        .unwrap();
    app
}

fn bare(conversation: &str) -> Value {
    json!({
        "conversation": { "external_id": conversation, "language": "es" },
        "transcript": [
            { "role": "customer", "text": "Soy anna_lee_1234" },
            { "role": "bot", "text": "Gracias" },
            { "role": "customer", "text": "La reserva es EUJUY6" },
        ],
    })
}

fn names(missing: &Value) -> Vec<&str> {
    let missing = missing.as_array().unwrap();
    missing
        .iter()
        .map(|fact| fact["name"].as_str().unwrap())
        .collect()
}

#[actix_web::test]
async fn the_bot_is_told_what_is_missing_and_how_to_ask_for_it() {
    let app = demanding().await;
    let bot = app.bot().await;
    let answer = bot.escalate_with(&bare("c1")).await.expect(201);
    assert_eq!(answer["packet"]["completeness"], 0.0);
    assert_eq!(
        names(&answer["packet"]["missing"]),
        ["reservation_id", "user_id", "goal"]
    );
    let question = |at: usize| answer["packet"]["missing"][at]["question"].clone();
    assert_eq!(question(0), "¿Cuál es su número de reserva?");
    assert_eq!(
        question(1),
        "What is your user id?",
        "one question for every language"
    );
    assert_eq!(
        question(2),
        "¿Me puede indicar: goal?",
        "made up where there is none"
    );
    let again = bot.escalate_with(&bare("c1")).await.expect(200);
    assert_eq!(
        again["packet"], answer["packet"],
        "a duplicate is told the same"
    );
}

#[actix_web::test]
async fn facts_the_bot_adds_while_the_customer_waits_make_the_packet_complete() {
    let app = demanding().await;
    let bot = app.bot().await;
    let answer = bot.escalate_with(&bare("c1")).await.expect(201);
    let path = format!("/tickets/{}", answer["ticket"]["id"].as_str().unwrap());
    let facts = json!({ "facts": { "Reservation-ID": "EUJUY6", "userId": "anna_lee_1234" } });
    let patched = bot.patch(&path, &facts).await.expect(200);
    assert_eq!(patched["completeness"], 0.66);
    assert_eq!(names(&patched["missing"]), ["goal"]);
    let patched = bot
        .patch(&path, &json!({ "summary": "Wants a refund" }))
        .await
        .expect(200);
    assert_eq!(
        (&patched["completeness"], &patched["missing"]),
        (&json!(1.0), &json!([]))
    );
    assert_eq!(bot.get(&path).await.expect(200)["completeness"], 1.0);
    let removed = bot
        .patch(&path, &json!({ "facts": { "user id": null } }))
        .await
        .expect(200);
    assert_eq!(
        names(&removed["missing"]),
        ["user_id"],
        "by any form of its name"
    );
}

#[actix_web::test]
async fn what_stands_in_the_transcript_is_proposed_and_confirmed_with_one_click() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&bare("c1")).await.expect(201));
    let packet = ada.ticket(ticket).await["packet"].clone();
    assert_eq!(
        names(&packet["missing"]),
        ["reservation_id", "user_id", "goal"],
        "proposed is not present"
    );
    let proposed = json!([
        { "name": "reservation_id", "value": "EUJUY6", "source": "message 3", "role": "customer", "anchor": "message-told-2" },
        { "name": "user_id", "value": "anna_lee_1234", "source": "message 1", "role": "customer", "anchor": "message-told-0" },
    ]);
    assert_eq!(packet["proposals"], proposed);
    let confirm = json!({ "name": "reservation_id", "value": "EUJUY6", "source": "message 3" });
    ada.command(ticket, "facts", &confirm).await.expect(200);
    let version = ada.ticket(ticket).await["packet"]["version"].clone();
    ada.command(ticket, "facts", &confirm).await.expect(200);
    let packet = ada.ticket(ticket).await["packet"].clone();
    assert_eq!(packet["version"], version, "a retry makes no version");
    assert_eq!(names(&packet["missing"]), ["user_id", "goal"]);
    let fact = json!([{ "name": "reservation_id", "value": "EUJUY6", "source": "message 3", "confirmed": true }]);
    assert_eq!(packet["facts"], fact);
    let told = bot.events("c1").await;
    assert_eq!(told.last().unwrap()["type"], "context.updated");
    // What a colleague wrote by hand is a fact as well, without a name in it.
    ada.command(ticket, "facts", &json!({ "name": "seat", "value": "12A" }))
        .await
        .expect(200);
    assert_eq!(
        ada.ticket(ticket).await["packet"]["facts"][1]["source"],
        "agent"
    );
}

#[actix_web::test]
async fn facts_are_added_by_the_team_to_open_tickets_only() {
    let app = demanding().await;
    app.add_team("Other").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let eve = app.person("Eve", Role::Agent, &["Other"]).await;
    let ticket = number(&bot.escalate_with(&bare("c1")).await.expect(201));
    let fact = json!({ "name": "seat", "value": "12A" });
    assert_eq!(
        eve.command(ticket, "facts", &fact).await.problem(404),
        "not_found"
    );
    for bad in [
        json!({}),
        json!({ "name": "x" }),
        json!({ "name": "", "value": 1 }),
        json!({ "name": 7, "value": 1 }),
    ] {
        assert_eq!(
            ada.command(ticket, "facts", &bad).await.problem(422),
            "invalid",
            "{bad}"
        );
    }
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    assert_eq!(
        ada.command(ticket, "facts", &fact).await.problem(409),
        "ticket_closed"
    );
}

#[actix_web::test]
async fn the_verdict_goes_to_the_bot_once() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Adalbert").await);
    let ticket = number(&bot.escalate_with(&bare("c1")).await.expect(201));
    let missing = json!({ "verdict": "missing", "missing": ["goal"] });
    assert_eq!(
        ada.command(ticket, "context", &missing).await.problem(403),
        "forbidden"
    );
    ada.accept(ticket).await.expect(200);
    for _ in 0..2 {
        ada.command(ticket, "context", &missing).await.expect(200);
    }
    ada.command(ticket, "context", &json!({ "verdict": "enough" }))
        .await
        .expect(200);
    let events = bot.events("c1").await;
    let told: Vec<_> = events
        .iter()
        .filter(|e| e["type"] == "context.verified")
        .collect();
    assert_eq!(told.len(), 2, "saying it again says nothing new");
    assert_eq!(
        told[0]["data"],
        json!({ "verdict": "missing", "missing": ["goal"], "packet": { "version": 1 } })
    );
    assert_eq!(
        told[1]["data"],
        json!({ "verdict": "enough", "packet": { "version": 1 } })
    );
    assert!(!told[0].to_string().contains("Adalbert"));
    assert_eq!(
        ada.ticket(ticket).await["packet"]["verified"]["verdict"],
        "enough"
    );
    for bad in [
        json!({}),
        json!({ "verdict": "maybe" }),
        json!({ "verdict": "missing" }),
        json!({ "verdict": "missing", "missing": 7 }),
    ] {
        assert_eq!(
            ada.command(ticket, "context", &bad).await.problem(422),
            "invalid",
            "{bad}"
        );
    }
}

#[actix_web::test]
async fn asking_for_what_is_known_is_caught_and_counted() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&bare("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let ask = |more: Value| {
        let mut reply =
            json!({ "text": "Hola. ¿Cuál es su número de reserva?", "client_id": "r-1" });
        for (name, value) in more.as_object().unwrap() {
            reply[name] = value.clone();
        }
        reply
    };
    let refused = ada.command(ticket, "reply", &ask(json!({}))).await;
    assert_eq!(refused.problem(409), "already_known");
    let refused = refused.json();
    assert_eq!(refused["name"], "reservation_id");
    assert_eq!(
        (&refused["value"], &refused["source"]),
        (&json!("EUJUY6"), &json!("message 3"))
    );
    assert_eq!(
        bot.spoken("c1").await.len(),
        1,
        "only Baton's own sentence was said"
    );
    let sent = ada
        .command(ticket, "reply", &ask(json!({ "force": true })))
        .await
        .expect(200);
    let again = ada
        .command(ticket, "reply", &ask(json!({})))
        .await
        .expect(200);
    assert_eq!(
        sent["message"]["id"], again["message"]["id"],
        "a retry is the same reply, and is not refused"
    );
    let team = app
        .services
        .packets()
        .team_needs("Support".into())
        .await
        .unwrap()
        .0
        .id;
    let count = app.services.store.read(move |conn| {
        let asked_again = baton::storage::counters::ASKED_AGAIN;
        Ok::<_, baton::storage::StorageError>(crate::counters::total(conn, team, asked_again)?)
    });
    assert_eq!(count.await.unwrap(), 1, "counted once");
    let types: Vec<_> = bot
        .events("c1")
        .await
        .iter()
        .map(|e| e["type"].clone())
        .collect();
    assert!(!types.contains(&json!("context.asked_again")), "internal");
    ada.reply(ticket, "Gracias, su reserva es EUJUY6. ¿Qué asiento desea?")
        .await
        .expect(200);
    ada.reply(ticket, "¿Su reserva es la EUJUY6?")
        .await
        .expect(200);
}

#[actix_web::test]
async fn what_the_customer_told_is_not_asked_for_in_other_words_either() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = escalation("c1");
    body["facts"] = json!({ "order number": "48213" });
    body["customer"]["email"] = json!("maria@example.com");
    body["customer"]["attributes"] =
        json!({ "address": "Calle Mayor 1", "customer number": "C-77", "plan": "Gold" });
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    for again in [
        "Please reply with your order number",
        "I need to know your order number to continue.",
        "What is your name?",
        "What is your address?",
        "What is your customer number?",
        "¿Podría darme su correo electrónico?",
        "Können Sie mir Ihre E-Mail-Adresse geben?",
        "Which plan are you on?",
    ] {
        let held = ada.reply(ticket, again).await;
        assert_eq!(held.status, 409, "{again}: {}", held.text);
        assert_eq!(held.problem(409), "already_known", "{again}");
    }
    for honest in [
        "Your order number is on the way?",
        "What is your question?",
        "I have sent it to your address.",
    ] {
        ada.reply(ticket, honest).await.expect(200);
    }
}

#[actix_web::test]
async fn what_the_customer_said_since_is_known_too() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = bare("c1");
    body["transcript"] = json!([]);
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let draft = "What is your booking reference?";
    ada.reply(ticket, draft).await.expect(200);
    bot.say("c1", "customer", "QQQQ11").await.expect(201);
    let refused = ada.reply(ticket, draft).await;
    assert_eq!(refused.problem(409), "already_known");
    assert_eq!(refused.json()["value"], "QQQQ11");
}

#[actix_web::test]
async fn a_team_that_needs_nothing_has_complete_packets() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let answer = bot.escalate_with(&bare("c1")).await.expect(201);
    assert_eq!(
        (
            &answer["packet"]["completeness"],
            &answer["packet"]["missing"]
        ),
        (&json!(1.0), &json!([]))
    );
}

#[actix_web::test]
async fn names_in_another_form_are_one_fact() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = escalation("c1");
    body["facts"] = json!({ "Order_Number": 1, "order number": 2, "other": 3 });
    let answer = bot.escalate_with(&body).await.expect(201);
    assert_eq!(answer["warnings"][0]["pointer"], "/facts/order number");
    let facts = ada.ticket(number(&answer)).await["packet"]["facts"].clone();
    assert_eq!(facts.as_array().unwrap().len(), 2);
    assert_eq!(
        (&facts[0]["name"], &facts[0]["value"]),
        (&json!("order number"), &json!(2))
    );
}

#[actix_web::test]
async fn secrets_are_masked_before_anything_is_stored() {
    let app = demanding().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let mut body = escalation("c1");
    body["transcript"] = json!([
        { "role": "user", "content": "My card is 4111 1111 1111 1111, password: hunter2, TK-123456" },
        { "role": "assistant", "tool_calls": [{ "id": "4111111111111111", "function": { "name": "pay", "arguments": "{\"card\":\"4111111111111111\"}" } }] },
    ]);
    body["summary"] = json!("Paid with 5500 0000 0000 0004");
    body["facts"] = json!({ "password": "hunter2", "card": 4_111_111_111_111_111_u64 });
    body["last_words"] = json!("Your token is abcdef123456");
    body["task"] = json!({ "state": { "card": "4111111111111111" } });
    body["ask"] = json!({ "type": "approval", "prompt": "Pay for TK-123456?", "tool_call": {
        "name": "pay", "arguments": { "card": "4111111111111111", "for": "TK-123456" } } });
    let answer = bot.escalate_with(&body).await.expect(201);
    let warned = answer["warnings"].to_string();
    assert!(
        warned.contains("8 card numbers, passwords or tokens were masked"),
        "{warned}"
    );
    bot.say("c1", "customer", "again 4111111111111111 and TK-123456")
        .await
        .expect(201);
    let shown = ada.ticket(number(&answer)).await;
    let mut kept = shown.clone();
    assert_eq!(
        kept["packet"]["task"]["state"]["card"], "4111111111111111",
        "the bot's own state is its own"
    );
    kept["packet"]["task"] = Value::Null;
    let kept = kept.to_string();
    for secret in [
        "4111 1111",
        "411111111111111\"}",
        "hunter2",
        "5500 0000",
        "abcdef123456",
        "TK-123456",
    ] {
        assert!(!kept.contains(secret), "{secret}: {kept}");
    }
    assert_eq!(
        shown["packet"]["transcript"][1]["call_id"], "4111111111111111",
        "ids stay"
    );
    assert!(
        kept.contains("[card ending 1111]")
            && kept.contains("[secret]")
            && kept.contains("[masked]")
    );
    let page = browser.page(&format!("/tickets/{}", number(&answer))).await;
    assert!(
        page.text.contains("13 secrets masked"),
        "of the ask and the facts too"
    );
    let path = format!("/tickets/{}", answer["ticket"]["id"].as_str().unwrap());
    let patched = bot
        .patch(
            &path,
            &json!({ "summary": "TK-654321 and 4111111111111111" }),
        )
        .await
        .expect(200);
    assert_eq!(
        patched["packet"]["summary"]["text"],
        "[masked] and [card ending 1111]"
    );
}

#[actix_web::test]
async fn the_schema_of_a_packet_knows_every_member_of_one() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let request = app.http.get(app.url("/api/v1/packet.schema.json"));
    let schema: Value = request.send().await.unwrap().json().await.unwrap();
    let mut body = escalation("c1");
    body["trigger"] =
        json!({ "reason": "policy", "detail": "x", "message_id": "m", "confidence": 1 });
    body["priority"] = json!("high");
    body["summary"] = json!({ "text": "x", "author": "y" });
    body["intent"] = json!({ "name": "x", "confidence": 0.5 });
    body["facts"] =
        json!({ "a": { "value": 1, "confidence": 1, "source": "s", "confirmed": true } });
    body["promises"] = json!([{ "text": "x", "due": "2026-05-04T09:00:00Z" }]);
    body["task"] = json!({ "name": "x", "status": "y", "steps": [{ "name": "a", "status": "b", "detail": "c" }] });
    body["ask"] = json!({ "type": "question", "prompt": "x", "external_id": "q", "options": ["yes"], "default": "yes", "expires_at": "2026-05-05T09:00:00Z", "tool_call": { "id": "c", "name": "f", "arguments": {} } });
    body["routing"] =
        json!({ "team": "Support", "skills": ["a"], "agent": "b", "bot": "c", "tags": ["d"] });
    body["return_to"] = json!(["x"]);
    body["metadata"] = json!({ "a": 1 });
    body["attachments"] =
        json!([{ "url": "https://example.com/", "name": "x", "media_type": "text/plain" }]);
    let answer = bot.escalate_with(&body).await.expect(201);
    let path = format!("/tickets/{}", answer["ticket"]["id"].as_str().unwrap());
    let packet = bot.get(&path).await.expect(200)["packet"].clone();
    // What agents and bots before have added is not there at the first hop.
    let later = ["earlier_tasks", "learned", "avoid"];
    let members = schema["properties"].as_object().unwrap().keys();
    let at_once = members.filter(|name| !later.contains(&name.as_str()));
    assert_eq!(packet.as_object().unwrap().len(), at_once.count());
    described(&packet, &schema, "packet");
}

/// Every member of a value stands in its schema, and every required one in the value.
fn described(value: &Value, schema: &Value, at: &str) {
    if let (Some(members), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
        for (name, member) in members {
            assert!(known.contains_key(name), "{at}.{name}");
            described(member, &known[name], &format!("{at}.{name}"));
        }
        for name in schema["required"].as_array().into_iter().flatten() {
            assert!(members.contains_key(name.as_str().unwrap()), "{at}: {name}");
        }
    }
    for entry in value.as_array().into_iter().flatten() {
        described(entry, &schema["items"], &format!("{at}[]"));
    }
}

#[actix_web::test]
async fn a_bot_that_takes_a_hand_back_says_what_it_understood() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&bare("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "Está resuelto").await.expect(200);
    ada.hand_back(ticket, &json!({ "note": "rebooked" }))
        .await
        .expect(200);
    let accept = json!({ "action": "accept", "note": "Rebooked; nothing left to ask" });
    for _ in 0..2 {
        let answer = bot.control("c1", &accept).await.expect(200);
        assert_eq!(answer.get("warnings"), None);
    }
    let events = bot.events("c1").await;
    let told: Vec<_> = events
        .iter()
        .filter(|e| e["type"] == "context.verified")
        .collect();
    assert_eq!(told.len(), 1, "a retry says nothing new");
    assert_eq!(
        told[0]["data"]["understood"],
        "Rebooked; nothing left to ask"
    );
    let shown = ada.ticket(ticket).await;
    assert_eq!(
        shown["packet"]["verified"]["understood"],
        "Rebooked; nothing left to ask"
    );
}
