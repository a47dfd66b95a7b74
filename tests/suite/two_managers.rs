//! Two managers at the same page of a team's settings: neither undoes unseen what the other has saved.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::AgentClient;
use baton::domain::base::words::Role;
use futures_util::join;
use serde_json::{Value, json};

const FACTS: &str = "/settings/teams/Support";
const HOURS: &str = "/settings/teams/Support/hours";
const TOLD: &str = "somebody else has changed this since you opened the page";

/// Two who lead, each with a browser, and the first one's token.
async fn two(app: &TestApp) -> (AgentClient, Browser, Browser) {
    let (ina, max) = (
        app.agent_with_password("Ina", Role::Manager).await,
        app.agent_with_password("Max", Role::Manager).await,
    );
    let (of_ina, of_max) = (
        Browser::sign_in(app, &ina).await,
        Browser::sign_in(app, &max).await,
    );
    (ina, of_ina, of_max)
}

/// The value of a hidden field of a page.
#[track_caller]
fn hidden(page: &str, name: &str) -> String {
    let field = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
    let (_, rest) = page
        .split_once(&field)
        .unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// What a page says that its form was made from.
async fn revision(browser: &Browser, path: &str) -> String {
    hidden(&browser.page(path).await.expect_page(200), "revision")
}

fn names(needs: &Value) -> Vec<&str> {
    let facts = needs["facts"].as_array().unwrap().iter();
    facts.map(|fact| fact["name"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn facts_that_a_colleague_has_saved_since_are_not_lost_unseen() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    let opened = revision(&max, FACTS).await;
    let invoice = [("revision", opened.as_str()), ("name.0", "invoice")];
    ina.form(FACTS, &invoice).await.expect_page(303);
    // Twice, as after a double click: nothing is undone by it.
    ina.form(FACTS, &invoice).await.expect_page(303);
    let card = [("revision", opened.as_str()), ("name.0", "card")];
    let told = max.form(FACTS, &card).await.expect_page(422);
    assert!(
        told.contains(TOLD) && told.contains("Save anyway"),
        "{told}"
    );
    assert!(told.contains("value=\"card\""), "what was typed: {told}");
    assert!(
        told.contains("href=\"/settings/teams/Support\" target=\"_blank\""),
        "{told}"
    );
    assert_eq!(names(&api.get(FACTS).await.expect(200)), ["invoice"]);
    // A mistake besides does not make the form a newer one.
    let wrong = [
        ("revision", opened.as_str()),
        ("name.0", "card"),
        ("pattern.0", "("),
    ];
    let page = max.form(FACTS, &wrong).await.expect_page(422);
    assert_eq!(hidden(&page, "revision"), opened);
    let shown = hidden(&told, "revision");
    let anyway = [("revision", shown.as_str()), ("name.0", "card")];
    max.form(FACTS, &anyway).await.expect_page(303);
    assert_eq!(names(&api.get(FACTS).await.expect(200)), ["card"]);
    let by_program = json!({ "facts": [{ "name": "order" }] });
    api.post(FACTS, &by_program).await.expect(200);
}

#[actix_web::test]
async fn of_two_who_save_facts_at_once_one_is_told() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    for round in 0..5 {
        let opened = revision(&ina, FACTS).await;
        let (one, other) = (format!("one {round}"), format!("other {round}"));
        let of_ina = [("revision", opened.as_str()), ("name.0", one.as_str())];
        let of_max = [("revision", opened.as_str()), ("name.0", other.as_str())];
        let (of_ina, of_max) = join!(ina.form(FACTS, &of_ina), max.form(FACTS, &of_max));
        let stored = match (of_ina.status, of_max.status) {
            (303, 422) => one,
            (422, 303) => other,
            both => panic!("{both:?}: {} {}", of_ina.text, of_max.text),
        };
        assert_eq!(names(&api.get(FACTS).await.expect(200)), [stored]);
    }
}

/// A form with hours on Mondays, made from these settings.
fn week(revision: &str) -> Vec<(&str, &str)> {
    vec![
        ("revision", revision),
        ("mode", "week"),
        ("zone", "UTC"),
        ("from.mo.0", "09:00"),
        ("to.mo.0", "12:00"),
    ]
}

#[actix_web::test]
async fn hours_and_a_queue_limit_that_a_colleague_has_saved_since_are_not_lost_unseen() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    let opened = revision(&max, HOURS).await;
    let limit = [
        ("revision", opened.as_str()),
        ("mode", "always"),
        ("backlog", "7"),
    ];
    ina.form(HOURS, &limit).await.expect_page(303);
    // A look at what it means does not make the form a newer one.
    let preview = [&week(&opened)[..], &[("do", "preview")]].concat();
    let preview = max.form(HOURS, &preview).await.expect_page(200);
    assert_eq!(hidden(&preview, "revision"), opened);
    let copy = [&week(&opened)[..], &[("do", "copy_monday")]].concat();
    let copy = max.form(HOURS, &copy).await.expect_page(200);
    assert_eq!(hidden(&copy, "revision"), opened);
    let told = max.form(HOURS, &week(&opened)).await.expect_page(422);
    assert!(told.contains(TOLD), "{told}");
    assert!(told.contains("Save anyway"), "{told}");
    assert!(told.contains("name=\"to.mo.0\" value=\"12:00\""), "{told}");
    let stored = api.get(HOURS).await.expect(200);
    assert_eq!(
        (&stored["backlog"], &stored["hours"]),
        (&json!(7), &json!(null))
    );
    let shown = hidden(&told, "revision");
    max.form(HOURS, &week(&shown)).await.expect_page(303);
    let stored = api.get(HOURS).await.expect(200);
    assert_eq!(stored["hours"], "Mo 09:00-12:00");
    assert_eq!(stored["backlog"], json!(null), "saved over it, knowingly");
    let by_program = json!({ "hours": null, "backlog": 9 });
    api.post(HOURS, &by_program).await.expect(200);
}

#[actix_web::test]
async fn of_two_who_save_hours_at_once_one_is_told() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    for round in 1..6_i64 {
        let opened = revision(&ina, HOURS).await;
        let (one, other) = (round.to_string(), (round + 100).to_string());
        let of_ina = [("revision", opened.as_str()), ("backlog", one.as_str())];
        let of_max = [("revision", opened.as_str()), ("backlog", other.as_str())];
        let (of_ina, of_max) = join!(ina.form(HOURS, &of_ina), max.form(HOURS, &of_max));
        let stored = match (of_ina.status, of_max.status) {
            (303, 422) => round,
            (422, 303) => round + 100,
            both => panic!("{both:?}: {} {}", of_ina.text, of_max.text),
        };
        assert_eq!(api.get(HOURS).await.expect(200)["backlog"], stored);
    }
}
