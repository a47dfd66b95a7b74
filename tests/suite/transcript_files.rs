//! Pictures and files that stand in a transcript as bytes become files of the ticket, and never keep a customer
//! from a person.

use super::support::TestApp;
use super::support::agent::{AgentClient, number};
use super::support::answer::Answer;
use super::support::bot::escalation;
use super::support::database::TestDatabase;
use super::support::file::png;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use baton::domain::base::time::Moment;
use baton::services::Clock;
use serde_json::{Value, json};

/// How a framework writes a message with a picture.
type Shape = fn(&[u8]) -> Value;

fn packed(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

fn link(bytes: &[u8]) -> String {
    format!("data:image/png;base64,{}", packed(bytes))
}

fn with(conversation: &str, transcript: Value) -> Value {
    let mut body = escalation(conversation);
    body["transcript"] = transcript;
    body
}

/// A message of the customer with these parts.
fn parts(parts: Value) -> Value {
    json!([{ "role": "user", "content": parts }])
}

fn pictured(bytes: &[u8]) -> Value {
    parts(json!([
        { "type": "text", "text": "It looks like this" },
        { "type": "image_url", "image_url": { "url": link(bytes) } },
    ]))
}

fn warned(answer: &Answer, pointer: &str) -> String {
    let answer = answer.json();
    let warnings = answer["warnings"].as_array().unwrap();
    let found = warnings.iter().find(|w| w["pointer"] == pointer);
    let found = found.unwrap_or_else(|| panic!("no warning at {pointer}: {warnings:?}"));
    found["detail"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn a_picture_in_any_frameworks_shape_is_a_file_the_agent_opens() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let shapes: Vec<(&str, Shape)> = vec![
        ("openai", |b| pictured(b)),
        ("openai responses", |b| {
            parts(json!([{ "type": "input_image", "image_url": link(b) }]))
        }),
        ("openai file", |b| {
            parts(
                json!([{ "type": "file", "file": { "filename": "shot.png", "file_data": link(b) } }]),
            )
        }),
        ("claude", |b| {
            parts(
                json!([{ "type": "image", "source": { "type": "base64", "media_type": "image/png", "data": packed(b) } }]),
            )
        }),
        (
            "gemini",
            |b| json!([{ "role": "user", "parts": [{ "inlineData": { "mimeType": "image/png", "data": packed(b) } }] }]),
        ),
        (
            "gemini in python",
            |b| json!([{ "role": "user", "parts": [{ "inline_data": { "mime_type": "image/png", "data": packed(b) } }] }]),
        ),
        ("bedrock", |b| {
            parts(json!([{ "image": { "format": "png", "source": { "bytes": packed(b) } } }]))
        }),
        (
            "ollama",
            |b| json!([{ "role": "user", "content": "See", "images": [packed(b)] }]),
        ),
        ("ai sdk model", |b| {
            parts(json!([{ "type": "image", "image": packed(b), "mediaType": "image/png" }]))
        }),
        (
            "ai sdk ui",
            |b| json!([{ "role": "user", "parts": [{ "type": "file", "mediaType": "image/png", "url": link(b) }] }]),
        ),
        (
            "ai sdk 4",
            |b| json!([{ "role": "user", "content": "See", "experimental_attachments": [{ "name": "shot.png", "contentType": "image/png", "url": link(b) }] }]),
        ),
        (
            "a2a",
            |b| json!([{ "role": "user", "kind": "message", "messageId": "m1", "parts": [{ "kind": "file", "file": { "bytes": packed(b), "mimeType": "image/png" } }] }]),
        ),
        (
            "a2a 1",
            |b| json!([{ "role": "ROLE_USER", "messageId": "m1", "parts": [{ "raw": packed(b), "mediaType": "image/png" }] }]),
        ),
        (
            "bot framework",
            |b| json!([{ "type": "message", "from": { "id": "u", "role": "user" }, "text": "See", "attachments": [{ "contentType": "image/png", "contentUrl": link(b), "name": "shot.png" }] }]),
        ),
        ("langchain", |b| {
            parts(json!([{ "type": "image", "base64": packed(b), "mime_type": "image/png" }]))
        }),
        ("mcp", |b| {
            parts(json!([{ "type": "image", "data": packed(b), "mimeType": "image/png" }]))
        }),
    ];
    for (index, (shape, of)) in shapes.into_iter().enumerate() {
        let picture = png(30 + index as u32, 20);
        let sent = bot.escalate_with(&with(shape, of(&picture))).await;
        let ticket = number(&sent.expect(201));
        let packet = ada.ticket(ticket).await["packet"].clone();
        let attachments = packet["attachments"].as_array().unwrap();
        assert_eq!(attachments.len(), 1, "{shape}: {packet}");
        let (name, id) = (&attachments[0]["name"], &attachments[0]["file"]);
        let (name, id) = (name.as_str().unwrap(), id.as_str().unwrap());
        assert!(
            name == "shot.png" || name.starts_with("image-") && name.len() == 18,
            "{name}"
        );
        let said = packet["transcript"].to_string();
        assert!(said.contains(&format!("[image] {name}")), "{shape}: {said}");
        assert!(
            !said.contains(&packed(&picture)),
            "{shape}: bytes are kept once"
        );
        assert_eq!(ada.file(id).await, (200, picture), "{shape}");
        let page = app.http.get(app.url(&format!("/tickets/{ticket}")));
        let page = page.bearer_auth(&ada.token).header("accept", "text/html");
        let page = Answer::of(page).await.expect_page(200);
        assert!(
            page.contains(name) && page.contains(&format!("/files/{id}")),
            "{shape}"
        );
    }
}

#[actix_web::test]
async fn what_cannot_be_kept_is_left_out_and_the_customer_gets_a_person() {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let app = TestApp::at(TestDatabase::create().await, clock, |config| {
        config.files.limit_bytes = 20_000;
    })
    .await;
    app.add_team(super::support::TEAM).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut large = png(20, 10);
    large.resize(20_001, 0);
    let of_type =
        |media: &str, text: &str| format!("data:{media};base64,{}", packed(text.as_bytes()));
    let html = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
    for (case, url, why) in [
        ("too big", link(&large), "20000 bytes"),
        ("page", of_type("text/html", html), "text/html"),
        ("page as picture", of_type("image/png", html), "text/html"),
        ("drawing", of_type("image/svg+xml", svg), "left out"),
        (
            "broken",
            "data:image/png;base64,iVBOR*w0KGgo".to_owned(),
            "not base64",
        ),
        ("empty", "data:image/png;base64,".to_owned(), "empty"),
    ] {
        let said = parts(json!([{ "type": "image_url", "image_url": { "url": url } }]));
        let sent = bot.escalate_with(&with(case, said)).await;
        let ticket = number(&sent.expect(201));
        let warning = warned(&sent, "/transcript/0/content/0/image_url/url");
        assert!(warning.contains(why), "{case}: {warning}");
        let packet = ada.ticket(ticket).await["packet"].clone();
        assert_eq!(
            packet["attachments"].as_array().map_or(0, Vec::len),
            0,
            "{case}"
        );
        assert!(
            packet["transcript"].to_string().contains("[image]"),
            "{case}"
        );
    }
}

#[actix_web::test]
async fn the_same_picture_sent_again_is_the_same_file_and_the_same_words() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut said = pictured(&png(64, 48));
    let body = with("maria", said.clone());
    let first = bot.post_once("/escalations", "k1", &body).await;
    let ticket = number(&first.expect(201));
    let before = ada.ticket(ticket).await["packet"].clone();
    let again = bot.post_once("/escalations", "k1", &body).await;
    assert_eq!((again.status, &again.text), (201, &first.text));
    assert_eq!(ada.ticket(ticket).await["packet"], before);
    let more = said.as_array_mut().unwrap();
    more.push(json!({ "role": "assistant", "content": "I see" }));
    more.push(json!({ "role": "user", "content": "And now?" }));
    more.push(pictured(&png(64, 48))[0].clone());
    bot.escalate_with(&with("maria", said)).await.expect(200);
    let after = ada.ticket(ticket).await["packet"].clone();
    assert_eq!(after["attachments"], before["attachments"]);
    assert_eq!(after["transcript"].as_array().unwrap().len(), 4);
}

#[actix_web::test]
async fn a_bot_that_passes_on_hands_over_the_pictures_too() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.say("maria", "customer", "Hello").await;
    let picture = png(64, 48);
    let body = json!({ "action": "pass", "to": { "team": super::support::TEAM },
        "transcript": pictured(&picture) });
    bot.post("/conversations/maria/control", &body)
        .await
        .expect(200);
    let ticket = ada.queue("all").await[0];
    assert_eq!(first_file(&ada, ticket).await, (200, picture));
}

#[actix_web::test]
async fn a_large_picture_comes_through_byte_for_byte() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut picture = png(64, 48);
    let mut state = 7_u32;
    picture.extend((0..200_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    }));
    // Base64 of these bytes reads like the number of a card.
    picture.resize(picture.len() - picture.len() % 3, 0);
    picture.extend(STANDARD.decode("++++4111111111111111++++").unwrap());
    let sent = bot.escalate_with(&with("maria", pictured(&picture))).await;
    let ticket = number(&sent.expect(201));
    assert_eq!(first_file(&ada, ticket).await, (200, picture));
}

/// The status and the bytes of the first file of a ticket's packet.
async fn first_file(agent: &AgentClient, ticket: i64) -> (u16, Vec<u8>) {
    let packet = agent.ticket(ticket).await["packet"].clone();
    let id = packet["attachments"][0]["file"].as_str().unwrap();
    agent.file(id).await
}
