//! The cases Baton must serve, each from a bot's call to what the bot hears in the end, with people in
//! between who sit at real browsers. Each leaves a recording; `docs/cases.md` tells them.

mod domain_switch;
mod hand_back;
mod human_escalation;
mod language;
mod next_tier;
mod sales_to_onboarding;
mod state_intact;

use super::desk::Desk;
use super::recording::Recording;
use super::support::agent::number;
use super::support::bot::BotClient;
use super::support::{PASSWORD, TEAM};
use super::window::Window;
use baton::domain::base::words::Role;
use baton::domain::team::Assignment;
use baton::services::{SetAgent, SetTeam};
use fantoccini::Locator;
use serde_json::{Value, json};
use std::time::Duration;

/// Words of an agent that Baton has stored: a browser shows its own before.
const SENT: &str = ".message--agent:not(.is-sending, .is-failed)";

/// A person with a console open on their queue.
async fn sit(desk: &Desk, name: &str, team: &str) -> Window {
    work(desk, name, Role::Agent, &[team]).await
}

/// A person of any role.
async fn work(desk: &Desk, name: &str, role: Role, teams: &[&str]) -> Window {
    let person = desk.app.person(name, role, teams).await;
    let set = PASSWORD.to_owned().into();
    let services = &desk.app.services;
    services
        .accounts()
        .set_password(person.email.clone(), set)
        .await
        .unwrap();
    let window = desk.window().await;
    window.resize(1440, 900).await;
    window.sign_in(&person.email).await;
    window
}

/// Accepts the open ticket and goes to the box by their keys.
async fn take(window: &Window) {
    window.keys("a").await;
    window.see(".control__state", "Assigned to you").await;
    window.keys("r").await;
    let script = "return document.activeElement.matches('.composer__text')";
    window.until("the focus in the box", script, vec![]).await;
}

/// Waits for the words that an accept has put into the box.
async fn see_greeting(window: &Window, text: &str) {
    let script = "return document.querySelector('.composer__text').value.startsWith(arguments[0])";
    window.until(text, script, vec![json!(text)]).await;
}

/// Which languages somebody writes.
async fn writes(desk: &Desk, name: &str, languages: &[&str]) {
    let set = SetAgent {
        languages: Some(languages.iter().map(|&tag| tag.to_owned()).collect()),
        ..SetAgent::default()
    };
    let email = format!("{}@example.com", name.to_lowercase());
    desk.app
        .services
        .teams()
        .set_agent(email, set)
        .await
        .unwrap();
}

/// Some seconds go by.
fn later(desk: &Desk, seconds: u64) {
    desk.app.clock.advance(Duration::from_secs(seconds));
}

/// Everything a bot may read of all its conversations.
async fn log(desk: &Desk, bot: &BotClient) -> Vec<Value> {
    desk.app.settle().await;
    let page = bot.get("/events?limit=200").await.expect(200);
    page["events"].as_array().unwrap().clone()
}

/// The newest event of a kind that a bot may read.
async fn heard(desk: &Desk, bot: &BotClient, kind: &str) -> Value {
    let mut events = log(desk, bot).await;
    events.retain(|event| event["type"] == kind);
    events.pop().unwrap_or_else(|| panic!("heard no {kind}"))
}

/// The newest words a bot may read: who said them, and what.
async fn heard_words(desk: &Desk, bot: &BotClient) -> (Value, Value) {
    let mut event = heard(desk, bot, "message.created").await;
    let message = &mut event["data"]["message"];
    (message["author"]["name"].take(), message["text"].take())
}

/// Chooses from a list.
async fn choose(window: &Window, list: &str, value: &str) {
    window.see(list, "").await;
    let list = window.client.find(Locator::Css(list)).await.unwrap();
    list.select_by_value(value).await.unwrap();
}

/// Puts a text of several lines into a field, as one pastes it.
async fn paste(window: &Window, field: &str, text: &str) {
    let script = "document.querySelector(arguments[0]).value = arguments[1]; return true";
    window
        .until(field, script, vec![json!(field), json!(text)])
        .await;
}
