//! Who gives a ticket away has no part in it any longer, and hears that it was done.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

async fn desk() -> (TestApp, BotClient, AgentClient, AgentClient, i64) {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    (app, bot, ada, bea, ticket)
}

fn to_billing() -> Value {
    json!({ "team": "Billing", "mode": "cold" })
}

#[actix_web::test]
async fn whoever_gave_a_ticket_to_another_queue_reads_and_hears_nothing_more_of_it() {
    let (_app, bot, ada, bea, ticket) = desk().await;
    let mut open = ada.live(Some(ticket)).await;
    let given = ada
        .command(ticket, "transfer", &to_billing())
        .await
        .expect(200);
    assert_eq!(given["ticket"]["number"], ticket);
    assert_eq!(given["ticket"]["status"], "waiting");
    assert_eq!(given["shown"], false);
    for (command, body) in [
        ("note", json!({ "text": "still here" })),
        ("take", json!({})),
        ("accept", json!({})),
        ("draft", json!({ "kind": "note", "text": "x" })),
        ("reopen", json!({})),
        ("read", json!({ "seq": 1 })),
    ] {
        let answer = match command {
            "draft" => continue,
            command => ada.command(ticket, command, &body).await,
        };
        assert_eq!(answer.problem(404), "not_found", "{command}");
    }
    assert_eq!(
        ada.get(&format!("/tickets/{ticket}")).await.problem(404),
        "not_found"
    );
    assert!(!ada.queue("mine").await.contains(&ticket));
    // Nobody of Billing has accepted it yet.
    let mut theirs = bea.live(Some(ticket)).await;
    bot.say("c1", "customer", "secret words").await.expect(201);
    bea.note(ticket, "secret note").await.expect(200);
    let thread = format!("thread-{ticket}");
    while !theirs
        .next("append", &thread)
        .await
        .to_string()
        .contains("secret note")
    {}
    let own = number(&bot.escalate("c2").await);
    let mut told = false;
    loop {
        let frame = open.next_frame().await;
        assert!(!frame.to_string().contains("secret"), "{frame}");
        told |= frame["target"] == format!("control-{ticket}");
        if frame["target"] == format!("row-{own}") {
            break;
        }
    }
    assert!(told, "the page says that it moved");
}

#[actix_web::test]
async fn a_transfer_out_of_ones_sight_is_done_and_says_so() {
    let (app, bot, ada, bea, _) = desk().await;
    let ticket = number(&bot.escalate("c2").await);
    // A member gives on what waits, without having had it.
    let given = ada
        .command(ticket, "transfer", &to_billing())
        .await
        .expect(200);
    assert_eq!(
        (&given["ticket"]["number"], &given["shown"]),
        (&json!(ticket), &json!(false))
    );
    assert!(bea.queue("team").await.contains(&ticket));
    let again = ada.command(ticket, "transfer", &to_billing()).await;
    assert_eq!(again.problem(404), "not_found");
    let waits = number(&bot.escalate("c3").await);
    let browser = Browser::sign_in(&app, &ada).await;
    let path = format!("/tickets/{waits}/transfer?view=team");
    let posted = browser.form(&path, &[("team", "Billing")]).await;
    assert_eq!(
        (posted.status, posted.header("location").as_str()),
        (303, "/queue?view=team&flash=transferred"),
        "not to a page that is not found"
    );
}

#[actix_web::test]
async fn a_ticket_can_be_put_back_into_its_own_queue_and_goes_to_somebody_else() {
    let (app, _bot, ada, _bea, ticket) = desk().await;
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser
        .page(&format!("/tickets/{ticket}"))
        .await
        .expect_page(200);
    assert!(page.contains("Support, back to the queue"));
    let team = page.split_once(", back to the queue").unwrap().0;
    let id = team
        .rsplit_once("value=\"")
        .unwrap()
        .1
        .split_once('"')
        .unwrap()
        .0
        .to_owned();
    // A colleague is nobody whom a queue could ask: warm or cold is the same.
    let form = [("to", id.as_str()), ("mode", "warm")];
    let path = format!("/tickets/{ticket}/transfer?view=team");
    let posted = browser.form(&path, &form).await;
    assert_eq!(
        posted.header("location"),
        format!("/tickets/{ticket}?view=team&flash=transferred")
    );
    let back = ada.ticket(ticket).await;
    assert_eq!(back["ticket"]["status"], "waiting");
    assert_eq!(back["control"]["holder"], "team");
    assert!(
        !ada.queue("mine").await.contains(&ticket),
        "it is the team's again"
    );
    app.team_offers().await;
    let ben = app.agent("Ben").await;
    app.online(&ada).await;
    assert_eq!(app.offer().await, 0, "she has just given it back");
    app.online(&ben).await;
    app.offer().await;
    assert_eq!(
        ada.ticket(ticket).await["ticket"]["offered_to"]["name"],
        "Ben"
    );
}

#[actix_web::test]
async fn a_helper_of_another_team_who_puts_it_back_sees_it_leave_their_list() {
    let (_app, bot, ada, bea, ticket) = desk().await;
    let ask = json!({ "agent_id": bea.id.0, "mode": "warm" });
    ada.command(ticket, "transfer", &ask).await.expect(200);
    bea.accept(ticket).await.expect(200);
    assert!(bea.queue("mine").await.contains(&ticket));
    let mut console = bea.live(Some(ticket)).await;
    let back = json!({ "team": TEAM, "mode": "cold" });
    let given = bea.command(ticket, "transfer", &back).await.expect(200);
    assert_eq!(given["shown"], false, "{given}");
    let row = console.next("upsert", &format!("row-{ticket}")).await;
    assert!(!row.to_string().contains("Bea"), "{row}");
    assert!(bea.queue("mine").await.is_empty());
    bot.say("c1", "customer", "secret words").await.expect(201);
    let own = json!({ "conversation": { "external_id": "c2" }, "routing": { "team": "Billing" } });
    let own = number(&bot.escalate_with(&own).await.expect(201));
    loop {
        let frame = console.next_frame().await;
        assert!(!frame.to_string().contains("secret"), "{frame}");
        if frame["target"] == format!("row-{own}") {
            break;
        }
    }
}

#[actix_web::test]
async fn people_and_teams_are_named_by_id_and_a_team_may_be_called_up() {
    let (app, bot, ada, _bea, ticket) = desk().await;
    app.add_team("up").await;
    let twin = app.person("Sam", Role::Agent, &[TEAM]).await;
    let other = app
        .services
        .accounts()
        .add_agent(baton::services::AddAgent {
            email: "sam2@example.com".into(),
            name: "Sam".into(),
            role: Role::Agent,
            teams: vec![TEAM.into()],
            capacity: None,
            password: None,
        });
    let other = other.await.unwrap();
    let by_name = ada
        .command(
            ticket,
            "transfer",
            &json!({ "agent": "Sam", "mode": "cold" }),
        )
        .await;
    assert_eq!(by_name.problem(422), "invalid", "there are two");
    let by_id = json!({ "agent_id": other.id.0, "mode": "cold" });
    ada.command(ticket, "transfer", &by_id).await.expect(200);
    let offered = ada.get("/queue?view=team").await.expect(200);
    assert!(
        offered["tickets"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["number"] == ticket)
    );
    assert_eq!(
        twin.accept(ticket).await.problem(409),
        "ticket_taken",
        "it is the other Sam's"
    );
    let second = number(&bot.escalate("c2").await);
    let given = ada
        .command(second, "transfer", &json!({ "team": "up" }))
        .await
        .expect(200);
    assert_eq!(given["shown"], false, "{given}");
    for wrong in [json!({ "agent_id": 99_999 }), json!({ "team_id": 99_999 })] {
        let third = number(&bot.escalate("c3").await);
        assert_eq!(
            ada.command(third, "transfer", &wrong).await.problem(404),
            "not_found"
        );
    }
    for wrong in [
        json!({}),
        json!({ "team": "Billing", "agent_id": 1 }),
        json!({ "agent_id": "x" }),
        json!({ "to": "x:1" }),
    ] {
        let third = number(&bot.escalate("c3").await);
        assert_eq!(
            ada.command(third, "transfer", &wrong).await.problem(422),
            "invalid",
            "{wrong}"
        );
    }
}

#[actix_web::test]
async fn who_takes_a_ticket_over_may_give_it_back_to_its_agent_without_a_reload() {
    let (app, _bot, ada, _bea, ticket) = desk().await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(&app, &max).await;
    let page = browser
        .page(&format!("/tickets/{ticket}"))
        .await
        .expect_page(200);
    let ada_id = format!("value=\"agent-id:{}\"", ada.id.0);
    assert!(page.contains(&ada_id), "the list was made while Ada had it");
    let path = format!("/tickets/{ticket}");
    browser.form(&format!("{path}/take"), &[]).await;
    let to = format!("agent-id:{}", ada.id.0);
    let form = [("to", to.as_str()), ("mode", "cold")];
    browser.form(&format!("{path}/transfer"), &form).await;
    assert_eq!(
        max.ticket(ticket).await["ticket"]["offered_to"]["name"],
        "Ada"
    );
}

#[actix_web::test]
async fn an_ordinary_race_says_who_has_the_ticket_and_quotes_no_request() {
    let (app, _bot, _ada, _bea, ticket) = desk().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ben).await;
    let late = browser
        .form(&format!("/tickets/{ticket}/accept"), &[])
        .await;
    let id = late.header("x-request-id");
    let page = late.expect_page(409);
    assert!(page.contains("Ada has this ticket"), "{page}");
    assert!(!id.is_empty() && !page.contains(&id), "{page}");
}

#[actix_web::test]
async fn a_target_that_is_no_id_is_named_as_the_mistake() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    for to in ["team-id:abc", "agent-id:", "nobody:1", "plain"] {
        let answer = ada.command(ticket, "transfer", &json!({ "to": to })).await;
        assert_eq!(answer.problem(422), "invalid", "{to}");
        assert!(answer.text.contains("/to"), "{to}: {}", answer.text);
    }
}
