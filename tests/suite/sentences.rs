//! What Baton says by itself: in the customer's language, true, and in a team's own words.

use crate::console::Browser;
use crate::support::agent::number;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::hours::TeamHours;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const PATH: &str = "/settings/teams/Support/sentences";

async fn set_hours(app: &TestApp, expression: &str) {
    let hours = TeamHours {
        expression: expression.into(),
        zone: "Europe/Madrid".into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(TEAM.into(), Some(hours));
    set.await.unwrap();
}

fn in_language(conversation: &str, language: &str) -> Value {
    let mut body = escalation(conversation);
    body["conversation"]["language"] = json!(language);
    body
}

#[actix_web::test]
async fn place_and_wait_are_said_in_five_languages() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    app.online(&ada).await;
    let first = number(&bot.escalate("c0").await);
    ada.accept(first).await.expect(200);
    app.clock.advance(Duration::from_secs(175));
    app.online(&ada).await;
    ada.resolve(first).await.expect(200);
    for (place, (language, end)) in [
        (
            "en",
            "You are number 1 in the queue. The wait is usually about 3 minutes.",
        ),
        (
            "es",
            "Usted es el número 2 en la cola; suele tardar alrededor de 6 minutos.",
        ),
        (
            "fr",
            "Vous êtes en position 3 dans la file d’attente ; il faut compter environ 9 minutes.",
        ),
        (
            "de-AT",
            "Sie sind Nummer 4 in der Warteschlange; meist dauert es etwa 12 Minuten.",
        ),
        (
            "pt-BR",
            "Você é o número 5 da fila; costuma levar cerca de 15 minutos.",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("w{place}");
        let answer = bot.escalate_with(&in_language(&id, language)).await;
        let answer = answer.expect(201);
        let say = answer["say"].as_str().unwrap();
        assert!(say.ends_with(end), "{say}");
        assert_eq!(bot.spoken(&id).await.last().unwrap().1, say);
    }
}

#[actix_web::test]
async fn a_closed_team_says_so_in_the_customers_language_and_on_their_clock() {
    let app = TestApp::spawn().await;
    app.agent("Ada").await;
    let bot = app.bot().await;
    set_hours(&app, "Tu-Fr 09:00-18:00").await;
    for (language, opens) in [
        ("en", "open again tomorrow at 09:00"),
        ("es", "volvemos a abrir mañana a las 09:00"),
        ("fr", "rouvrons demain à 9 h"),
        ("de", "öffnen wieder morgen um 09:00 Uhr"),
        ("pt", "voltamos a abrir amanhã às 09:00"),
    ] {
        let answer = bot.escalate_with(&in_language(language, language)).await;
        let answer = answer.expect(201);
        let say = answer["say"].as_str().unwrap();
        assert!(say.contains(opens), "{say}");
    }
    let mut overseas = in_language("c9", "en");
    overseas["customer"]["timezone"] = json!("Asia/Tokyo");
    let answer = bot.escalate_with(&overseas).await.expect(201);
    let say = answer["say"].as_str().unwrap();
    assert!(say.contains("tomorrow at 16:00"), "{say}");
}

#[actix_web::test]
async fn a_team_says_it_in_its_own_words_until_they_are_reset() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(&app, &max).await;
    set_hours(&app, "Tu-Fr 09:00-18:00").await;
    let german = format!("{PATH}?language=de");
    let own = json!({ "closed": "  {team} ist {opens} wieder da. " });
    let stored = max.post(&german, &own).await.expect(200);
    assert_eq!(stored["closed"], "{team} ist {opens} wieder da.");
    assert!(
        stored["handed_over"]
            .as_str()
            .unwrap()
            .starts_with("Ich übergebe"),
        "what is not sent stays"
    );
    let answer = bot.escalate_with(&in_language("c1", "de")).await;
    assert_eq!(
        answer.expect(201)["say"],
        "Support ist morgen um 09:00 Uhr wieder da."
    );
    let english = bot.escalate("c2").await;
    assert!(english["say"].as_str().unwrap().contains("We are closed"));
    let page = browser.page(&german).await.text;
    assert!(
        page.contains("Support ist am Montag um 09:00 Uhr wieder da."),
        "a sample: {page}"
    );
    assert!(page.contains("Reset to default"));
    let reset = browser.form(&german, &[("reset", "closed")]).await;
    assert_eq!(reset.status, 303, "{}", reset.text);
    let answer = bot.escalate_with(&in_language("c3", "de")).await;
    let say = answer.expect(201)["say"].clone();
    assert!(say.as_str().unwrap().contains("öffnen wieder"), "{say}");
}

#[actix_web::test]
async fn texts_that_could_not_be_said_are_refused_whole() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(&app, &max).await;
    let bad = json!({ "closed": "Back {when}", "nobody_online": "Later" });
    let refused = max.post(PATH, &bad).await;
    refused.problem(422);
    assert!(
        refused.text.contains("unknown placeholder {when}"),
        "{}",
        refused.text
    );
    assert!(refused.text.contains("/closed"), "{}", refused.text);
    let kept = max.get(PATH).await.expect(200);
    assert!(
        kept["nobody_online"]
            .as_str()
            .unwrap()
            .contains("Nobody is online")
    );
    let fields = [("closed", "Back {position}"), ("in_line", "Hello")];
    let refused = browser.form(PATH, &fields).await;
    assert_eq!(refused.status, 422);
    let page = refused.text;
    assert!(page.contains("unknown placeholder {position}; this message can use {opens}, {team}"));
    assert!(
        page.contains("Back {position}</textarea>"),
        "what was written is still there: {page}"
    );
    assert_eq!(
        page.matches("Reset to default").count(),
        2,
        "the two that were changed"
    );
    let long = json!({ "closed": "x".repeat(501) });
    assert!(max.post(PATH, &long).await.text.contains("500"));
    max.get(&format!("{PATH}?language=it")).await.problem(422);
    ada.get(PATH).await.problem(403);
    ada.post(PATH, &json!({ "closed": "x" })).await.problem(403);
    max.get("/settings/teams/Nobody/sentences")
        .await
        .problem(404);
}

#[actix_web::test]
async fn who_accepts_finds_an_acknowledgement_to_edit_and_no_draft_is_lost() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    for (language, words) in [
        ("en", "Hello Maria, this is Ada. "),
        ("es", "Hola Maria, soy Ada. "),
        ("fr", "Bonjour Maria, ici Ada. "),
        ("de", "Guten Tag Maria, hier ist Ada. "),
        ("pt", "Olá Maria, aqui é Ada. "),
    ] {
        let answer = bot.escalate_with(&in_language(language, language)).await;
        let ticket = number(&answer.expect(201));
        let draft = ada.accept(ticket).await.expect(200)["draft"].clone();
        let draft = draft.as_str().unwrap();
        assert!(draft.starts_with(words), "{draft}");
        assert!(
            draft.contains("My flight was cancelled, I want my money back"),
            "what was understood: {draft}"
        );
    }
    let ticket = number(&bot.escalate("kept").await);
    let path = format!("{}/tickets/{ticket}/draft", ada.base);
    let begun = json!({ "kind": "reply", "text": "I had begun" });
    ada.request(Method::PUT, &format!("/tickets/{ticket}/draft"))
        .json(&begun)
        .send()
        .await
        .unwrap()
        .error_for_status()
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    ada.accept(ticket).await.expect(200);
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page(&format!("/tickets/{ticket}")).await.text;
    assert!(page.contains("I had begun"));
    assert!(!page.contains("this is Ada"), "a draft is not overwritten");
}
