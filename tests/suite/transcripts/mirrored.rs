//! Words that a bot mirrored, and that stand in its transcript as well: with a picture, a row of choices, other white space.

use super::{cases, folders, told};
use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use serde_json::{Value, json};

/// Messages as a mirror tells them: without what stands beside the words, and with other white space.
fn mirrored(items: &[Value]) -> Vec<(&str, String)> {
    let messages = items.iter().filter(|item| item["kind"] == "message");
    let told = |item: &'_ Value| {
        let text = item["text"].as_str().unwrap_or_default();
        let words = text.lines().filter(|line| !line.starts_with('['));
        let words: Vec<_> = words.flat_map(str::split_whitespace).collect();
        words.join("\u{a0} ")
    };
    messages
        .filter_map(|item| match item["role"].as_str()? {
            role @ ("customer" | "bot") => Some((role, told(item))),
            _ => None,
        })
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// How many messages a ticket's page shows.
async fn shown(browser: &Browser, ticket: i64) -> usize {
    let page = browser.page(&format!("/tickets/{ticket}")).await;
    page.text.matches("class=\"message__text\"").count()
}

#[actix_web::test]
async fn what_was_mirrored_is_not_shown_twice_in_any_dialect() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let agent = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &agent).await;
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (id, case) in cases(&folders()[0]) {
        let escalate = async |conversation: &str| {
            let body = json!({
                "conversation": { "external_id": conversation },
                "transcript": case["transcript"],
            });
            number(&bot.escalate_with(&body).await.json())
        };
        let alone = escalate(&format!("alone {id}")).await;
        let items = agent.ticket(alone).await["packet"]["transcript"].clone();
        let said = mirrored(items.as_array().map(Vec::as_slice).unwrap_or_default());
        let twice = format!("mirrored {id}");
        for (role, words) in &said {
            bot.say(&twice, role, words).await.expect(201);
        }
        let (alone, twice) = (
            shown(&browser, alone).await,
            shown(&browser, escalate(&twice).await).await,
        );
        compared += said.len();
        if alone != twice {
            wrong.push(format!("{id}: {alone} messages, {twice} after mirroring"));
        }
    }
    assert!(compared > 150, "{compared} messages only");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn a_picture_and_choices_come_to_an_open_ticket_without_the_words_beside_them() {
    let app = TestApp::spawn().await;
    let (bot, agent) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c").await);
    agent.accept(ticket).await.expect(200);
    bot.say("c", "customer", "This arrived broken")
        .await
        .expect(201);
    agent.reply(ticket, "Which size was it?").await.expect(200);
    let transcript = |key: u32| {
        json!([
            { "role": "user", "content": [
                { "type": "text", "text": "This  arrived broken" },
                { "type": "image_url", "image_url": { "url": format!("https://shop.test/lamp.png?key={key}") } },
            ] },
            { "role": "assistant", "content": "Which size was it?\n[S] [M]" },
        ])
    };
    let new = [
        "[image] https://shop.test/lamp.png?key=1".to_owned(),
        "[S] [M]".to_owned(),
    ];
    for key in [1, 2] {
        let items = told(&bot, &agent, "c", &transcript(key)).await;
        let texts: Vec<_> = items.iter().map(|item| item["text"].clone()).collect();
        assert!(
            texts.ends_with(&new.each_ref().map(|text| json!(text))),
            "{key}: {texts:?}"
        );
        assert!(
            !texts.iter().any(|text| text.to_string().contains("broken")),
            "{texts:?}"
        );
    }
}
