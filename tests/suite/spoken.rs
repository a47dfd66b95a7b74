//! The console speaks the language that its reader chose, or the one their browser asks for.

use crate::console::Browser;
use crate::support::agent::number;
use crate::support::answer::Answer;
use crate::support::{PASSWORD, TestApp};
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::json;

/// The sign-in page as a browser sees it that asks for these languages.
async fn sign_in_page(app: &TestApp, accepted: &str) -> String {
    let request = app.http.get(app.url("/login"));
    let request = request.header("accept-language", accepted);
    Answer::of(request.header("accept", "text/html"))
        .await
        .expect_page(200)
}

#[actix_web::test]
async fn somebody_who_is_not_known_reads_the_language_of_their_browser() {
    let app = TestApp::spawn().await;
    for (accepted, language) in [
        ("es", "es"),
        ("es-MX,es;q=0.9,en;q=0.5", "es"),
        ("de-DE,de;q=0.9,es;q=0.5,en;q=0.3", "es"),
        ("en-GB,es;q=0.9", "en"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
        ("not a language, ;;q=x", "en"),
    ] {
        let page = sign_in_page(&app, accepted).await;
        let is_in = page.contains(&format!("<html lang=\"{language}\""));
        assert!(is_in, "{accepted:?} gives another language than {language}");
    }
}

#[actix_web::test]
async fn a_choice_holds_in_every_browser_and_can_be_taken_back() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let (here, there) = (
        Browser::sign_in(&app, &ada).await,
        Browser::sign_in(&app, &ada).await,
    );
    let bens = Browser::sign_in(&app, &ben).await;
    let is_spanish = async |browser: &Browser| {
        let page = browser.page("/account").await.expect_page(200);
        page.contains("<html lang=\"es\"") && page.contains("Idioma de la consola")
    };
    assert!(!is_spanish(&here).await);
    let chosen = here.form("/account/language", &[("language", "es")]).await;
    assert_eq!(chosen.header("location"), "/account?done=language");
    assert!(is_spanish(&here).await && is_spanish(&there).await);
    assert!(!is_spanish(&bens).await);
    for wrong in ["xx", "ES", "en,es"] {
        let refused = here.form("/account/language", &[("language", wrong)]).await;
        assert_eq!(refused.status, 422, "{wrong}");
        assert!(is_spanish(&here).await);
    }
    here.form("/account/language", &[("language", "")]).await;
    assert!(!is_spanish(&here).await);
}

#[actix_web::test]
async fn what_is_pushed_is_in_the_language_of_each_screen() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent("Ben").await;
    let browser = Browser::sign_in(&app, &ada).await;
    browser
        .form("/account/language", &[("language", "es")])
        .await;
    let (mut spanish, mut english) = (ada.live(None).await, ben.live(None).await);
    let ticket = number(&bot.escalate("c1").await);
    let row = format!("row-{ticket}");
    let (es, en) = (
        spanish.next("upsert", &row).await["html"].to_string(),
        english.next("upsert", &row).await["html"].to_string(),
    );
    assert!(es.contains("Maria Lindqvist") && en.contains("Maria Lindqvist"));
    assert!(en.contains("asked for a person"), "{en}");
    assert!(es.contains("pidió hablar con una persona"), "{es}");
    // Each screen gets one row, not one for each language.
    ada.accept(ticket).await.expect(200);
    let next = spanish.next_frame().await["html"].to_string();
    assert!(!next.contains("asked for a person"), "{next}");
}

#[actix_web::test]
async fn what_is_wrong_with_a_form_is_said_in_the_language_of_who_filled_it_in() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    browser
        .form("/account/language", &[("language", "es")])
        .await;
    let ticket = number(&bot.escalate("c1").await);
    let snooze = format!("/tickets/{ticket}/snooze");
    let hours = ("hours", "Mo-Fr 09:00-18:00");
    let zone = ("zone", "Europe/Madrid");
    for (path, fields, told) in [
        (
            "/settings/teams/Support/hours",
            vec![hours, zone, ("closed", "soon"), ("backlog", "x")],
            "soon no es una fecha",
        ),
        (
            "/settings/teams/Support/hours",
            vec![hours, ("zone", "Mars")],
            "Zona horaria: esa zona horaria no existe",
        ),
        (
            "/settings/teams/Support/hours",
            vec![("mode", "week"), zone, ("from.tu.0", "09:00")],
            "indica la hora de apertura y la de cierre",
        ),
        (
            "/settings/teams/Support",
            vec![("name.0", "order"), ("pattern.0", "(")],
            "Baton no entiende esta expresión regular",
        ),
        (
            "/settings/routing",
            vec![("do", "add"), ("name", "x"), ("team", "Nowhere")],
            "Equipo: No existe el equipo Nowhere. Equipos: Support",
        ),
        (
            "/settings/triggers",
            vec![
                ("owner", "bot:Helper bot"),
                ("rule", "topic"),
                ("patterns", ".*"),
                ("do", "save"),
            ],
            "Patrones: coincide con todo",
        ),
        (
            "/account/password",
            vec![("current_password", PASSWORD), ("password", "Password2026")],
            "Contraseña nueva: es demasiado fácil de adivinar",
        ),
        (
            "/settings/people",
            vec![("name", "Zoe"), ("email", "nowhere"), ("role", "agent")],
            "Correo electrónico: no es una dirección de correo",
        ),
        (
            snooze.as_str(),
            vec![("until", "2020-01-01T00:00:00Z")],
            "Hasta: tiene que ser en el futuro",
        ),
    ] {
        let page = browser.form(path, &fields).await.expect_page(422);
        assert!(page.contains(told), "{path}: {told}: {page}");
    }
}

#[actix_web::test]
async fn a_script_gets_what_it_shows_and_a_program_english() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    browser
        .form("/account/language", &[("language", "es")])
        .await;
    let ticket = number(&bot.escalate("c1").await);
    let path = format!("/tickets/{ticket}/snooze");
    let past = [("until", "2020-01-01T00:00:00Z")];
    let answer = browser.script(Method::POST, &path, &past).await;
    assert_eq!(answer.status, 422);
    let body = answer.json();
    assert_eq!(body["errors"][0]["pointer"], "/until");
    assert_eq!(body["errors"][0]["detail"], "must be in the future");
    assert_eq!(body["said"]["errors"][0], "tiene que ser en el futuro");
    let past = json!({ "until": "2020-01-01T00:00:00Z" });
    let body = ada.command(ticket, "snooze", &past).await.json();
    assert_eq!(body["errors"][0]["detail"], "must be in the future");
    assert!(body.get("said").is_none(), "{body}");
}

#[actix_web::test]
async fn an_address_that_is_not_there_is_answered_in_the_chosen_language() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page("/nowhere").await.expect_page(404);
    assert!(page.contains("<html lang=\"en\""), "{page}");
    browser
        .form("/account/language", &[("language", "es")])
        .await;
    let page = browser.page("/nowhere").await.expect_page(404);
    assert!(page.contains("<html lang=\"es\""), "{page}");
}
