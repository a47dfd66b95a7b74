//! Teams in the console: a new one, another name, how its tickets find an agent, by forms without script and by programs.

use crate::console::Browser;
use crate::security_log::log;
use crate::support::agent::AgentClient;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

const TEAMS: &str = "/settings/teams";
const GENERAL: &str = "/settings/teams/Support/general";

async fn admin(app: &TestApp) -> (AgentClient, Browser) {
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(app, &ida).await;
    (ida, browser)
}

async fn names(api: &AgentClient) -> Vec<String> {
    let page = api.get(TEAMS).await.expect(200);
    let teams = page["teams"].as_array().unwrap().iter();
    let names = teams.map(|team| team["name"].as_str().unwrap().to_owned());
    names.collect()
}

/// The form of the page as it is now, with these fields instead.
async fn filled(
    api: &AgentClient,
    browser: &Browser,
    other: &[(&str, &str)],
) -> Vec<(String, String)> {
    let page = browser.page(GENERAL).await.expect_page(200);
    let hidden = |name: &str| {
        let field = format!("name=\"{name}\" value=\"");
        let value = page.split(&field).nth(1).unwrap();
        value.split('"').next().unwrap().to_owned()
    };
    let settings = api.get(GENERAL).await.expect(200);
    let seconds = |name: &str| format!("{} s", settings[name]);
    let mut fields = vec![
        ("revision".to_owned(), hidden("revision")),
        ("id".to_owned(), hidden("id")),
        (
            "name".to_owned(),
            settings["name"].as_str().unwrap().to_owned(),
        ),
        (
            "assignment".to_owned(),
            settings["assignment"].as_str().unwrap().to_owned(),
        ),
        (
            "next".to_owned(),
            settings["next"].as_str().unwrap_or_default().to_owned(),
        ),
        ("accept_urgent_within".to_owned(), String::new()),
        ("accept_high_within".to_owned(), String::new()),
        ("accept_low_within".to_owned(), String::new()),
    ];
    for name in [
        "accept_within",
        "reply_within",
        "offer_within",
        "relax_within",
    ] {
        fields.push((name.to_owned(), seconds(name)));
    }
    for (name, value) in other {
        let field = fields.iter_mut().find(|(known, _)| known == name);
        field.unwrap().1 = (*value).to_owned();
    }
    fields
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let fields = fields.iter();
    fields
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[actix_web::test]
async fn an_admin_adds_a_team_that_takes_tickets_at_once() {
    let app = TestApp::spawn().await;
    let (ida, browser) = admin(&app).await;
    let list = browser.page(TEAMS).await.expect_page(200);
    assert!(list.contains("Add a team") && list.contains("name=\"assignment\""));
    let new = [("name", " Billing / night "), ("assignment", "offer")];
    let added = browser.form(TEAMS, &new).await;
    assert_eq!(added.status, 303, "{}", added.text);
    let address = added.header("location");
    assert_eq!(
        address,
        "/settings/teams/Billing%20%2F%20night/general?saved=added"
    );
    let page = browser.page(&address).await.expect_page(200);
    assert!(page.contains("Team added.") && page.contains("<option value=\"offer\" selected"));
    assert_eq!(names(&ida).await, ["Billing / night", TEAM]);
    let bot = app.bot_of("Pip", "Billing / night").await;
    bot.escalate_with(&escalation("c1")).await.expect(201);

    let by_program = ida.post(TEAMS, &json!({ "name": "Claims" })).await;
    let claims = by_program.expect(201);
    assert_eq!(
        (&claims["assignment"], &claims["accept_within"]),
        (&json!("claim"), &json!(300))
    );
    let acts = log(&app, "?who=Ida").await;
    let acts = acts.iter().filter(|record| record["act"] == "team_added");
    let whom: Vec<&Value> = acts.map(|record| &record["on_name"]).collect();
    assert_eq!(whom, ["Claims", "Billing / night"]);
}

#[actix_web::test]
async fn a_team_is_not_added_without_a_name_of_its_own() {
    let app = TestApp::spawn().await;
    let (ida, browser) = admin(&app).await;
    let taken = [("name", TEAM), ("assignment", "offer")];
    let told = browser.form(TEAMS, &taken).await.expect_page(422);
    assert!(
        told.contains("Another team already has this name.")
            && told.contains("name=\"name\" aria-invalid=true")
            && told.contains("value=\"Support\"")
            && told.contains("<option value=\"offer\" selected"),
        "what was typed stays: {told}"
    );
    let long = "x".repeat(101);
    for name in ["", "  ", long.as_str()] {
        let wrong = [("name", name), ("assignment", "lottery")];
        let told = browser.form(TEAMS, &wrong).await.expect_page(422);
        for said in ["Name: ", "How tickets reach an agent: "] {
            let line = format!("<li dir=\"auto\">{said}");
            assert!(told.contains(&line), "all at once: {told}");
        }
    }
    let answer = ida.post(TEAMS, &json!({ "name": TEAM })).await;
    assert_eq!(answer.status, 409);
    let answer = ida.post(TEAMS, &json!({ "assignment": "lottery" })).await;
    assert_eq!(answer.problem(422), "invalid");
    let errors = answer.json()["errors"].clone();
    assert_eq!(
        (&errors[0]["pointer"], &errors[1]["pointer"]),
        (&json!("/name"), &json!("/assignment"))
    );
    assert_eq!(names(&ida).await, [TEAM]);
}

#[actix_web::test]
async fn a_team_gets_another_name_and_its_tickets_are_offered() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (ida, browser) = admin(&app).await;
    let other = [
        ("name", "Care"),
        ("assignment", "offer"),
        ("next", "Billing"),
        ("accept_within", "10 min"),
        ("accept_high_within", "90 s"),
    ];
    let form = filled(&ida, &browser, &other).await;
    let saved = browser.form(GENERAL, &borrowed(&form)).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    assert_eq!(
        saved.header("location"),
        "/settings/teams/Care/general?saved=true"
    );
    let now = ida.get("/settings/teams/Care/general").await.expect(200);
    assert_eq!(now["assignment"], "offer");
    assert_eq!(now["next"], "Billing");
    assert_eq!(now["accept_within"], 600);
    assert_eq!(now["accept_urgent_within"], json!(null));
    assert_eq!(now["accept_high_within"], 90);
    assert_eq!(ida.get(GENERAL).await.status, 404);
    let page = browser
        .page("/settings/teams/Care/general?saved=true")
        .await;
    let page = page.expect_page(200);
    assert!(
        page.contains("value=\"1 min 30 s\"") && page.contains("placeholder=\"2 min 30 s\""),
        "{page}"
    );
    let acts = log(&app, "?who=Ida").await;
    let acts = acts.iter().filter(|record| record["act"] == "team_changed");
    assert_eq!(acts.count(), 2, "the name, and the rest");

    let less = json!({ "next": "none", "accept_high_within": 0 });
    let by_program = ida.post("/settings/teams/Care/general", &less).await;
    let now = by_program.expect(200);
    assert_eq!(
        (&now["next"], &now["accept_high_within"], &now["name"]),
        (&json!(null), &json!(null), &json!("Care"))
    );
    // What was read can be sent back.
    let again = ida.post("/settings/teams/Care/general", &now).await;
    assert_eq!(again.expect(200), now);
}

#[actix_web::test]
async fn what_is_wrong_with_a_teams_general_settings_is_told_at_once_and_nothing_is_saved() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (ida, browser) = admin(&app).await;
    let before = ida.get(GENERAL).await.expect(200);
    let other = [
        ("name", ""),
        ("accept_within", "soon"),
        ("reply_within", ""),
        ("offer_within", "9 days"),
        ("accept_low_within", "3"),
    ];
    let form = filled(&ida, &browser, &other).await;
    let told = browser.form(GENERAL, &borrowed(&form)).await;
    let told = told.expect_page(422);
    for said in [
        "Name: ",
        "Accept a ticket within: enter a time from 1 s to 168 h",
        "Answer a customer within: required",
        "Answer an offer within: ",
        "Accept a low-priority ticket within: ",
    ] {
        let line = format!("<li dir=\"auto\">{said}");
        assert!(told.contains(&line), "{said}: {told}");
    }
    assert!(told.contains("value=\"soon\""), "what was typed stays");
    for (field, value) in [("name", "Billing"), ("next", "Nobody"), ("next", TEAM)] {
        let form = filled(&ida, &browser, &[(field, value)]).await;
        let told = browser.form(GENERAL, &borrowed(&form)).await;
        let told = told.expect_page(422);
        let marked = format!("name=\"{field}\" aria-invalid=true");
        assert!(told.contains(&marked), "{field}: {told}");
    }
    let wrong = json!({ "name": "x", "offer_within": 0, "relax_within": 604_801 });
    let answer = ida.post(GENERAL, &wrong).await;
    assert_eq!(answer.problem(422), "invalid");
    assert_eq!(answer.json()["errors"].as_array().unwrap().len(), 2);
    assert_eq!(ida.get(GENERAL).await.expect(200), before);
}

#[actix_web::test]
async fn of_two_admins_at_one_teams_name_the_second_is_told() {
    let app = TestApp::spawn().await;
    let (ida, of_ida) = admin(&app).await;
    let ola = app.agent_with_password("Ola", Role::Admin).await;
    let of_ola = Browser::sign_in(&app, &ola).await;
    let opened = filled(&ida, &of_ola, &[("assignment", "offer")]).await;
    let renamed = filled(&ida, &of_ida, &[("name", "Care")]).await;
    let saved = of_ida.form(GENERAL, &borrowed(&renamed)).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let told = of_ola.form(GENERAL, &borrowed(&opened)).await;
    let told = told.expect_page(422);
    assert!(
        told.contains("this has changed since you opened the page")
            && told.contains("Save anyway")
            && told.contains("href=\"/settings/teams/Care/general\" target=\"_blank\"")
            && told.contains("value=\"Support\""),
        "under its new name, with what was typed: {told}"
    );
    assert_eq!(names(&ida).await, ["Care"]);
    let revision = told.split("name=\"revision\" value=\"").nth(1).unwrap();
    let revision = revision.split('"').next().unwrap().to_owned();
    let anyway: Vec<(String, String)> = opened
        .into_iter()
        .map(|(name, value)| match name.as_str() {
            "revision" => (name, revision.clone()),
            _ => (name, value),
        })
        .collect();
    let address = "/settings/teams/Care/general";
    let saved = of_ola.form(address, &borrowed(&anyway)).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    assert_eq!(names(&ida).await, [TEAM], "saved over it, knowingly");
}

#[actix_web::test]
async fn only_admins_add_and_rename_teams() {
    let app = TestApp::spawn().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    for person in [&ada, &max] {
        let new = json!({ "name": "Billing" });
        assert_eq!(person.post(TEAMS, &new).await.problem(403), "forbidden");
        // Also before anything is said of what was sent.
        assert_eq!(person.post(TEAMS, &json!({})).await.status, 403);
        assert_eq!(person.get(GENERAL).await.status, 403);
        assert_eq!(person.post(GENERAL, &new).await.status, 403);
    }
    let mia = app.agent_with_password("Mia", Role::Manager).await;
    let browser = Browser::sign_in(&app, &mia).await;
    let list = browser.page(TEAMS).await.expect_page(200);
    assert!(list.contains("agents pick tickets") && !list.contains("Add a team"));
    assert_eq!(names(&max).await, [TEAM]);
}

#[actix_web::test]
async fn an_address_with_a_character_that_no_name_has_names_nothing() {
    let app = TestApp::spawn().await;
    let (ida, _) = admin(&app).await;
    for address in [
        "/settings/teams/%00",
        "/settings/teams/%00/general",
        "/settings/teams/%00/hours",
        "/settings/teams/%00/sentences",
        "/settings/bots/%00",
        "/settings/people/%00",
        "/customers/%00",
        "/tickets/%00",
        "/replies?of=%00",
    ] {
        let answer = ida.get(address).await;
        assert_eq!(answer.status, 404, "{address}: {}", answer.text);
    }
}
