//! Warm transfers: who is asked sees everything; the giver speaks until they accept.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::socket::Socket;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use baton::services::{ChangeAgent, ManagedBy};
use serde_json::{Value, json};
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

fn to_bea() -> Value {
    json!({ "agent": "bea@example.com", "mode": "warm", "note": "a refund, secret word" })
}

/// The handoffs that were invitations, by outcome.
async fn invitations(agent: &AgentClient, ticket: i64) -> Vec<Value> {
    let shown = agent.ticket(ticket).await;
    let handoffs = shown["handoffs"].as_array().unwrap().iter();
    let asked = handoffs.filter(|handoff| handoff["reason"] == "invited");
    asked.map(|handoff| handoff["outcome"].clone()).collect()
}

#[actix_web::test]
async fn to_ask_a_colleague_and_to_take_it_back_leaves_the_time_to_answer_as_it_was() {
    let Desk { app, bot, ada, .. } = desk().await;
    let late = number(&bot.escalate("late").await);
    app.clock.advance(Team::REPLY_WITHIN * 2);
    ada.accept(late).await.expect(200);
    let due = async || ada.ticket(late).await["ticket"]["due_at"].clone();
    let owed = due().await;
    app.clock.advance(Team::REPLY_WITHIN / 2);
    ada.command(late, "transfer", &to_bea()).await.expect(200);
    assert_eq!(due().await, owed);
    ada.command(late, "withdraw", &json!({})).await.expect(200);
    assert_eq!(due().await, owed);
    assert_eq!(invitations(&ada, late).await, ["withdrawn"]);
}

#[actix_web::test]
async fn the_giver_speaks_until_the_colleague_accepts() {
    let Desk {
        app: _app,
        bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    assert_eq!(bea.get(&format!("/tickets/{ticket}")).await.status, 404);
    let epoch = ada.ticket(ticket).await["control"]["epoch"].clone();
    for _ in 0..2 {
        let asked = ada.command(ticket, "transfer", &to_bea()).await.expect(200);
        assert_eq!(asked["ticket"]["status"], "active");
        assert_eq!(asked["ticket"]["invited"]["name"], "Bea");
        assert_eq!(asked["control"]["epoch"], epoch, "nothing has moved");
    }
    assert_eq!(bea.queue("mine").await, [ticket]);
    assert_eq!(ada.queue("mine").await, [ticket]);
    ada.reply(ticket, "One moment").await.expect(200);
    assert_eq!(
        bea.reply(ticket, "Me too").await.problem(409),
        "control_lost"
    );
    bea.note(ticket, "I know this one").await.expect(200);
    bea.accept(ticket).await.expect(200);
    let taken = bea.accept(ticket).await.expect(200);
    assert_eq!(
        taken["ticket"]["agent"]["name"], "Bea",
        "a retry is harmless"
    );
    assert_eq!(taken["ticket"]["invited"], Value::Null);
    assert_ne!(taken["control"]["epoch"], epoch);
    let late = ada.reply(ticket, "And another thing").await;
    assert_eq!(late.problem(409), "control_lost");
    bea.reply(ticket, "I take over").await.expect(200);
    assert_eq!(invitations(&bea, ticket).await, [json!("accepted")]);
    assert!(ada.queue("mine").await.is_empty());
    let told = serde_json::to_string(&bot.events("c1").await).unwrap();
    assert!(!told.contains("secret word") && !told.contains("transfer."));
}

#[actix_web::test]
async fn whoever_of_the_team_comes_first_takes_it_into_that_team() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let cid = app.person("Cid", Role::Agent, &["Billing"]).await;
    let ask = json!({ "team": "Billing", "mode": "warm" });
    ada.command(ticket, "transfer", &ask).await.expect(200);
    assert_eq!(bea.queue("team").await, [ticket]);
    assert_eq!(cid.queue("team").await, [ticket]);
    let (first, second) = futures_util::join!(bea.accept(ticket), cid.accept(ticket));
    let won = [first.status, second.status];
    assert!(won == [200, 409] || won == [409, 200], "{won:?}");
    let shown = bea.ticket(ticket).await;
    assert_eq!(shown["ticket"]["team"], "Billing");
    assert_eq!(invitations(&bea, ticket).await, [json!("accepted")]);
}

#[actix_web::test]
async fn declined_lapsed_or_called_off_the_giver_keeps_it() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    let busy = json!({ "reason": "busy" });
    bea.command(ticket, "decline", &busy).await.expect(200);
    assert_eq!(bea.get(&format!("/tickets/{ticket}")).await.status, 404);
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    app.clock.advance(Team::ACCEPT_WITHIN);
    app.fire_timers().await;
    assert_eq!(bea.accept(ticket).await.status, 404, "too late");
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    for _ in 0..2 {
        ada.command(ticket, "withdraw", &json!({}))
            .await
            .expect(200);
    }
    assert_eq!(bea.accept(ticket).await.status, 404);
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    let other = json!({ "team": "Billing", "mode": "warm" });
    ada.command(ticket, "transfer", &other).await.expect(200);
    ada.reply(ticket, "Still me").await.expect(200);
    ada.resolve(ticket).await.expect(200);
    let ends = invitations(&ada, ticket).await;
    let expected = ["declined", "lapsed", "withdrawn", "withdrawn", "withdrawn"];
    assert_eq!(ends, expected.map(Value::from));
    assert_eq!(bea.queue("team").await, Vec::<i64>::new());
}

#[actix_web::test]
async fn the_thread_says_who_declined_a_transfer_and_why() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let cleo = app.agent_with_password("Cleo", Role::Agent).await;
    let browser = Browser::sign_in(&app, &cleo).await;
    for (reason, line) in [
        ("language", "Bea declined the transfer · not my language"),
        ("other", "Bea declined the transfer · Back on Monday"),
        ("No time", "Bea declined the transfer · No time"),
    ] {
        ada.command(ticket, "transfer", &to_bea()).await.expect(200);
        // The form sends both; its own words count beside "other" only.
        let why = json!({ "reason": reason, "words": "Back on Monday" });
        bea.command(ticket, "decline", &why).await.expect(200);
        app.clock.advance(Duration::from_secs(1));
        let page = browser.page(&format!("/tickets/{ticket}")).await.text;
        assert!(page.contains(line), "{line}");
        assert!(
            page.contains("Ada: a refund, secret word"),
            "whose note it is"
        );
    }
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    bea.command(ticket, "decline", &json!({})).await.expect(200);
    let page = browser.page(&format!("/tickets/{ticket}")).await.text;
    assert!(page.contains("Bea declined the transfer<"));
}

#[actix_web::test]
async fn an_invitation_ends_once_also_across_a_restart() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea: _bea,
        ticket,
    } = desk().await;
    ada.reply(ticket, "I ask around").await.expect(200);
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    app.clock.advance(Team::ACCEPT_WITHIN);
    let app = app.restart().await;
    assert_eq!(app.fire_timers().await, 1);
    assert_eq!(app.fire_timers().await, 0);
    let ada = AgentClient {
        base: app.url(""),
        ..ada
    };
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
    assert_eq!(invitations(&ada, ticket).await, [json!("lapsed")]);
}

#[actix_web::test]
async fn accept_and_everything_else_at_the_same_moment_leave_one_owner() {
    let Desk {
        app,
        bot,
        ada,
        bea,
        ticket: _ticket,
    } = desk().await;
    let max = app.manager("Max").await;
    for round in 0..20 {
        let ticket = number(&bot.escalate(&format!("r{round}")).await);
        ada.accept(ticket).await.expect(200);
        ada.command(ticket, "transfer", &to_bea()).await.expect(200);
        let nothing = json!({});
        let away = json!({ "team": TEAM });
        let others: [&str; 4] = ["resolve", "withdraw", "take", "transfer"];
        let other = others[round % others.len()];
        let who = if other == "take" { &max } else { &ada };
        let body = if other == "transfer" { &away } else { &nothing };
        let (accepted, _) = futures_util::join!(bea.accept(ticket), async {
            who.command(ticket, other, body).await
        });
        let shown = max.ticket(ticket).await;
        let (status, agent) = (&shown["ticket"]["status"], &shown["ticket"]["agent"]);
        let holder = &shown["control"];
        assert_eq!(shown["ticket"]["invited"], Value::Null, "{other}");
        if status == "active" {
            assert_eq!(holder["holder"], "agent");
            assert_eq!(holder["name"], agent["name"], "{other}");
        }
        if accepted.status != 200 {
            assert_ne!(agent["name"], "Bea");
        }
        let open = invitations(&max, ticket).await;
        assert!(open.iter().all(|outcome| !outcome.is_null()), "{other}");
    }
}

#[actix_web::test]
async fn a_full_agent_cannot_take_what_they_are_asked_to() {
    let Desk {
        app,
        bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let set = baton::services::SetAgent {
        capacity: Some(1),
        ..Default::default()
    };
    app.services
        .teams()
        .set_agent(bea.email.clone(), set)
        .await
        .unwrap();
    let own = number(&bot.escalate("own").await);
    let give = json!({ "team": "Billing" });
    ada.accept(own).await.expect(200);
    ada.command(own, "transfer", &give).await.expect(200);
    bea.accept(own).await.expect(200);
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    assert_eq!(bea.accept(ticket).await.problem(409), "at_capacity");
    ada.reply(ticket, "Still with me").await.expect(200);
    bea.resolve(own).await.expect(200);
    bea.accept(ticket).await.expect(200);
}

#[actix_web::test]
async fn who_is_asked_sees_it_at_once_also_from_another_team() {
    let Desk {
        app: _app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let mut console = bea.live(None).await;
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    let notice = console.next("notify", "").await;
    let html = notice["html"].as_str().unwrap();
    let title = format!("Ada wants to transfer Maria Lindqvist (#{ticket}) to you");
    assert!(html.contains(&title), "{html}");
    assert!(html.contains("a refund, secret word"), "{html}");
    assert!(!html.contains("data-until=\"\""), "{html}");
    let counts = bea.get("/queue/counts").await.expect(200);
    assert_eq!(counts["mine"], 1, "as many as the list shows");
}

#[actix_web::test]
async fn the_giver_is_told_that_it_was_declined_and_why_or_that_nobody_answered() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let no = json!({ "reason": "language" });
    let mut console = ada.live(Some(ticket)).await;
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    bea.command(ticket, "decline", &no).await.expect(200);
    let declined = told(&mut console, "not-taken").await;
    let title = format!("Bea declined your transfer of Maria Lindqvist (#{ticket})");
    assert!(declined.contains(&title), "{declined}");
    assert!(declined.contains("Reason: not my language"), "{declined}");
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    app.clock.advance(Team::ACCEPT_WITHIN);
    app.fire_timers().await;
    let lapsed = told(&mut console, "not-taken").await;
    assert!(lapsed.contains("Nobody accepted your transfer"), "{lapsed}");
}

#[actix_web::test]
async fn the_giver_is_told_who_accepted_also_where_the_queue_is_not_their_teams() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let mut console = ada.live(None).await;
    app.clock.advance(Duration::from_secs(60));
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    bea.accept(ticket).await.expect(200);
    let taken = told(&mut console, "taken").await;
    let title = format!("Bea accepted your transfer of Maria Lindqvist (#{ticket})");
    assert!(taken.contains(&title), "{taken}");

    // Bea is in no team that has the ticket, and gives it away at once; then Ada has left that team.
    let mut console = bea.live(None).await;
    app.clock.advance(Duration::from_secs(60));
    let back = json!({ "agent": "ada@example.com", "mode": "cold" });
    bea.command(ticket, "transfer", &back).await.expect(200);
    ada.accept(ticket).await.expect(200);
    let taken = told(&mut console, "taken").await;
    assert!(taken.contains("Ada accepted your transfer"), "{taken}");
    let left = ChangeAgent {
        teams: Some(Vec::new()),
        ..ChangeAgent::default()
    };
    let accounts = app.services.accounts();
    accounts
        .change_agent(ManagedBy::CommandLine, ada.email.clone(), left)
        .await
        .unwrap();
    let mut console = ada.live(None).await;
    app.clock.advance(Duration::from_secs(60));
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    bea.accept(ticket).await.expect(200);
    told(&mut console, "taken").await;
    assert_eq!(ada.get(&format!("/tickets/{ticket}")).await.status, 404);
}

/// The next notice of this kind.
async fn told(console: &mut Socket, kind: &str) -> String {
    let kind = format!("data-kind=\"{kind}\"");
    loop {
        let notice = console.next("notify", "").await;
        let html = notice["html"].as_str().unwrap();
        if html.contains(&kind) {
            return html.to_owned();
        }
    }
}

#[actix_web::test]
async fn a_row_leaves_every_queue_it_is_no_longer_in() {
    let Desk {
        app,
        bot: _bot,
        ada,
        bea,
        ticket,
    } = desk().await;
    let ben = app.agent("Ben").await;
    let (mut asked, mut left) = (bea.live(None).await, ben.live(None).await);
    ada.command(ticket, "transfer", &to_bea()).await.expect(200);
    let row = format!("row-{ticket}");
    let shown = asked.next("upsert", &row).await;
    assert!(
        shown["html"]
            .as_str()
            .unwrap()
            .contains("transfer to <span")
    );
    ada.command(ticket, "withdraw", &json!({}))
        .await
        .expect(200);
    let shown = asked.next("upsert", &row).await;
    assert!(
        !shown["html"]
            .as_str()
            .unwrap()
            .contains("transfer to <span")
    );
    let away = json!({ "team": "Billing" });
    ada.command(ticket, "transfer", &away).await.expect(200);
    loop {
        let frame = left.next("upsert", &row).await;
        if frame["html"].as_str().unwrap().contains("Billing") {
            break;
        }
    }
}
