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

/// A new body of bots fails here until it is tried below.
fn every_body_is_tried(document: &Value) {
    let tried = [
        ("/conversations/{external_id}/control", "post"),
        ("/conversations/{external_id}/messages", "post"),
        ("/escalations", "post"),
        ("/tickets/{id}", "patch"),
    ];
    // Only whether the customer types, and what has become of a message.
    let no_words = [
        ("/conversations/{external_id}/typing", "put"),
        ("/conversations/{external_id}/receipts", "post"),
    ];
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let body = &operation["requestBody"]["content"]["application/json"];
            let call = (path.as_str(), method.as_str());
            let placed = tried.contains(&call) || no_words.contains(&call);
            assert!(body.is_null() || placed, "{method} {path}");
        }
    }
}

/// What a bot says when it takes a hand-back, and when it calls its escalation off too late.
async fn control_answers(
    bot: &BotClient,
    ada: &AgentClient,
    document: &Value,
    walked: &mut BTreeSet<String>,
) {
    let schema = json!({ "$ref": "#/components/schemas/ControlBody" });
    let mut answer = filled(document, &schema, 0, walked, "control");
    answer.as_object_mut().unwrap().remove("epoch");
    let ticket = number(&bot.escalate("control").await);
    ada.accept(ticket).await.expect(200);
    answer["action"] = json!("cancel");
    bot.control("control", &answer).await.problem(409);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    answer["action"] = json!("accept");
    bot.control("control", &answer).await.expect(200);
}

#[actix_web::test]
async fn no_member_of_a_bots_body_brings_a_secret_into_the_database() {
    let app = demanding().await;
    let (bot, document) = (app.bot().await, document(&app).await);
    let ada = app.agent("Ada").await;
    app.bot_of("Tech", TEAM).await;
    every_body_is_tried(&document);
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
    control_answers(&bot, &ada, &document, &mut walked).await;
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

/// What agents sent with secrets: commands, and members.
#[derive(Default)]
struct Tried {
    commands: BTreeSet<String>,
    members: BTreeSet<String>,
}

impl Tried {
    async fn send(&mut self, agent: &AgentClient, ticket: i64, command: &str, body: Value) {
        self.tried(command, &body);
        agent.command(ticket, command, &body).await.expect(200);
    }

    fn tried(&mut self, command: &str, body: &Value) {
        self.commands.insert(command.to_owned());
        let mut names = Vec::new();
        told(body, &mut names);
        self.members.extend(names);
    }
}

/// The names of the members that hold the secrets, at whatever depth; `*` for one whose own name has them.
fn told(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if member.to_string().contains(TEXT) {
                    names.push(name.clone());
                }
                told(member, names);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| told(entry, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every text an agent may send.
async fn agent_writes(tried: &mut Tried, ada: &AgentClient, bot: &BotClient, ticket: i64) {
    let draft = json!({ "kind": "note", "text": TEXT, "sent": TEXT });
    tried.tried("draft", &draft);
    let request = ada.request(Method::PUT, &format!("/tickets/{ticket}/draft"));
    request
        .json(&draft)
        .send()
        .await
        .unwrap()
        .error_for_status()
        .unwrap();
    for command in ["reply", "note"] {
        let file = ada.uploaded(&format!("{TEXT}.txt"), b"words").await;
        let body = json!({ "text": TEXT, "attachments": [{ "file": file, "name": TEXT }] });
        tried.send(ada, ticket, command, body).await;
    }
    let fact = json!({ "name": TEXT, "value": TEXT, "source": TEXT });
    tried.send(ada, ticket, "facts", fact).await;
    let facts = json!({ "facts": { TEXT: { "value": TEXT, "source": TEXT } } });
    tried.send(ada, ticket, "facts", facts).await;
    for missing in [json!([TEXT]), json!(TEXT)] {
        let body = json!({ "verdict": "missing", "missing": missing });
        tried.send(ada, ticket, "context", body).await;
    }
    let tags = json!({ "add": [TEXT], "remove": [TEXT] });
    tried.send(ada, ticket, "tags", tags).await;
    let asked = ada.ticket(ticket).await["asks"][0]["id"].clone();
    let answer =
        json!({ "ask": asked, "outcome": "edited", "arguments": { TEXT: TEXT }, "comment": TEXT });
    tried.send(ada, ticket, "answer", answer).await;
    let back = json!({
        "note": TEXT,
        "facts": { TEXT: TEXT },
        "promises": [TEXT, { "text": TEXT }],
        "avoid": [TEXT],
    });
    tried.send(ada, ticket, "return", back).await;
    let accept = json!({ "action": "accept", "note": TEXT });
    bot.control("c", &accept).await.expect(200);
}

/// Members whose value is a word, an id, a number, a moment or the name of what is there.
const NO_TEXTS: [&str; 32] = [
    "agent",
    "agent_id",
    "ask",
    "bot",
    "client_id",
    "confidence",
    "due",
    "file",
    "follow",
    "item",
    "kind",
    "last_seq",
    "mark",
    "message",
    "minutes",
    "mode",
    "next",
    "number",
    "outcome",
    "priority",
    "saved_reply",
    "seq",
    "team",
    "team_id",
    "then",
    "ticket",
    "tickets",
    "until",
    "verdict",
    "version",
    "what",
    "zone",
];

/// Commands that take no text.
const NO_WORDS: [&str; 10] = [
    "accept", "follow", "mark", "priority", "read", "reopen", "snooze", "take", "typing",
    "withdraw",
];

/// The sources in which what agents send is read.
fn readers() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("src/domain/packet/facts_reader.rs")];
    for room in ["src/console/input", "src/console/ticket"] {
        let entries = std::fs::read_dir(root.join(room)).unwrap();
        files.extend(entries.map(|entry| entry.unwrap().path()));
    }
    let texts = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap());
    texts.collect::<Vec<_>>().join("\n")
}

/// A new command, or a new member of one, fails here until it is tried with secrets or placed among what has no text.
fn everything_was_tried(tried: &Tried) {
    let every = |pattern: &str, text: &str| -> BTreeSet<String> {
        let pattern = regex::Regex::new(pattern).unwrap();
        let found = pattern.captures_iter(text);
        found.map(|found| found[1].to_owned()).collect()
    };
    let routes = include_str!("../../src/console/mod.rs");
    let commands = every(
        r#"at\("/\{number\}/(\w+)"\)\.route\(web::(?:post|put)"#,
        routes,
    );
    assert!(commands.len() > 15, "{commands:?}");
    for command in &commands {
        let has_words = !NO_WORDS.contains(&command.as_str());
        assert_eq!(tried.commands.contains(command), has_words, "{command}");
    }
    let reads =
        r#"\.\s*(?:text|full_text|required_text|texts|field|required|list|time)\(\s*"(\w+)""#;
    let members = every(reads, &readers());
    assert!(members.len() > 25, "{members:?}");
    for member in &members {
        let is_text = !NO_TEXTS.contains(&member.as_str()) && member != "to";
        assert_eq!(tried.members.contains(member), is_text, "{member}");
    }
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
    let mut tried = Tried::default();
    let busy = json!({ "reason": TEXT });
    for mode in ["cold", "warm"] {
        let to_ben = json!({ "agent": "Ben", "note": TEXT, "mode": mode });
        tried.send(&ada, ticket, "transfer", to_ben).await;
        tried.send(&ben, ticket, "decline", busy.clone()).await;
        if mode == "cold" {
            ada.accept(ticket).await.expect(200);
        }
    }
    agent_writes(&mut tried, &ada, &bot, ticket).await;
    let questions = [
        (
            "question",
            json!({ "type": "question", "prompt": "Which?" }),
            json!(TEXT),
        ),
        (
            "form",
            json!({ "type": "form", "prompt": "Fill in", "schema": {
                "type": "object", "properties": { "name": { "type": "string" } } } }),
            json!({ "name": TEXT }),
        ),
    ];
    for (conversation, ask, value) in questions {
        let mut body = escalation(conversation);
        body["ask"] = ask;
        let asking = number(&bot.escalate_with(&body).await.expect(201));
        ada.accept(asking).await.expect(200);
        let asked = ada.ticket(asking).await["asks"][0]["id"].clone();
        let answer = json!({ "ask": asked, "outcome": "answered", "value": value });
        tried.send(&ada, asking, "answer", answer).await;
        let to_bot = json!({ "bot": "Helper bot", "note": TEXT });
        tried.send(&ada, asking, "transfer", to_bot).await;
    }
    let solved = number(&bot.escalate("solved").await);
    ada.accept(solved).await.expect(200);
    tried
        .send(&ada, solved, "resolve", json!({ "note": TEXT }))
        .await;
    // `assist.rs` looks at what leaves the server where a language model is set.
    let wish = json!({ "what": "translate_reply", "text": TEXT });
    tried.tried("assist", &wish);
    let refused = ada.command(solved, "assist", &wish).await;
    assert_eq!(refused.problem(409), "assist_off");
    everything_was_tried(&tried);
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
