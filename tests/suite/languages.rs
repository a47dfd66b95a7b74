//! The customer's language, declared or not, spelled well or not.
#![cfg(test)]

use crate::support::agent::number;
use crate::support::{TEAM, TestApp};
use serde_json::{Value, json};

fn said(conversation: &str, language: Value, text: &str) -> Value {
    json!({
        "conversation": { "external_id": conversation, "language": language },
        "transcript": [{ "role": "user", "text": text }],
    })
}

#[actix_web::test]
async fn an_escalation_does_not_fail_over_a_locale() {
    let app = TestApp::spawn().await;
    app.agent("Ada").await;
    let bot = app.bot().await;
    for (language, taken, warned) in [
        ("es_MX", json!("es-MX"), false),
        ("es_MX.UTF-8", json!("es-MX"), false),
        ("spanish", json!("es"), true),
        ("123", Value::Null, true),
        ("x", Value::Null, true),
        ("pt_BR", json!("pt-BR"), false),
        ("zh-Hans", json!("zh-Hans"), false),
        ("und", Value::Null, true),
        ("es_MX@euro", json!("es-MX"), false),
    ] {
        let answer = bot
            .escalate_with(&said(language, json!(language), "ok"))
            .await
            .expect(201);
        assert_eq!(
            answer["warnings"].to_string().contains("language"),
            warned,
            "{answer}"
        );
        let read = bot.conversation(language).await;
        assert_eq!(read["language"], taken, "{read}");
    }
}

#[actix_web::test]
async fn who_writes_spanish_is_answered_in_spanish_though_nobody_said_so() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    for (language, text, say, greeting) in [
        (
            "es",
            "Mi vuelo fue cancelado ayer y quiero que me devuelvan el dinero",
            "He avisado",
            "Hola, soy Ada.",
        ),
        (
            "fr",
            "Bonjour, ma commande n’est pas encore arrivée et je voudrais savoir où elle est",
            "J’ai prévenu",
            "Bonjour, ici Ada.",
        ),
        (
            "de",
            "Guten Tag, meine Bestellung ist immer noch nicht angekommen",
            "Ich habe unser Team",
            "Guten Tag, hier ist Ada.",
        ),
        (
            "pt",
            "Olá, o meu pedido ainda não chegou e eu gostaria de saber onde está",
            "Avisei a nossa equipe",
            "Olá, aqui é Ada.",
        ),
        (
            "en",
            "My flight was cancelled yesterday and I want my money back",
            "I’ve told our team",
            "Hello, this is Ada.",
        ),
    ] {
        let answer = bot
            .escalate_with(&said(language, Value::Null, text))
            .await
            .expect(201);
        let told = answer["say"].as_str().unwrap();
        assert!(told.starts_with(say), "{told}");
        let ticket = number(&answer);
        let read = ada.ticket(ticket).await;
        assert_eq!(read["ticket"]["language"], language);
        assert_eq!(
            read["route"]["inputs"]["language"], language,
            "rules see it"
        );
        let accepted = ada.accept(ticket).await.expect(200);
        let draft = accepted["draft"].as_str().unwrap();
        assert!(draft.starts_with(greeting), "{draft}");
    }
    bot.say(
        "mirrored",
        "customer",
        "Necesito cambiar la dirección de entrega de mi último pedido",
    )
    .await
    .expect(201);
    let answer = bot
        .escalate_with(&json!({ "conversation": { "external_id": "mirrored" } }))
        .await
        .expect(201);
    assert!(
        answer["say"].as_str().unwrap().starts_with("He avisado"),
        "{answer}"
    );
    let declared = said(
        "declared",
        json!("en"),
        "Mi vuelo fue cancelado ayer y quiero que me devuelvan el dinero",
    );
    let answer = bot.escalate_with(&declared).await.expect(201);
    assert!(
        answer["say"].as_str().unwrap().starts_with("I’ve told"),
        "what is declared counts: {answer}"
    );
}

#[actix_web::test]
async fn rules_go_by_the_language_of_the_words_where_none_is_declared() {
    let app = TestApp::spawn().await;
    for team in ["Español", "Русский", "Polski"] {
        app.add_team(team).await;
    }
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let rules = json!([
        { "name": "es", "when": { "language": "es" }, "then": { "team": "Español" } },
        { "name": "ru", "when": { "language": "ru" }, "then": { "team": "Русский" } },
        { "name": "pl", "when": { "language": "pl" }, "then": { "team": "Polski" } },
    ]);
    let body = json!({ "do": "save", "rules": rules });
    boss.post("/settings/routing", &body).await.expect(200);
    for (name, texts, team) in [
        ("short", vec!["¿Dónde está mi pedido?"], "Español"),
        ("cyrillic", vec!["Где мой заказ?"], "Русский"),
        ("polish", vec!["Nie dotarła moja paczka"], "Polski"),
        (
            "numbers last",
            vec![
                "Quiero un reembolso de mi compra",
                "EUJUY6",
                "ok",
                "48213",
                "Maria Lindqvist",
            ],
            "Español",
        ),
        (
            "switched",
            vec![
                "I want to know where my order is",
                "El paquete no ha llegado todavía",
            ],
            "Español",
        ),
        (
            "courtesy",
            vec!["I want to know where my order is", "muchas gracias"],
            TEAM,
        ),
        ("nothing", vec!["EUJUY6"], TEAM),
    ] {
        let items = texts
            .iter()
            .map(|text| json!({ "role": "user", "text": text }));
        let body = json!({
            "conversation": { "external_id": name },
            "transcript": items.collect::<Vec<_>>(),
        });
        let answer = bot.escalate_with(&body).await.expect(201);
        assert_eq!(answer["ticket"]["team"], team, "{name}");
    }
    for text in ["No puedo entrar en mi cuenta desde ayer", "48213"] {
        bot.say("mirrored", "customer", text).await.expect(201);
    }
    let body = said("mirrored", Value::Null, "EUJUY6");
    let answer = bot.escalate_with(&body).await.expect(201);
    assert_eq!(
        answer["ticket"]["team"], "Español",
        "what was mirrored tells it"
    );
}

#[actix_web::test]
async fn a_customer_whose_language_is_known_is_answered_in_it() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let of = |conversation: &str, customer: Value| {
        json!({
            "conversation": { "external_id": conversation },
            "customer": customer,
            "transcript": [{ "role": "user", "text": "My flight was cancelled yesterday" }],
        })
    };
    let known = json!({ "external_id": "u1", "language": "es" });
    bot.escalate_with(&of("c1", known)).await.expect(201);
    let again = of("c2", json!({ "external_id": "u1" }));
    let answer = bot.escalate_with(&again).await.expect(201);
    let told = answer["say"].as_str().unwrap();
    assert!(told.starts_with("He pasado"), "{told}");
}
