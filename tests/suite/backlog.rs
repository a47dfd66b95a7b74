//! Too many waiting, and nobody left to ask: where a ticket goes then, and who is told.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use baton::domain::team::hours::TeamHours;
use baton::services::SetTeam;
use serde_json::json;

async fn limit(app: &TestApp, team: &str, most: i64) {
    let set = app
        .services
        .teams()
        .set_team_backlog(team.into(), Some(most));
    set.await.unwrap();
}

async fn above(app: &TestApp, team: &str, next: &str) {
    let set = SetTeam {
        next: Some(next.into()),
        ..SetTeam::default()
    };
    app.services
        .teams()
        .set_team(team.into(), set)
        .await
        .unwrap();
}

async fn closed_today(app: &TestApp, team: &str) {
    let hours = TeamHours {
        expression: "Tu-Fr 09:00-18:00".into(),
        zone: "Europe/Madrid".into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(team.into(), Some(hours));
    set.await.unwrap();
}

async fn trace(agent: &AgentClient, ticket: i64) -> String {
    let trace = agent.get(&format!("/tickets/{ticket}/trace")).await;
    trace.expect(200).to_string()
}

#[actix_web::test]
async fn what_a_team_cannot_hold_goes_to_the_next_that_is_open_and_has_room() {
    let app = TestApp::spawn().await;
    for team in ["Night", "Second", "Third"] {
        app.add_team(team).await;
    }
    // Support, then one that is closed, then two more, and back to the first: a loop.
    above(&app, TEAM, "Night").await;
    above(&app, "Night", "Second").await;
    above(&app, "Second", "Third").await;
    above(&app, "Third", TEAM).await;
    closed_today(&app, "Night").await;
    for team in [TEAM, "Second", "Third"] {
        limit(&app, team, 1).await;
    }
    let (bot, max) = (app.bot().await, app.manager("Max").await);
    let mut went = Vec::new();
    for id in ["c1", "c2", "c3", "c4"] {
        let answer = bot.escalate(id).await;
        went.push(answer["ticket"]["team"].as_str().unwrap().to_owned());
    }
    assert_eq!(went, [TEAM, "Second", "Third", TEAM]);
    let second = bot.escalate("c2").await;
    assert_eq!(second["queue"]["position"], 1, "its place there");
    let told = trace(&max, number(&second)).await;
    assert!(
        told.contains("Support had 1 waiting ticket (limit 1), so the ticket went to Second"),
        "{told}"
    );
    assert!(told.contains("ticket.overflowed"), "{told}");
    let fourth = bot.escalate("c4").await;
    assert_eq!(fourth["queue"]["position"], 2, "honest: it stayed");
    let told = trace(&max, number(&fourth)).await;
    assert!(
        told.contains("no higher tier was open and below its limit"),
        "{told}"
    );
    let seen = serde_json::to_string(&bot.events("c4").await).unwrap();
    assert!(!seen.contains("overflowed"), "bots are not told: {seen}");
    // Room again: nobody is sent away.
    app.services
        .teams()
        .set_team_backlog(TEAM.into(), None)
        .await
        .unwrap();
    assert_eq!(bot.escalate("c5").await["ticket"]["team"], TEAM);
}

#[actix_web::test]
async fn when_nobody_is_left_who_leads_is_told_once() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let max = app.person("Max", Role::Manager, &[TEAM]).await;
    app.services
        .accounts()
        .set_away(max.id, true, None, None)
        .await
        .unwrap();
    app.manager("Other").await;
    let mut live = max.live(None).await;
    let ticket = number(&bot.escalate("c1").await);
    let stuck = |mails: &[baton::delivery::mail::Mail]| -> Vec<String> {
        let about = mails
            .iter()
            .filter(|m| m.subject.contains("No agent available"));
        about.map(|mail| mail.to.clone()).collect()
    };
    app.pass(Team::RELAX_WITHIN * 2).await;
    assert!(stuck(&app.deliver_all().await).is_empty(), "not yet");
    app.pass(Team::RELAX_WITHIN).await;
    assert_eq!(stuck(&app.deliver_all().await), ["max@example.com"]);
    let notice = loop {
        let notice = live.next("notify", "").await["html"].to_string();
        if notice.contains("stuck") {
            break notice;
        }
    };
    assert!(
        notice.contains("No agent available for Maria Lindqvist"),
        "{notice}"
    );
    let board = max.get("/overview").await.expect(200);
    assert_eq!(board["stuck"][0]["number"], ticket, "{board}");
    assert_eq!(board["stuck"].as_array().unwrap().len(), 1);
    // Offered after all, and missed: the same stay in the queue, no second alarm.
    app.online(&ada).await;
    assert_eq!(app.offer().await, 1);
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(stuck(&app.deliver_all().await).len(), 1);
    let told = trace(&max, ticket).await;
    assert!(
        told.contains("No agent was available; Max was alerted"),
        "{told}"
    );
    assert_eq!(told.matches("ticket.stuck").count(), 1);
    let page = ada.ticket(ticket).await;
    assert_eq!(page["ticket"]["status"], "waiting");
    ada.accept(ticket).await.expect(200);
    let board = max.get("/overview").await.expect(200);
    assert_eq!(board["stuck"], json!([]), "somebody has it");
}

#[actix_web::test]
async fn at_night_nobody_is_alarmed() {
    let app = TestApp::spawn().await;
    app.team_offers().await;
    app.manager("Max").await;
    closed_today(&app, TEAM).await;
    let bot = app.bot().await;
    bot.escalate("c1").await;
    app.pass(Team::RELAX_WITHIN * 60).await;
    app.offer().await;
    assert!(app.deliver_all().await.is_empty());
}

#[actix_web::test]
async fn hours_and_backlog_are_set_on_a_page_by_who_leads() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(&app, &max).await;
    let path = "/settings/teams/Support/hours";
    let none = json!({ "hours": null, "zone": null, "closed": [], "backlog": null });
    assert_eq!(max.get(path).await.expect(200), none);
    let page = browser.page(path).await.expect_page(200);
    assert!(
        page.contains("name=\"mode\" value=\"always\" checked")
            && page.contains("name=\"from.fr.0\" value=\"09:00\"")
            && page.contains("name=\"from.sa.0\" value=\"\""),
        "a week is proposed: {page}"
    );
    let wanted = json!({ "hours": "Mo-Fr 09:00-18:00", "zone": "Europe/Madrid", "closed": ["2026-05-05"], "backlog": 50 });
    assert_eq!(max.post(path, &wanted).await.expect(200), wanted);
    assert_eq!(max.get(path).await.expect(200), wanted);
    for (bad, place) in [
        (
            json!({ "hours": "whenever", "zone": "Europe/Madrid" }),
            "/hours",
        ),
        (json!({ "hours": "24/7", "zone": "Mars" }), "/zone"),
        (json!({ "hours": "24/7" }), "/zone"),
        (
            json!({ "hours": "24/7", "zone": "UTC", "backlog": 0 }),
            "/backlog",
        ),
        (json!({ "closed": ["soon"] }), "/closed/0"),
    ] {
        let refused = max.post(path, &bad).await;
        refused.problem(422);
        assert!(refused.text.contains(place), "{}", refused.text);
    }
    assert_eq!(
        max.get(path).await.expect(200),
        wanted,
        "nothing half-stored"
    );
    ada.get(path).await.problem(403);
    ada.post(path, &none).await.problem(403);
    let saturday = [("hours", "Sa 10:00-14:00"), ("zone", "Europe/Madrid")];
    let preview = [&saturday[..], &[("do", "preview")]].concat();
    let page = browser.form(path, &preview).await.expect_page(200);
    assert!(page.contains("Closed until Sat 10:00 AM"), "{page}");
    assert!(page.contains("Sat 9 May 2026, 10:00 AM"), "{page}");
    assert_eq!(max.get(path).await.expect(200), wanted, "only looked at");
    let bad = [&saturday[..], &[("closed", "soon"), ("backlog", "x")]].concat();
    let page = browser.form(path, &bad).await.expect_page(422);
    assert!(
        page.contains("soon is not a date") && page.contains("not a whole number"),
        "{page}"
    );
    let cleared = [("hours", ""), ("zone", ""), ("closed", ""), ("backlog", "")];
    browser.form(path, &cleared).await.expect_page(303);
    assert_eq!(max.get(path).await.expect(200), none);
    browser.form(path, &saturday).await.expect_page(303);
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    for page in [
        "/overview",
        "/queue?view=all",
        &format!("/tickets/{ticket}"),
    ] {
        let page = browser.page(page).await.expect_page(200);
        assert!(page.contains("closed until Sat 10:00 AM"), "{page}");
    }
}
