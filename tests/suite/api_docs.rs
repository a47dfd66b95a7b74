//! The pages about the API: they tell everything there is, and ask nobody outside.

use crate::support::TestApp;
use crate::support::answer::Answer;
use baton::domain::base::limits as l;
use baton::domain::log::EventKind;
use baton::web::Code;
use serde_json::Value;
use std::collections::BTreeSet;

const MANUAL: &str = include_str!("../../docs/api.md");

async fn page(app: &TestApp, path: &str) -> Answer {
    let answer = Answer::of(app.http.get(app.url(path))).await;
    answer.status.eq(&200).then_some(answer).expect(path)
}

#[actix_web::test]
async fn the_docs_page_loads_everything_from_this_server() {
    let app = TestApp::spawn().await;
    let docs = page(&app, "/api/docs").await;
    assert!(docs.header("content-type").starts_with("text/html"));
    let policy = docs.header("content-security-policy");
    assert!(
        policy.starts_with(
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        )
    );
    assert!(!docs.text.contains("http://") && !docs.text.contains("https://"));
    let sources = docs
        .text
        .split("src=\"")
        .chain(docs.text.split("stylesheet\" href=\""))
        .skip(1);
    let files: Vec<&str> = sources
        .filter_map(|rest| rest.split('"').next())
        .filter(|file| file.starts_with('/'))
        .collect();
    assert_eq!(files.len(), 6, "{files:?}");
    for file in files {
        assert!(!page(&app, file).await.text.is_empty(), "{file}");
    }
    // Swagger UI would otherwise ask a validator outside what it thinks of the description.
    let script = page(&app, "/api/docs/swagger-initializer.js").await.text;
    assert!(
        script.contains("\"validatorUrl\": \"none\"")
            && script.contains("\"/api/v1/openapi.json\"")
    );
    let headers = page(&app, "/api/v1/tickets/../../docs").await;
    assert_eq!(headers.header("x-frame-options"), "DENY");
}

#[actix_web::test]
async fn every_code_is_explained_where_a_problem_points() {
    let app = TestApp::spawn().await;
    let errors = page(&app, "/docs/errors").await.text;
    for code in Code::ALL {
        assert!(
            errors.contains(&format!("id=\"{}\"", code.as_str())),
            "{}",
            code.as_str()
        );
    }
    let style = errors
        .split("stylesheet\" href=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    page(&app, style.unwrap()).await;
}

#[actix_web::test]
async fn the_manual_names_every_call_and_every_refusal() {
    let app = TestApp::spawn().await;
    let document = page(&app, "/api/v1/openapi.json").await.json();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let call = format!("`{} {path}", method.to_uppercase());
            assert!(MANUAL.contains(&call), "{call}");
            for (status, response) in operation["responses"].as_object().unwrap() {
                let examples = &response["content"]["application/problem+json"]["examples"];
                for code in examples
                    .as_object()
                    .unwrap_or(&serde_json::Map::new())
                    .keys()
                {
                    assert!(MANUAL.contains(&format!("`{code}`")), "{status} {code}");
                }
            }
        }
    }
}

/// The names of all members that a schema describes, and those below it.
fn members(document: &Value, schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(parts) => {
            if let Some(name) = schema["$ref"].as_str() {
                let schema = document.pointer(name.trim_start_matches('#')).unwrap();
                return members(document, schema, names);
            }
            for (name, part) in parts {
                if let ("properties", Value::Object(properties)) = (name.as_str(), part) {
                    names.extend(properties.keys().cloned());
                    properties
                        .values()
                        .for_each(|part| members(document, part, names));
                } else {
                    members(document, part, names);
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| members(document, part, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[actix_web::test]
async fn the_manual_names_every_event_with_its_members() {
    let public = EventKind::ALL.iter().filter(|kind| kind.is_public());
    let section = MANUAL.split("## Events\n").nth(1).unwrap();
    let table = section.split("| `type` | `data` |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    let first = |line: &str| line.split('|').nth(1).map(str::to_owned);
    let told: Vec<String> = table.lines().filter_map(first).collect();
    let told: BTreeSet<&str> = told
        .iter()
        .flat_map(|cell| cell.split('`'))
        .filter(|word| word.contains('.'))
        .collect();
    let kinds: BTreeSet<&str> = public.clone().map(|kind| kind.as_str()).collect();
    assert_eq!(told, kinds);
    let app = TestApp::spawn().await;
    let document = page(&app, "/api/v1/openapi.json").await.json();
    let mut names = BTreeSet::new();
    for kind in public {
        let schema = &document["components"]["schemas"][kind.payload()];
        members(&document, schema, &mut names);
    }
    let words: BTreeSet<&str> = MANUAL
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    let untold: Vec<_> = names
        .iter()
        .filter(|name| !words.contains(name.as_str()))
        .collect();
    assert!(untold.is_empty(), "{untold:?}");
}

#[actix_web::test]
async fn the_manual_names_every_member_of_every_body() {
    let app = TestApp::spawn().await;
    let document = page(&app, "/api/v1/openapi.json").await.json();
    let code = code_of(MANUAL);
    let within = |c: char| !(c.is_alphanumeric() || c == '_');
    let words: Vec<&str> = code.iter().flat_map(|text| text.split(within)).collect();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let bodies = schemas.iter().filter(|(name, _)| name.ends_with("Body"));
    let members = bodies.flat_map(|(_, schema)| own_members(schema));
    let missing: Vec<&String> = members
        .filter(|member| !words.contains(&member.as_str()))
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// The names of all members a schema describes itself.
fn own_members(schema: &Value) -> Vec<&String> {
    let own = schema["properties"].as_object().into_iter().flatten();
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    own.map(|(name, _)| name)
        .chain(choices.flat_map(own_members))
        .collect()
}

/// What stands in code in a Markdown text: blocks, and spans in its prose.
fn code_of(text: &str) -> Vec<&str> {
    let parts = text.split("```").enumerate();
    let code = parts.flat_map(|(at, part)| match at % 2 {
        1 => vec![part],
        _ => part.split('`').skip(1).step_by(2).collect(),
    });
    code.collect()
}

#[actix_web::test]
async fn the_manual_lists_the_dialects_that_are_read() {
    let app = TestApp::spawn().await;
    let document = page(&app, "/api/v1/openapi.json").await.json();
    let read = &document["components"]["schemas"]["FormatWord"]["enum"];
    let (_, table) = MANUAL
        .split_once("| `format` | what you pass | one item |")
        .unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let listed: Vec<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert_eq!(serde_json::json!(listed), *read);
}

#[test]
fn the_manual_quotes_the_limits_that_are_kept() {
    let kb = |bytes: usize| format!("{} KB", bytes / 1024);
    let thousands = |n: usize| format!("{},{:03}", n / 1000, n % 1000);
    let rows = [
        (
            "| body |",
            format!("{} MiB", l::BODY_MAX_BYTES / 1024 / 1024),
        ),
        ("| ids ", format!("1–{} characters", l::ID_MAX_CHARS)),
        (
            "| names of people",
            format!("{} characters", l::NAME_MAX_CHARS),
        ),
        (
            "| status words",
            format!("{} characters", l::WORD_MAX_CHARS),
        ),
        (
            "| `channel`",
            format!("{} characters", l::CHANNEL_MAX_CHARS),
        ),
        ("| `email`", format!("{} characters", l::EMAIL_MAX_CHARS)),
        ("| links", thousands(l::URL_MAX_CHARS)),
        ("| message, transcript item", kb(l::TEXT_MAX_BYTES)),
        (
            "| messages of a batch",
            format!("1–{}", l::BATCH_MAX_MESSAGES),
        ),
        (
            "| transcript |",
            format!("{} items", thousands(l::TRANSCRIPT_MAX_ITEMS)),
        ),
        (
            "| transcript |",
            format!("{} tool calls", thousands(l::TRANSCRIPT_MAX_TOOL_CALLS)),
        ),
        ("| `summary`", kb(l::SUMMARY_MAX_BYTES)),
        ("| `last_words`", kb(l::LAST_WORDS_MAX_BYTES)),
        ("| facts", format!("| {};", l::FACTS_MAX)),
        (
            "| facts",
            format!("1–{} characters", l::FACT_NAME_MAX_CHARS),
        ),
        ("| facts", kb(l::FACT_VALUE_MAX_BYTES)),
        (
            "| `customer.attributes`",
            format!(
                "{} entries, {}",
                l::ATTRIBUTES_MAX,
                kb(l::ATTRIBUTES_MAX_BYTES)
            ),
        ),
        ("| `metadata`", kb(l::METADATA_MAX_BYTES)),
        (
            "| promises, attachments",
            format!("| {} each", l::PROMISES_MAX),
        ),
        ("| `return_to`", format!("| {} |", l::RETURN_TO_MAX)),
        ("| `task.steps`", format!("| {} |", l::STEPS_MAX)),
        ("| `task.state`", kb(l::STATE_MAX_BYTES)),
        (
            "| a value that is kept",
            format!("| {} levels", l::JSON_MAX_DEPTH),
        ),
        ("| `ask.schema`", kb(l::SCHEMA_MAX_BYTES)),
        ("| errors, warnings", format!("| {} each", l::ERRORS_MAX)),
    ];
    for (row, limit) in rows {
        let line = MANUAL
            .lines()
            .find(|line| line.starts_with(row))
            .expect(row);
        assert!(line.contains(&limit), "{line} lacks {limit}");
    }
}

#[test]
fn the_manuals_examples_are_json() {
    let blocks = MANUAL.split("```json\n").skip(1);
    for block in blocks {
        let text = block.split("```").next().unwrap();
        let read: Result<Value, _> = serde_json::from_str(text);
        assert!(read.is_ok(), "{text}");
    }
}
