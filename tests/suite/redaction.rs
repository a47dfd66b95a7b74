//! What a team never wants to see, and card numbers, are in no column of the database, whichever member of whichever
//! body they came in. The bodies of bots are made from the OpenAPI document, so a new member is tried by itself.
#![cfg(test)]

use crate::packet::demanding;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::file::png;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::storage::connection::{AnyConnection, Purpose, connect};
use diesel::prelude::*;
use diesel::sql_types::Text;
use reqwest::Method;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What nothing may hold.
const SECRETS: [&str; 2] = ["TK-123456", "4111 1111"];

/// Has both.
const TEXT: &str = "ref TK-123456 and 4111 1111 1111 1111";

/// Members that stay as they are: ids, links and addresses, fixed words, `task.state`, and what a bot knows an answer
/// by. docs/api.md lists them.
const STAY: [&str; 19] = [
    "external_id",
    "message_id",
    "id",
    "url",
    "file",
    "language",
    "timezone",
    "email",
    "phone",
    "role",
    "format",
    "state",
    "options",
    "schema",
    "default",
    "confidence",
    "epoch",
    "to",
    "action",
];

/// A value for a schema, secrets in every text. Where it has alternatives, the one with this number.
fn filled(
    document: &Value,
    schema: &Value,
    variant: usize,
    walked: &mut BTreeSet<String>,
    path: &str,
) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        let named = &document["components"]["schemas"][name];
        return filled(document, named, variant, walked, path);
    }
    if let Some(alternatives) = schema["oneOf"].as_array() {
        let some: Vec<&Value> = alternatives
            .iter()
            .filter(|one| one["type"] != "null")
            .collect();
        let chosen = some[variant % some.len()];
        return filled(document, chosen, variant, walked, path);
    }
    if let Some(words) = schema["enum"].as_array() {
        let chat = words
            .iter()
            .position(|word| word == "approval")
            .unwrap_or_default();
        return words[chat].clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds[0].as_str().unwrap().to_owned(),
        kind => kind.as_str().unwrap_or("any").to_owned(),
    };
    match kind.as_str() {
        "object" => {
            let mut members = Map::new();
            for (name, member) in schema["properties"].as_object().into_iter().flatten() {
                if !STAY.contains(&name.as_str()) {
                    let path = format!("{path}/{name}");
                    members.insert(
                        name.clone(),
                        filled(document, member, variant, walked, &path),
                    );
                }
            }
            if schema.get("additionalProperties").is_some() {
                let path = format!("{path}/*");
                let free = &schema["additionalProperties"];
                members.insert(
                    TEXT.to_owned(),
                    filled(document, free, variant, walked, &path),
                );
                members.insert(
                    "plain".to_owned(),
                    filled(document, free, variant, walked, &path),
                );
            }
            Value::Object(members)
        }
        "array" => json!([filled(document, &schema["items"], variant, walked, path)]),
        "boolean" => json!(true),
        "integer" | "number" => json!(1),
        _ if schema["format"] == "date-time" => json!("2027-05-04T09:00:00Z"),
        _ => {
            walked.insert(path.to_owned());
            json!(TEXT)
        }
    }
}

/// The columns that hold a secret.
async fn found(app: &TestApp) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = Text)]
        tab: String,
        #[diesel(sql_type = Text)]
        col: String,
    }
    #[derive(QueryableByName)]
    struct Cell {
        #[diesel(sql_type = Text)]
        text: String,
    }
    let database = app.database.database();
    tokio::task::spawn_blocking(move || {
        let mut conn = connect(&database, Purpose::Write).unwrap();
        let columns = match &mut conn {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(conn) => diesel::sql_query(
                "SELECT table_name::text AS tab, column_name::text AS col FROM information_schema.columns WHERE table_schema = 'public'",
            )
            .load::<Column>(conn),
            AnyConnection::Sqlite(conn) => diesel::sql_query(
                "SELECT m.name AS tab, c.name AS col FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
            )
            .load::<Column>(conn),
        };
        let columns = columns.unwrap();
        assert!(columns.len() > 100, "every table is looked at");
        let mut holding = Vec::new();
        for Column { tab, col } in columns {
            for secret in SECRETS {
                let query = format!(
                    "SELECT CAST(\"{col}\" AS TEXT) AS text FROM \"{tab}\" WHERE CAST(\"{col}\" AS TEXT) LIKE '%{secret}%'"
                );
                let cells = match &mut conn {
                    #[cfg(feature = "postgres")]
                    AnyConnection::Postgres(conn) => diesel::sql_query(query).load::<Cell>(conn),
                    AnyConnection::Sqlite(conn) => diesel::sql_query(query).load::<Cell>(conn),
                };
                holding.extend(cells.unwrap().into_iter().map(|cell| format!("{tab}.{col}: {}", cell.text)));
            }
        }
        holding
    })
    .await
    .unwrap()
}

async fn document(app: &TestApp) -> Value {
    let request = app.http.get(app.url("/api/v1/openapi.json"));
    request.send().await.unwrap().json().await.unwrap()
}

fn body_of(
    document: &Value,
    path: &str,
    method: &str,
    variant: usize,
    walked: &mut BTreeSet<String>,
) -> Value {
    let body = &document["paths"][path][method]["requestBody"]["content"]["application/json"];
    filled(document, &body["schema"], variant, walked, path)
}

#[actix_web::test]
async fn no_member_of_a_bots_body_brings_a_secret_into_the_database() {
    let app = demanding().await;
    let (bot, document) = (app.bot().await, document(&app).await);
    app.agent("Ada").await;
    app.bot_of("Tech", TEAM).await;
    let mut walked = BTreeSet::new();
    for variant in 0..4 {
        let conversation = format!("c{variant}");
        let message = body_of(
            &document,
            "/conversations/{external_id}/messages",
            "post",
            variant,
            &mut walked,
        );
        let mut message = match message.get("messages") {
            Some(batch) => batch[0].clone(),
            None => message,
        };
        message["sender"] = json!("customer");
        tidied(&mut message);
        bot.message(&conversation, &message).await.expect(201);
        let mut body = body_of(&document, "/escalations", "post", variant, &mut walked);
        body["conversation"]["external_id"] = json!(conversation);
        tidied(&mut body);
        let answer = bot.escalate_with(&body).await.expect(201);
        let mut patch = body_of(&document, "/tickets/{id}", "patch", variant, &mut walked);
        tidied(&mut patch);
        let path = format!("/tickets/{}", answer["ticket"]["id"].as_str().unwrap());
        bot.patch(&path, &patch).await.expect(200);
        let again = bot.patch(&path, &patch).await.expect(200);
        let once_more = bot.patch(&path, &patch).await.expect(200);
        assert_eq!(
            again["packet_version"], once_more["packet_version"],
            "a retry is none"
        );
        let to = match variant % 2 {
            0 => json!({ "bot": "Tech" }),
            _ => json!({ "team": TEAM }),
        };
        let conversation = format!("p{variant}");
        bot.say(&conversation, "customer", "hello")
            .await
            .expect(201);
        let schema = json!({ "$ref": "#/components/schemas/PassBody" });
        let mut pass = filled(&document, &schema, variant, &mut walked, "pass");
        tidied(&mut pass);
        pass["action"] = json!("pass");
        pass["to"] = to;
        pass.as_object_mut().unwrap().remove("epoch");
        bot.control(&conversation, &pass).await.expect(200);
    }
    assert!(walked.len() > 40, "{walked:?}");
    assert_eq!(found(&app).await, Vec::<String>::new());
}

/// Puts words where a member needs one of its own: roles, options of an ask, links.
fn tidied(body: &mut Value) {
    if let Some(said) = body["transcript"].as_array_mut() {
        *said = vec![json!({ "role": "user", "text": TEXT, "name": TEXT })];
    } else if body["transcript"].get("text").is_some() {
        body["transcript"]["text"] = json!(format!("Customer: {TEXT}\nBot: {TEXT}"));
    } else if body["transcript"].get("items").is_some() {
        body["transcript"]["items"] = json!([
            { "role": "user", "content": TEXT },
            { "role": "assistant", "tool_calls": [{ "id": "c1", "function": { "name": TEXT, "arguments": format!("{{\"{TEXT}\":\"{TEXT}\"}}") } }] },
            { "role": "tool", "tool_call_id": "c1", "content": TEXT },
        ]);
    }
    if body.get("ask").is_some() {
        body["ask"]["type"] = json!("approval");
        body["ask"]["tool_call"]["arguments"] = json!({ TEXT: TEXT });
    }
    if body.get("attachments").is_some() {
        body["attachments"] =
            json!([{ "url": "https://example.com/", "name": TEXT, "media_type": TEXT }]);
    }
}

/// Every text an agent may send.
async fn agent_writes(ada: &AgentClient, bot: &BotClient, ticket: i64) {
    let draft = json!({ "kind": "note", "text": TEXT });
    let request = ada.request(Method::PUT, &format!("/tickets/{ticket}/draft"));
    request
        .json(&draft)
        .send()
        .await
        .unwrap()
        .error_for_status()
        .unwrap();
    ada.reply(ticket, TEXT).await.expect(200);
    ada.note(ticket, TEXT).await.expect(200);
    let fact = json!({ "name": TEXT, "value": TEXT, "source": TEXT });
    ada.command(ticket, "facts", &fact).await.expect(200);
    let missing = json!({ "verdict": "missing", "missing": [TEXT] });
    let judged = ada.command(ticket, "context", &missing).await;
    assert!(judged.status == 200 || judged.status == 422, "{judged:?}");
    let asked = ada.ticket(ticket).await["asks"][0]["id"].clone();
    let answer =
        json!({ "ask": asked, "outcome": "edited", "arguments": { TEXT: TEXT }, "comment": TEXT });
    ada.command(ticket, "answer", &answer).await.expect(200);
    let back = json!({
        "note": TEXT,
        "facts": { TEXT: TEXT },
        "promises": [TEXT],
        "avoid": [TEXT],
    });
    ada.hand_back(ticket, &back).await.expect(200);
    let accept = json!({ "action": "accept", "note": TEXT });
    bot.control("c", &accept).await.expect(200);
}

#[actix_web::test]
async fn what_one_of_two_teams_never_wants_to_see_is_kept_of_neither() {
    let app = demanding().await;
    app.add_team("Plain").await;
    let (ada, bea) = (
        app.agent("Ada").await,
        app.person("Bea", Role::Agent, &["Plain"]).await,
    );
    let plain = app.bot_of("Plain bot", "Plain").await;
    let strict = app.bot_of("Strict bot", TEAM).await;
    // The team that gets the ticket has the pattern, and the bot's team has none.
    let mut body = escalation("a");
    body["routing"] = json!({ "team": TEAM });
    body["customer"] = json!({ "name": TEXT, "attributes": { TEXT: TEXT, "plain": TEXT } });
    body["facts"] = json!({ TEXT: TEXT });
    body["last_words"] = json!(TEXT);
    let ticket = number(&plain.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let cancel = json!({ "action": "cancel", "reason": TEXT });
    plain.control("a", &cancel).await.problem(409);
    plain.say("a", "customer", TEXT).await.expect(201);
    plain.say("a", "bot", TEXT).await.problem(409);
    // The other way round.
    let mut body = escalation("b");
    body["routing"] = json!({ "team": "Plain" });
    body["customer"] = json!({ "name": TEXT, "attributes": { TEXT: TEXT } });
    body["facts"] = json!({ TEXT: TEXT });
    body["last_words"] = json!(TEXT);
    let ticket = number(&strict.escalate_with(&body).await.expect(201));
    bea.accept(ticket).await.expect(200);
    strict.control("b", &cancel).await.problem(409);
    strict.say("b", "customer", TEXT).await.expect(201);
    strict.say("b", "bot", TEXT).await.problem(409);
    bea.hand_back(ticket, &json!({})).await.expect(200);
    let decline = json!({ "action": "decline", "note": TEXT, "reason": TEXT });
    strict.control("b", &decline).await.expect(200);
    assert_eq!(found(&app).await, Vec::<String>::new());
}

#[actix_web::test]
async fn nothing_an_agent_writes_brings_a_secret_into_the_database() {
    let app = demanding().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let asking = json!({
        "conversation": { "external_id": "c" },
        "ask": { "type": "approval", "prompt": "Pay?", "tool_call": { "name": "pay", "arguments": { "amount": 1 } } },
    });
    let ticket = number(&bot.escalate_with(&asking).await.expect(201));
    ada.accept(ticket).await.expect(200);
    let to_ben = json!({ "agent": "Ben", "note": TEXT });
    ada.command(ticket, "transfer", &to_ben).await.expect(200);
    ben.command(ticket, "decline", &json!({ "reason": TEXT }))
        .await
        .expect(200);
    ada.accept(ticket).await.expect(200);
    let warm = json!({ "agent": "Ben", "note": TEXT, "mode": "warm" });
    ada.command(ticket, "transfer", &warm).await.expect(200);
    ben.command(ticket, "decline", &json!({ "reason": TEXT }))
        .await
        .expect(200);
    agent_writes(&ada, &bot, ticket).await;
    let solved = number(&bot.escalate("solved").await);
    ada.accept(solved).await.expect(200);
    ada.command(solved, "resolve", &json!({ "note": TEXT }))
        .await
        .expect(200);
    bot.escalate("passed").await;
    let pass = json!({ "action": "pass", "to": { "team": "Support" }, "note": TEXT });
    bot.say("mirrored", "customer", TEXT).await.expect(201);
    bot.control("mirrored", &pass).await.expect(200);
    // A draft that stays, and the names of files.
    let kept = number(&bot.escalate("kept").await);
    let draft = json!({ "kind": "reply", "text": TEXT });
    let request = ada.request(Method::PUT, &format!("/tickets/{kept}/draft"));
    let saved = request.json(&draft).send().await.unwrap();
    saved.error_for_status().unwrap();
    let picture = png(20, 10);
    let name = format!("{TEXT}.png");
    bot.upload(&name, "image/png", &picture).await.expect(201);
    ada.uploaded(&name, &png(20, 11)).await;
    assert_eq!(found(&app).await, Vec::<String>::new());
    let page = ada.ticket(ticket).await.to_string();
    assert!(page.contains("[masked]") && page.contains("[card ending 1111]"));
}
