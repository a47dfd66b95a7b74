//! Transcripts as frameworks and platforms write them, through the API: who said what, what was tried and how it ended.

mod compare;
mod mirrored;

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The cases of a folder, one file each: `{id, transcript, expected}`.
fn cases(folder: &Path) -> Vec<(String, Value)> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = files.map(|file| file.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let case = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            case,
        )
    };
    paths.into_iter().map(read).collect()
}

/// The project's own cases, and a larger collection beside the project where there is one.
fn folders() -> [PathBuf; 2] {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    [
        project.join("tests/data/transcripts"),
        project.join("../shared/data/transcripts"),
    ]
}

/// The items an agent is told of after a bot escalated with a transcript.
async fn told(bot: &BotClient, agent: &AgentClient, id: &str, transcript: &Value) -> Vec<Value> {
    let body = json!({ "conversation": { "external_id": id }, "transcript": transcript });
    let answer = bot.escalate_with(&body).await;
    assert!(
        answer.status == 201 || answer.status == 200,
        "{id}: {}",
        answer.text
    );
    let ticket = agent.ticket(number(&answer.json())).await;
    ticket["packet"]["transcript"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

#[actix_web::test]
async fn every_case_is_read_as_it_was_meant() {
    let app = TestApp::spawn().await;
    let (bot, agent) = (app.bot().await, app.agent("Ada").await);
    let mut wrong = Vec::new();
    for (folder, named) in folders().iter().zip(["own", "more"]) {
        for (id, case) in cases(folder) {
            let items = told(&bot, &agent, &format!("{named} {id}"), &case["transcript"]).await;
            let complaints = compare::complaints(&case["expected"], &items);
            wrong.extend(
                complaints
                    .into_iter()
                    .map(|complaint| format!("{named} {id}: {complaint}")),
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        cases(&folders()[0]).len() >= 80,
        "the project's own cases are missing"
    );
}

/// A bot escalates again with all it had before and a little more: only the little is new.
#[actix_web::test]
async fn a_transcript_that_has_grown_adds_only_what_is_new() {
    let app = TestApp::spawn().await;
    let (bot, agent) = (app.bot().await, app.agent("Ada").await);
    let mut wrong = Vec::new();
    for (id, case) in cases(&folders()[0]) {
        let Some(all) = case["transcript"].as_array() else {
            continue;
        };
        for kept in 1..all.len() {
            let id = format!("{id} {kept}");
            told(&bot, &agent, &id, &json!(all[..kept])).await;
            let grown = told(&bot, &agent, &id, &case["transcript"]).await;
            let complaints = compare::complaints(&case["expected"], &grown);
            wrong.extend(
                complaints
                    .into_iter()
                    .map(|complaint| format!("{id}: {complaint}")),
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Whatever is done to the items of a framework, the customer gets a person, and the words that are left in their place.
#[actix_web::test]
async fn nothing_that_is_odd_in_a_transcript_refuses_a_person() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let bytes = "QUJD".repeat(300_000);
    let deep = (0..60).fold(json!("deep"), |inner, _| json!([{ "content": inner }]));
    for (count, transcript) in [
        json!([null, 7, "x", [], {}, { "role": null }, { "role": 7, "content": {} }]),
        json!([{ "role": "user", "content": [{ "type": "image_url", "image_url": { "url": format!("data:image/png;base64,{bytes}") } }, { "type": "text", "text": "still here" }] }]),
        json!([{ "role": "user", "content": vec![json!({ "type": "text", "text": "part" }); 10_000] }]),
        json!([{ "role": "user", "content": deep }, { "role": "user", "content": "still here" }]),
        json!([{ "role": "user", "content": "nul \0 inside" }, { "role": "us\0er", "con\0tent": "x" }]),
        json!({ "messages": "none", "what": { "ever": [1, 2] } }),
        json!("nobody can tell who says this"),
    ]
    .into_iter()
    .enumerate()
    {
        let body = json!({ "conversation": { "external_id": format!("odd {count}") }, "transcript": transcript });
        let answer = bot.escalate_with(&body).await;
        assert_eq!(answer.status, 201, "{count}: {}", answer.text);
    }
}
