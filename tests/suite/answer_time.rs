//! The time to answer counts from the customer's words: no undo and no colleague gives the agents more of it.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use serde_json::{Value, json};
use std::time::Duration;

struct Desk {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    bea: AgentClient,
    ticket: i64,
}

/// A ticket that Ada accepted at once; its answer is due ten minutes later.
async fn desk() -> Desk {
    let app = TestApp::spawn().await;
    let (bot, ada, bea) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Bea").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    Desk {
        app,
        bot,
        ada,
        bea,
        ticket,
    }
}

impl Desk {
    fn pass(&self, minutes: u64) {
        self.app.clock.advance(Duration::from_secs(minutes * 60));
    }

    async fn due(&self) -> Value {
        self.ada.ticket(self.ticket).await["ticket"]["due_at"].clone()
    }

    /// One command for several, which says how it is undone.
    async fn do_to_it(&self, mut body: Value) -> Value {
        body["tickets"] = json!([self.ticket]);
        let done = self.ada.post("/queue/bulk", &body).await.expect(200);
        assert_eq!(done["results"][0]["done"], true, "{done}");
        json!({ "number": self.ticket, "seq": done["results"][0]["undo"] })
    }

    async fn undo(&self, what: Value) {
        let body = json!({ "do": "undo", "tickets": [what] });
        let undone = self.ada.post("/queue/bulk", &body).await.expect(200);
        assert_eq!(undone["results"][0]["done"], true, "{undone}");
    }
}

fn transfer_to(agent: &AgentClient) -> Value {
    json!({ "do": "transfer", "to": format!("agent-id:{}", agent.id) })
}

#[actix_web::test]
async fn what_is_undone_leaves_the_answer_due_when_it_was() {
    let tomorrow = json!({ "do": "snooze", "until": "2026-05-05T09:00:00Z" });
    let queue = json!({ "do": "transfer", "to": "queue:own" });
    for minutes in [4, 16] {
        let resolve = json!({ "do": "resolve", "owed": true });
        for change in [resolve, tomorrow.clone(), queue.clone(), Value::Null] {
            let desk = desk().await;
            let due = desk.due().await;
            desk.pass(minutes);
            desk.app.fire_timers().await;
            let change = match change {
                Value::Null => transfer_to(&desk.bea),
                change => change,
            };
            let what = desk.do_to_it(change.clone()).await;
            desk.undo(what).await;
            let told = desk.ada.ticket(desk.ticket).await;
            assert_eq!(told["ticket"]["status"], "active", "{change}");
            assert_eq!(told["ticket"]["due_at"], due, "{change} after {minutes}");
        }
    }
}

#[actix_web::test]
async fn undo_of_a_single_resolve_is_no_reopening_and_tells_nobody() {
    for minutes in [4, 16] {
        let desk = desk().await;
        let follow = json!({ "follow": true });
        desk.bea
            .command(desk.ticket, "follow", &follow)
            .await
            .expect(200);
        let due = desk.due().await;
        desk.pass(minutes);
        desk.app.fire_timers().await;
        desk.ada.resolve(desk.ticket).await.expect(200);
        let undo = json!({ "undo": true });
        let undone = desk
            .ada
            .command(desk.ticket, "reopen", &undo)
            .await
            .expect(200);
        assert_eq!(undone["ticket"]["due_at"], due, "after {minutes}");
        let told = desk.bea.get("/notifications").await.expect(200);
        assert_eq!(told["notifications"], json!([]), "{told}");
    }
    // Once somebody else has acted, it is reopened.
    let desk = desk().await;
    desk.ada.resolve(desk.ticket).await.expect(200);
    desk.bea
        .command(desk.ticket, "reopen", &json!({ "undo": true }))
        .await
        .expect(200);
    let told = desk.bea.ticket(desk.ticket).await;
    assert_eq!(told["ticket"]["agent"]["name"], "Bea");
}

#[actix_web::test]
async fn a_snoozed_ticket_that_is_given_on_and_taken_back_is_snoozed_again() {
    let desk = desk().await;
    let until = "2026-05-05T09:00:00Z";
    for to in [
        transfer_to(&desk.bea),
        json!({ "do": "transfer", "to": "queue:own" }),
    ] {
        desk.do_to_it(json!({ "do": "snooze", "until": until }))
            .await;
        let what = desk.do_to_it(to.clone()).await;
        let given = desk.ada.ticket(desk.ticket).await;
        assert_eq!(given["ticket"]["snoozed_until"], Value::Null, "{to}");
        desk.undo(what).await;
        let told = desk.ada.ticket(desk.ticket).await;
        assert_eq!(told["ticket"]["status"], "snoozed", "{to}");
        assert_eq!(
            told["ticket"]["snoozed_until"],
            "2026-05-05T09:00:00.000000Z"
        );
    }
    // Not if the customer has written meanwhile.
    let what = desk.do_to_it(transfer_to(&desk.bea)).await;
    desk.bot.say("c1", "customer", "Hello?").await.expect(201);
    desk.undo(what).await;
    let told = desk.ada.ticket(desk.ticket).await;
    assert_eq!(told["ticket"]["status"], "active");
}

#[actix_web::test]
async fn a_colleague_who_accepts_has_what_is_left_of_the_time() {
    for minutes in [4, 16] {
        let desk = desk().await;
        let due = desk.due().await;
        desk.pass(minutes);
        desk.app.fire_timers().await;
        desk.do_to_it(transfer_to(&desk.bea)).await;
        desk.bea.accept(desk.ticket).await.expect(200);
        let told = desk.bea.ticket(desk.ticket).await;
        assert_eq!(told["ticket"]["due_at"], due, "after {minutes}");
        // An answer turns the clock round; the next words are due in whole.
        desk.bea
            .reply(desk.ticket, "I have it now")
            .await
            .expect(200);
        desk.bot
            .say("c1", "customer", "And my bag?")
            .await
            .expect(201);
        let told = desk.bea.ticket(desk.ticket).await;
        let since = told["ticket"]["unanswered_since"].as_str().unwrap();
        assert!(told["ticket"]["due_at"].as_str().unwrap() > since);
        assert_ne!(told["ticket"]["due_at"], due);
    }
}

#[actix_web::test]
async fn the_first_who_accepts_late_has_the_whole_time_and_no_way_through_the_queue_gives_more() {
    let desk = desk().await;
    let ticket = number(&desk.bot.escalate("c2").await);
    desk.pass(20);
    let due = "2026-05-04T09:30:00.000000Z";
    let accepted = desk.bea.accept(ticket).await.expect(200);
    assert_eq!(accepted["ticket"]["due_at"], due);
    let queue = json!({ "to": "queue:own" });
    let (ada, bea) = (&desk.ada, &desk.bea);
    for (giver, taker, minutes) in [(bea, bea, 1), (bea, ada, 5), (ada, ada, 30), (ada, bea, 0)] {
        desk.pass(minutes);
        giver.command(ticket, "transfer", &queue).await.expect(200);
        let taken = taker.accept(ticket).await.expect(200);
        assert_eq!(taken["ticket"]["due_at"], due, "after {minutes} more");
    }
    // Nor does an offer that is declined, and taken after all.
    let offer = json!({ "agent_id": ada.id.0, "mode": "cold" });
    bea.command(ticket, "transfer", &offer).await.expect(200);
    let decline = json!({});
    ada.command(ticket, "decline", &decline).await.expect(200);
    let taken = ada.accept(ticket).await.expect(200);
    assert_eq!(taken["ticket"]["due_at"], due);
}

#[actix_web::test]
async fn who_undoes_a_closing_after_an_hour_reopens_the_ticket() {
    for (minutes, due) in [(60, "09:10"), (61, "10:11")] {
        let desk = desk().await;
        desk.do_to_it(json!({ "do": "resolve", "owed": true }))
            .await;
        desk.pass(minutes);
        let undo = json!({ "undo": true });
        let undone = desk.ada.command(desk.ticket, "reopen", &undo).await;
        let due = format!("2026-05-04T{due}:00.000000Z");
        assert_eq!(undone.expect(200)["ticket"]["due_at"], due);
    }
}

#[actix_web::test]
async fn a_ticket_that_comes_back_at_its_time_or_is_reopened_is_due_in_whole() {
    let desk = desk().await;
    desk.pass(16);
    desk.app.fire_timers().await;
    desk.do_to_it(json!({ "do": "snooze", "until": "2026-05-04T11:00:00Z" }))
        .await;
    desk.pass(120);
    desk.app.fire_timers().await;
    assert_eq!(desk.due().await, "2026-05-04T11:26:00.000000Z");
    desk.do_to_it(json!({ "do": "resolve", "owed": true }))
        .await;
    let closed = desk.ada.ticket(desk.ticket).await;
    assert_eq!(closed["ticket"]["unanswered_since"], Value::Null);
    desk.pass(60);
    let reopened = desk
        .ada
        .command(desk.ticket, "reopen", &json!({}))
        .await
        .expect(200);
    assert_eq!(reopened["ticket"]["due_at"], "2026-05-04T12:26:00.000000Z");
}

#[actix_web::test]
async fn the_managers_are_the_next_to_be_told_of_what_was_overdue_when_a_colleague_got_it() {
    let desk = desk().await;
    desk.pass(16);
    assert_eq!(desk.app.fire_timers().await, 1);
    desk.do_to_it(transfer_to(&desk.bea)).await;
    desk.bea.accept(desk.ticket).await.expect(200);
    // Nobody is told of it again for having been given it.
    assert_eq!(desk.app.fire_timers().await, 0);
    desk.pass(10);
    assert_eq!(desk.app.fire_timers().await, 1);
}

#[actix_web::test]
async fn an_answer_that_stays_overdue_is_one_notification() {
    let desk = desk().await;
    desk.app.online(&desk.ada).await;
    let overdue = async || {
        let told = desk.ada.get("/notifications").await.expect(200);
        let told = told["notifications"].as_array().unwrap().clone();
        told.iter().filter(|one| one["kind"] == "overdue").count()
    };
    for round in 0..2 {
        desk.pass(10);
        desk.app.online(&desk.ada).await;
        assert_eq!(desk.app.fire_timers().await, 1, "round {round}");
        assert_eq!(overdue().await, 1, "round {round}");
    }
    let unread = async || {
        let counts = desk.ada.get("/queue/counts").await.expect(200);
        counts["notifications"].as_i64().unwrap()
    };
    assert_eq!(unread().await, 1);
    desk.do_to_it(json!({ "do": "transfer", "to": "queue:own" }))
        .await;
    assert_eq!(unread().await, 0, "it is no longer hers");
}
