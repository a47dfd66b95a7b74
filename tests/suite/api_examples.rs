//! The examples of the description are what the server really says.

use crate::support::TestApp;
use crate::support::bot::BotClient;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// An example of the description, by path, method and place.
fn examples(document: &Value, path: &str, method: &str, place: &str) -> Map<String, Value> {
    let operation = &document["paths"][path][method];
    let content = match place {
        "request" => &operation["requestBody"]["content"],
        status => &operation["responses"][status]["content"],
    };
    let named = content["application/json"]["examples"].as_object();
    let value = |(name, example): (&String, &Value)| (name.clone(), example["value"].clone());
    named
        .map(|named| named.iter().map(value).collect())
        .unwrap_or_default()
}

/// Every member with its type; lists by their first entry. Free-form parts count as one.
fn shape(value: &Value) -> BTreeMap<String, &'static str> {
    let mut shape = BTreeMap::new();
    collect("", value, &mut shape);
    shape
}

fn collect(pointer: &str, value: &Value, shape: &mut BTreeMap<String, &'static str>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(items) => {
            if let Some(first) = items.first() {
                collect(&format!("{pointer}/0"), first, shape);
            }
            "list"
        }
        Value::Object(members) => {
            for (name, member) in members {
                collect(&format!("{pointer}/{name}"), member, shape);
            }
            "object"
        }
    };
    shape.insert(pointer.to_owned(), kind);
}

#[track_caller]
fn same(example: &Value, real: &Value) {
    assert_eq!(
        shape(example),
        shape(real),
        "example {example:#}\nreal {real:#}"
    );
}

struct Told {
    document: Value,
}

impl Told {
    fn request(&self, path: &str, method: &str, name: &str) -> Value {
        examples(&self.document, path, method, "request")[name].clone()
    }

    #[track_caller]
    fn check(&self, path: &str, method: &str, status: &str, name: &str, real: &Value) {
        if std::env::var("BATON_SHOW_ANSWERS").is_ok() {
            eprintln!("@@ {method} {path} {status} {name}\n{real:#}");
            return;
        }
        same(&examples(&self.document, path, method, status)[name], real);
    }
}

async fn hand_back(app: &TestApp, bot: &BotClient, conversation: &str) {
    let open = bot.conversation(conversation).await;
    let number = open["ticket"]["number"].as_i64().unwrap();
    let ada = crate::api_support::Agent::new(app, "Ada").await;
    ada.accept(number).await;
    ada.reply(number, "Hola María, ya veo su reserva.").await;
    ada.hand_back(number).await;
}

#[actix_web::test]
async fn the_examples_of_the_description_are_what_the_server_says() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let document = bot.get("/openapi.json").await.expect(200);
    let told = Told { document };
    let messages = "/conversations/{external_id}/messages";

    let body = told.request(messages, "post", "several");
    let answer = bot.message("web-8841", &body).await.expect(201);
    told.check(messages, "post", "201", "several", &answer);

    let body = told.request("/escalations", "post", "everything");
    let answer = bot.escalate_with(&body).await.expect(201);
    assert_eq!(answer["warnings"], json!([]));
    told.check("/escalations", "post", "201", "opened", &answer);
    let ticket = format!("/tickets/{}", answer["ticket"]["id"].as_str().unwrap());
    let least = told.request("/escalations", "post", "the least");
    bot.escalate_with(&least).await.expect(201);

    let body = told.request(messages, "post", "one");
    let answer = bot.message("web-8841", &body).await.expect(201);
    told.check(messages, "post", "201", "one", &answer);

    let answer = bot.conversation("web-8841").await;
    told.check(
        "/conversations/{external_id}",
        "get",
        "200",
        "conversation",
        &answer,
    );
    let answer = bot.get("/availability").await.expect(200);
    told.check("/availability", "get", "200", "now", &answer);
    let body = told.request("/tickets/{id}", "patch", "patch");
    let answer = bot.patch(&ticket, &body).await.expect(200);
    told.check("/tickets/{id}", "patch", "200", "ticket", &answer);
    let answer = bot.get(&ticket).await.expect(200);
    told.check("/tickets/{id}", "get", "200", "ticket", &answer);
    let answer = bot.get("/tickets?limit=1").await.expect(200);
    told.check("/tickets", "get", "200", "page", &answer);

    hand_back(&app, &bot, "web-8841").await;
    let path = "/conversations/{external_id}/events";
    let answer = bot
        .get("/conversations/web-8841/events?after=12")
        .await
        .expect(200);
    told.check(path, "get", "200", "page", &answer);
    let answer = bot.get("/events?limit=2").await.expect(200);
    told.check("/events", "get", "200", "page", &answer);

    let path = "/conversations/{external_id}/control";
    let body = told.request(path, "post", "accept");
    let answer = bot.control("web-8841", &body).await.expect(200);
    told.check(path, "post", "200", "accepted", &answer);
}
