//! Harmless retries: retries are harmless, at the same time and across a restart.

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::domain::base::ids::TicketId;
use baton::domain::team::Team;
use baton::storage::{AnyConnection, StorageError, tickets};
use futures_util::future::join_all;
use serde_json::json;

#[actix_web::test]
async fn the_same_trigger_message_names_the_same_ticket_also_after_it_closed_and_a_restart() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = escalation("c1");
    body["trigger"]["message_id"] = json!("m-17");
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    assert_eq!(number(&bot.escalate_with(&body).await.expect(200)), ticket);
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    let app = app.restart().await;
    let bot = crate::support::bot::BotClient {
        base: app.url(""),
        ..bot
    };
    let replay = bot.escalate_with(&body).await.expect(200);
    assert_eq!(
        (number(&replay), &replay["ticket"]["status"]),
        (ticket, &json!("closed"))
    );
    assert_eq!(replay["control"]["holder"], "bot", "a replay moves nothing");
}

#[actix_web::test]
async fn an_idempotency_key_answers_the_same_again_and_refuses_another_body() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let body = escalation("c1");
    let tries = join_all((0..10).map(|_| bot.post_once("/escalations", "k1", &body))).await;
    let first = tries[0].json();
    for answer in &tries {
        assert_eq!(answer.expect(201), first, "the same answer, word for word");
    }
    let other = bot.post_once("/escalations", "k1", &escalation("c2")).await;
    assert_eq!(other.problem(422), "idempotency_key_reused");
    let app = app.restart().await;
    let bot = crate::support::bot::BotClient {
        base: app.url(""),
        ..bot
    };
    assert_eq!(
        bot.post_once("/escalations", "k1", &body).await.expect(201),
        first
    );
    assert_eq!(
        bot.get("/tickets").await.expect(200)["tickets"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[actix_web::test]
async fn a_message_is_known_by_its_external_id() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let body = json!({ "sender": "customer", "text": "hello", "external_id": "m1" });
    let tries = join_all((0..20).map(|_| bot.message("c1", &body))).await;
    assert_eq!(
        tries.iter().filter(|answer| answer.status == 201).count(),
        1
    );
    assert_eq!(
        tries.iter().filter(|answer| answer.status == 200).count(),
        19
    );
    assert_eq!(bot.spoken("c1").await.len(), 1);
}

#[actix_web::test]
async fn a_reply_is_known_by_its_client_id() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let reply = json!({ "text": "Hello", "client_id": "a1" });
    let tries = join_all((0..20).map(|_| ada.command(ticket, "reply", &reply))).await;
    assert!(tries.iter().all(|answer| answer.status == 200), "{tries:?}");
    let said = bot.spoken("c1").await;
    assert_eq!(said.iter().filter(|(who, _)| who == "agent").count(), 1);
}

#[actix_web::test]
async fn an_id_used_for_a_note_swallows_no_reply() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let words = json!({ "text": "Hello", "client_id": "a1" });
    ada.command(ticket, "note", &words).await.expect(200);
    ada.command(ticket, "note", &words).await.expect(200);
    let reply = ada.command(ticket, "reply", &words).await;
    assert_eq!(reply.problem(422), "invalid");
    assert_eq!(reply.json()["errors"][0]["pointer"], "/client_id");
    let note = ben.command(ticket, "note", &words).await;
    assert_eq!(note.problem(422), "invalid", "another writer's id");
    assert!(bot.spoken("c1").await.iter().all(|(who, _)| who != "agent"));
}

#[actix_web::test]
async fn commands_that_come_twice_have_the_effect_of_once() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    for _ in 0..3 {
        ada.accept(ticket).await.expect(200);
    }
    for _ in 0..3 {
        ada.hand_back(ticket, &json!({ "note": "done" }))
            .await
            .expect(200);
    }
    for _ in 0..3 {
        bot.control("c1", &json!({ "action": "accept" }))
            .await
            .expect(200);
    }
    let changes = bot.events("c1").await;
    let changes = changes
        .iter()
        .filter(|event| event["type"] == "control.changed")
        .count();
    assert_eq!(changes, 3, "to the team, to Ada, to the bot");
    let second = number(&bot.escalate("c2").await);
    for _ in 0..3 {
        bot.control("c2", &json!({ "action": "cancel" }))
            .await
            .expect(200);
    }
    assert_eq!(ada.ticket(second).await["ticket"]["outcome"], "cancelled");
}

#[actix_web::test]
async fn what_is_sent_again_to_a_closed_ticket_leaves_its_row_as_it_is() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let old = number(&bot.escalate("c1").await);
    ada.accept(old).await.expect(200);
    let reply = json!({ "text": "One moment", "client_id": "r1" });
    let note = json!({ "text": "Refunded", "client_id": "n1" });
    ada.command(old, "reply", &reply).await.expect(200);
    ada.resolve(old).await.expect(200);
    ada.command(old, "note", &note).await.expect(200);
    app.clock.advance(Team::REOPEN_WITHIN);
    let new = number(&bot.escalate("c1").await);
    assert_ne!(old, new);
    bot.say("c1", "customer", "Hello?").await.expect(201);
    let row = async || {
        let read = move |conn: &mut AnyConnection| tickets::find(conn, TicketId(old));
        let found = app
            .services
            .store
            .read(move |conn| Ok::<_, StorageError>(read(conn)?));
        found.await.unwrap().unwrap()
    };
    let before = row().await;
    for (name, body) in [("reply", &reply), ("note", &note)] {
        ada.command(old, name, body).await.expect(200);
        assert_eq!(row().await, before, "a {name} that was sent again");
    }
    let new_note = json!({ "text": "Refunded twice", "client_id": "n2" });
    ada.command(old, "note", &new_note).await.expect(200);
    assert!(row().await.last_seq > before.last_seq, "a new one is news");
}
