//! Giving a ticket on, and putting it off.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use serde_json::json;
use std::time::Duration;

struct Desk {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    /// Of another team.
    bea: AgentClient,
    ticket: i64,
}

/// Ada has the ticket.
async fn desk() -> Desk {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
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

#[actix_web::test]
async fn a_ticket_goes_to_another_team_with_a_note_the_bot_never_sees() {
    let Desk {
        bot,
        ada,
        bea,
        ticket,
        app: _app,
    } = desk().await;
    assert_eq!(bea.get(&format!("/tickets/{ticket}")).await.status, 404);
    let give = json!({ "team": "Billing", "note": "needs a refund, secret word" });
    let given = ada.command(ticket, "transfer", &give).await.expect(200);
    assert_eq!(given["ticket"]["status"], "waiting");
    assert_eq!(given["ticket"]["team"], "Billing");
    assert_eq!(given["shown"], false, "it is out of her sight");
    assert_eq!(
        ada.reply(ticket, "One more thing").await.problem(404),
        "not_found"
    );
    bea.accept(ticket).await.expect(200);
    bea.reply(ticket, "Hello from billing").await.expect(200);
    let shown = bea.ticket(ticket).await;
    let handoff = shown["handoffs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|h| h["reason"] == "transferred");
    let handoff = handoff.unwrap();
    assert_eq!(handoff["note"], "needs a refund, secret word");
    assert_eq!(handoff["outcome"], "accepted");
    let told = serde_json::to_string(&bot.events("c1").await).unwrap();
    assert!(!told.contains("secret word"));
}

#[actix_web::test]
async fn a_colleague_must_accept_and_may_decline() {
    let Desk {
        app,
        ada,
        bea,
        ticket,
        bot: _bot,
    } = desk().await;
    let give = json!({ "agent": "bea@example.com", "note": "you know them" });
    for _ in 0..2 {
        let given = ada.command(ticket, "transfer", &give).await;
        assert!(given.status == 200 || given.status == 409, "{}", given.text);
    }
    assert_eq!(bea.queue("mine").await, [ticket]);
    assert!(ada.queue("mine").await.is_empty());
    bea.command(ticket, "decline", &json!({ "reason": "busy" }))
        .await
        .expect(200);
    let shown = ada.ticket(ticket).await;
    assert_eq!(
        (&shown["ticket"]["status"], &shown["control"]["holder"]),
        (&json!("waiting"), &json!("team"))
    );
    ada.accept(ticket).await.expect(200);
    ada.command(ticket, "transfer", &give).await.expect(200);
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(
        ada.ticket(ticket).await["ticket"]["status"],
        "waiting",
        "nobody answered"
    );
    ada.accept(ticket).await.expect(200);
    ada.command(ticket, "transfer", &give).await.expect(200);
    bea.accept(ticket).await.expect(200);
    bea.reply(ticket, "Hello again").await.expect(200);
}

/// What the thread says, as a console that comes back fetches it.
async fn thread(ada: &AgentClient, ticket: i64) -> String {
    let updates = ada.get(&format!("/tickets/{ticket}/updates?after=0")).await;
    updates.expect(200)["frames"].to_string()
}

#[actix_web::test]
async fn that_nobody_accepted_a_transfer_stands_in_the_thread_and_is_told_to_its_giver() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let mut console = ada.live(Some(ticket)).await;
    let mut told_back = async |title: &str| loop {
        let notice = console.next("notify", "").await["html"].to_string();
        if notice.contains("not-taken") {
            assert!(notice.contains(title), "{notice}");
            break;
        }
    };
    let give = json!({ "agent": "bea@example.com", "mode": "cold" });
    ada.command(ticket, "transfer", &give).await.expect(200);
    app.pass(Team::OFFER_WITHIN).await;
    told_back("Bea did not accept your transfer of").await;
    let line = "Bea did not accept in time · back in the queue";
    assert!(thread(&ada, ticket).await.contains(line));

    ada.accept(ticket).await.expect(200);
    ada.command(ticket, "transfer", &give).await.expect(200);
    let no = json!({ "reason": "language" });
    bea.command(ticket, "decline", &no).await.expect(200);
    told_back("Bea declined your transfer of").await;
    let line = "Bea declined · not my language · back in the queue";
    assert!(thread(&ada, ticket).await.contains(line));
}

#[actix_web::test]
async fn a_transfer_that_is_taken_back_was_not_accepted() {
    let Desk {
        app: _app,
        bot: _bot,
        ada,
        bea: _bea,
        ticket,
    } = desk().await;
    let give = json!({ "agent": "bea@example.com" });
    ada.command(ticket, "transfer", &give).await.expect(200);
    ada.command(ticket, "take", &json!({})).await.expect(200);
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["status"], "active");
    let handoffs = shown["handoffs"].as_array().unwrap();
    let given = handoffs
        .iter()
        .find(|handoff| handoff["reason"] == "transferred");
    assert_eq!(given.unwrap()["outcome"], "withdrawn");
}

#[actix_web::test]
async fn one_tier_up_and_to_a_bot() {
    let Desk {
        app,
        ada,
        bea,
        ticket,
        bot,
    } = desk().await;
    let up = json!({ "team": "up" });
    assert_eq!(
        ada.command(ticket, "transfer", &up).await.problem(422),
        "invalid"
    );
    let set = baton::services::SetTeam {
        next: Some("Billing".into()),
        ..Default::default()
    };
    app.services
        .teams()
        .set_team(TEAM.into(), set)
        .await
        .unwrap();
    ada.command(ticket, "transfer", &up).await.expect(200);
    assert_eq!(bea.queue("team").await, [ticket]);
    bea.accept(ticket).await.expect(200);
    bea.command(ticket, "transfer", &json!({ "bot": "Helper bot" }))
        .await
        .expect(200);
    bot.control("c1", &json!({ "action": "accept" }))
        .await
        .expect(200);
    let late = bea
        .command(ticket, "transfer", &json!({ "team": TEAM }))
        .await;
    assert_eq!(late.problem(409), "ticket_closed");
}

#[actix_web::test]
async fn what_cannot_be_is_told() {
    let Desk {
        app,
        ada,
        bea,
        ticket,
        bot: _bot,
    } = desk().await;
    let ben = app.agent("Ben").await;
    for (body, status) in [
        (json!({}), 422),
        (
            json!({ "team": "Billing", "agent": "bea@example.com" }),
            422,
        ),
        (json!({ "agent": "ada@example.com" }), 422),
        (json!({ "agent": "nobody@example.com" }), 404),
        (json!({ "team": "Nowhere" }), 404),
        (json!({ "bot": "Nobody" }), 404),
        (json!({ "team": "Billing", "mode": "hot" }), 422),
        (json!({ "bot": "Helper bot", "mode": "warm" }), 422),
    ] {
        assert_eq!(
            ada.command(ticket, "transfer", &body).await.status,
            status,
            "{body}"
        );
    }
    let give = json!({ "team": "Billing" });
    assert_eq!(
        ben.command(ticket, "transfer", &give).await.problem(403),
        "forbidden"
    );
    assert_eq!(bea.command(ticket, "transfer", &give).await.status, 404);
    app.manager("Max")
        .await
        .command(ticket, "transfer", &give)
        .await
        .expect(200);
    assert_eq!(bea.queue("team").await, [ticket]);
}

#[actix_web::test]
async fn two_transfers_at_once_leave_one_queue() {
    let Desk {
        ada,
        bea,
        ticket,
        bot: _bot,
        app: _app,
    } = desk().await;
    let to_team = json!({ "team": "Billing" });
    let to_bea = json!({ "agent": "bea@example.com" });
    let (first, second) = futures_util::join!(
        ada.command(ticket, "transfer", &to_team),
        ada.command(ticket, "transfer", &to_bea),
    );
    assert!(first.status == 200 || second.status == 200);
    let shown = bea.get(&format!("/tickets/{ticket}")).await.expect(200);
    assert_ne!(shown["ticket"]["status"], "active");
    bea.accept(ticket).await.expect(200);
    assert_eq!(bea.queue("mine").await, [ticket]);
}

#[actix_web::test]
async fn a_snoozed_ticket_comes_back_at_its_time_also_after_a_restart() {
    let Desk {
        app,
        ada,
        ticket,
        bea: _bea,
        bot: _bot,
    } = desk().await;
    ada.reply(ticket, "I ask the warehouse").await.expect(200);
    let until = json!({ "until": "2026-05-04T11:00:00Z" });
    let put_off = ada.command(ticket, "snooze", &until).await.expect(200);
    assert_eq!(put_off["ticket"]["status"], "snoozed");
    assert_eq!(
        put_off["ticket"]["snoozed_until"],
        "2026-05-04T11:00:00.000000Z"
    );
    let lines = thread(&ada, ticket).await;
    assert!(lines.contains("Ada snoozed it"), "{lines}");
    assert!(
        lines.contains("until <time datetime=\\\"2026-05-04T11:00"),
        "{lines}"
    );
    app.clock.advance(Duration::from_secs(2 * 3600));
    let app = app.restart().await;
    assert_eq!(app.fire_timers().await, 1);
    assert_eq!(app.fire_timers().await, 0);
    let ada = AgentClient {
        base: app.url(""),
        ..ada
    };
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
    let lines = thread(&ada, ticket).await;
    assert!(
        lines.contains("back from snooze: the time is up"),
        "{lines}"
    );
}

#[actix_web::test]
async fn a_ticket_is_snoozed_until_a_date_and_time_on_the_agents_own_clock() {
    let Desk {
        ada,
        ticket,
        bea: _bea,
        bot: _bot,
        app: _app,
    } = desk().await;
    let madrid = "Europe/Madrid";
    for (given, until) in [
        (
            json!({ "until": "morning", "zone": madrid }),
            "2026-05-05T07:00:00.000000Z",
        ),
        (
            json!({ "minutes": "morning" }),
            "2026-05-05T09:00:00.000000Z",
        ),
        (
            json!({ "minutes": "at", "at": "2026-05-08T14:30", "zone": madrid }),
            "2026-05-08T12:30:00.000000Z",
        ),
        (
            json!({ "until": "at", "at": "2026-05-08T14:30" }),
            "2026-05-08T14:30:00.000000Z",
        ),
    ] {
        let snoozed = ada.command(ticket, "snooze", &given).await.expect(200);
        assert_eq!(snoozed["ticket"]["snoozed_until"], until, "{given}");
    }
    for (given, pointer, detail) in [
        (
            json!({ "until": "at", "at": "2026-05-04T08:00" }),
            "/until",
            "must be in the future",
        ),
        (
            json!({ "until": "at", "at": "2027-05-04T08:00" }),
            "/until",
            "at most 30 days from now",
        ),
        (
            json!({ "until": "at", "at": "soon" }),
            "/at",
            "expected a date and a time of day, such as 2026-11-30T09:00",
        ),
        (json!({ "minutes": "at" }), "/at", "required"),
        (
            json!({ "until": "morning", "zone": "Mars" }),
            "/zone",
            "no such time zone; write for example: Europe/Madrid",
        ),
    ] {
        let refused = ada.command(ticket, "snooze", &given).await;
        assert_eq!(refused.status, 422, "{given}");
        let error = refused.json()["errors"][0].clone();
        assert_eq!(error["pointer"], pointer, "{error}");
        assert_eq!(error["detail"], detail, "{error}");
    }
}

#[actix_web::test]
async fn the_customers_words_bring_a_snoozed_ticket_back() {
    let Desk {
        bot,
        ada,
        ticket,
        bea: _bea,
        app: _app,
    } = desk().await;
    ada.command(ticket, "snooze", &json!({ "minutes": 60 }))
        .await
        .expect(200);
    for bad in [
        json!({}),
        json!({ "until": "2020-01-01T00:00:00Z" }),
        json!({ "minutes": 99_999_999 }),
    ] {
        assert_eq!(
            ada.command(ticket, "snooze", &bad).await.problem(422),
            "invalid"
        );
    }
    let epoch = ada.ticket(ticket).await["control"]["epoch"].clone();
    let woken = ada.accept(ticket).await.expect(200);
    assert_eq!(woken["ticket"]["status"], "active");
    assert_eq!(woken["control"]["epoch"], epoch, "it was hers all the time");
    ada.command(ticket, "snooze", &json!({ "minutes": 60 }))
        .await
        .expect(200);
    bot.say("c1", "customer", "It has arrived!")
        .await
        .expect(201);
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
    let lines = thread(&ada, ticket).await;
    for line in [
        "Ada snoozed it",
        "Ada resumed it",
        "back from snooze: the customer wrote",
    ] {
        assert!(lines.contains(line), "{line}: {lines}");
    }
    ada.resolve(ticket).await.expect(200);
    let late = ada
        .command(ticket, "snooze", &json!({ "minutes": 60 }))
        .await;
    assert_eq!(late.problem(409), "ticket_closed");
}

#[actix_web::test]
async fn a_note_that_comes_with_a_transfer_already_made_is_kept_once() {
    for to in [
        json!({ "team": "Billing" }),
        json!({ "agent": "Bea" }),
        json!({ "agent": "Bea", "mode": "warm" }),
    ] {
        let Desk {
            app, ada, ticket, ..
        } = desk().await;
        let max = app.manager("Max").await;
        let gives = |who: AgentClient, note: &str| {
            let mut body = to.clone();
            body["note"] = json!(note);
            async move { who.command(ticket, "transfer", &body).await.expect(200) }
        };
        gives(ada, "The first note").await;
        for note in ["The first note", "Another note", "Another note"] {
            gives(max.clone(), note).await;
        }
        let shown = max.ticket(ticket).await;
        let times = |place: &str, note: &str| shown[place].to_string().matches(note).count();
        assert_eq!(times("handoffs", "The first note"), 1, "{to}: {shown}");
        assert_eq!(times("messages", "The first note"), 0, "{to}: {shown}");
        assert_eq!(times("messages", "Another note"), 1, "{to}: {shown}");
    }
}
