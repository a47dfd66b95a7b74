//! Two managers at the same page of a team's settings: neither undoes unseen what the other has saved.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::AgentClient;
use baton::domain::base::words::Role;
use futures_util::join;
use serde_json::{Value, json};

const FACTS: &str = "/settings/teams/Support";
const HOURS: &str = "/settings/teams/Support/hours";
const MESSAGES: &str = "/settings/teams/Support/sentences?language=en";
const TOLD: &str = "this has changed since you opened the page";

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

/// What the page of the messages says that two of them are made from.
async fn made_from(browser: &Browser) -> (String, String) {
    let page = browser.page(MESSAGES).await.expect_page(200);
    (
        hidden(&page, "revision.handed_over"),
        hidden(&page, "revision.closed"),
    )
}

/// A form with these two messages.
fn messages<'m>(
    (of_handed_over, of_closed): &'m (String, String),
    handed_over: &'m str,
    closed: &'m str,
) -> Vec<(&'m str, &'m str)> {
    vec![
        ("revision.handed_over", of_handed_over.as_str()),
        ("handed_over", handed_over),
        ("revision.closed", of_closed.as_str()),
        ("closed", closed),
    ]
}

#[actix_web::test]
async fn two_who_change_different_messages_both_keep_theirs() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    let opened = made_from(&max).await;
    let before = api.get(MESSAGES).await.expect(200);
    let text = |name: &str| before[name].as_str().unwrap().to_owned();
    let (handed_over, closed) = (text("handed_over"), text("closed"));
    let of_ina = messages(&opened, "Ina hands over.", &closed);
    let of_max = messages(&opened, &handed_over, "Max is closed.");
    let (of_ina, of_max) = join!(ina.form(MESSAGES, &of_ina), max.form(MESSAGES, &of_max));
    of_ina.expect_page(303);
    of_max.expect_page(303);
    let stored = api.get(MESSAGES).await.expect(200);
    assert_eq!(stored["handed_over"], "Ina hands over.");
    assert_eq!(stored["closed"], "Max is closed.");
}

#[actix_web::test]
async fn a_message_that_a_colleague_has_changed_since_is_not_lost_unseen() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    let opened = made_from(&max).await;
    let first = messages(&opened, "Ina hands over.", "Ina is closed.");
    ina.form(MESSAGES, &first).await.expect_page(303);
    // Twice, as after a double click: nothing is undone by it.
    ina.form(MESSAGES, &first).await.expect_page(303);
    let second = messages(&opened, "Max hands over.", "Ina is closed.");
    let told = max.form(MESSAGES, &second).await.expect_page(422);
    assert_eq!(told.matches(TOLD).count(), 1, "only that one: {told}");
    assert!(told.contains("Max hands over.</textarea>"), "{told}");
    assert!(told.contains("Saved now:"), "{told}");
    assert!(told.contains(">Ina hands over.</span>"), "{told}");
    assert!(told.contains("Save anyway"), "{told}");
    let stored = api.get(MESSAGES).await.expect(200);
    assert_eq!(stored["handed_over"], "Ina hands over.");
    let shown = (
        hidden(&told, "revision.handed_over"),
        hidden(&told, "revision.closed"),
    );
    assert_eq!(shown.1, opened.1, "nobody was told of the other one");
    let anyway = messages(&shown, "Max hands over.", "Ina is closed.");
    max.form(MESSAGES, &anyway).await.expect_page(303);
    let stored = api.get(MESSAGES).await.expect(200);
    assert_eq!(stored["handed_over"], "Max hands over.");
    let by_program = json!({ "handed_over": "A program hands over." });
    api.post(MESSAGES, &by_program).await.expect(200);
}

#[actix_web::test]
async fn a_message_that_is_emptied_in_the_form_is_the_default_again() {
    let app = TestApp::spawn().await;
    let (api, ina, _) = two(&app).await;
    let default = api.get(MESSAGES).await.expect(200)["closed"].clone();
    api.post(MESSAGES, &json!({ "closed": "Own words." }))
        .await
        .expect(200);
    let opened = made_from(&ina).await;
    let emptied = messages(&opened, "Ina hands over.", " ");
    ina.form(MESSAGES, &emptied).await.expect_page(303);
    let stored = api.get(MESSAGES).await.expect(200);
    assert_eq!(stored["closed"], default);
    assert_eq!(stored["handed_over"], "Ina hands over.");
}

#[actix_web::test]
async fn of_two_who_save_the_same_message_at_once_one_is_told() {
    let app = TestApp::spawn().await;
    let (api, ina, max) = two(&app).await;
    for round in 0..5 {
        let opened = made_from(&ina).await;
        let (one, other) = (format!("One {round}."), format!("Other {round}."));
        let of_ina = messages(&opened, &one, "Closed.");
        let of_max = messages(&opened, &other, "Closed.");
        let (of_ina, of_max) = join!(ina.form(MESSAGES, &of_ina), max.form(MESSAGES, &of_max));
        let stored = match (of_ina.status, of_max.status) {
            (303, 422) => one,
            (422, 303) => other,
            both => panic!("{both:?}: {} {}", of_ina.text, of_max.text),
        };
        let now = api.get(MESSAGES).await.expect(200);
        assert_eq!(now["handed_over"], stored);
    }
}
