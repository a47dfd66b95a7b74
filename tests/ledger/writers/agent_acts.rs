//! What an agent does.

use super::agent::Writer;
use crate::errand::{Again, Errand, PATIENCE};
use crate::record::What;
use serde_json::{Value, json};

/// Tickets that an agent keeps before they stop taking more.
const ENOUGH: usize = 5;

pub(super) async fn accept(writer: &mut Writer) {
    let Some(ticket) = writer.any() else { return };
    if writer.mine.len() >= ENOUGH {
        return reply(writer).await;
    }
    let id = writer.token();
    let trail = writer.command(ticket, "accept", json!({}), &id).await;
    if trail.done.is_some() {
        writer.gone(ticket);
        writer.mine.push(ticket);
    }
}

/// Words to the customer; some are sent without an id.
pub(super) async fn reply(writer: &mut Writer) {
    let Some(ticket) = writer.own() else { return };
    let token = writer.token();
    let trail = match writer.dice.once_in(5) {
        true => {
            let path = format!("/tickets/{ticket}/reply");
            let errand = Errand {
                again: Again::Double,
                ..Errand::post(path, &writer.agent.token, json!({ "text": token }))
            };
            writer.crew.perform(errand, &mut writer.dice).await
        }
        false => {
            writer
                .command(ticket, "reply", json!({ "text": token }), &token)
                .await
        }
    };
    if trail.done.is_none() {
        writer.gone(ticket);
    }
    writer
        .crew
        .record(What::Reply, &token, Some(ticket), &trail);
}

pub(super) async fn note(writer: &mut Writer) {
    let Some(ticket) = writer.any() else { return };
    let token = writer.token();
    let path = format!("/tickets/{ticket}/note");
    let body = json!({ "text": token, "client_id": token });
    let errand = Errand::post(path, &writer.agent.token, body);
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer.crew.record(What::Note, &token, Some(ticket), &trail);
}

pub(super) async fn fact(writer: &mut Writer) {
    let Some(ticket) = writer.own() else { return };
    let token = writer.token();
    let body = json!({ "name": format!("f_{token}"), "value": token });
    let trail = writer.command(ticket, "facts", body, &token).await;
    writer.crew.record(What::Fact, &token, Some(ticket), &trail);
}

pub(super) async fn hand_back(writer: &mut Writer) {
    let Some(ticket) = writer.own() else { return };
    let (token, fact) = (writer.token(), writer.token());
    let body = json!({ "note": token, "facts": { format!("f_{fact}"): fact } });
    let trail = writer.command(ticket, "return", body, &token).await;
    writer
        .crew
        .record(What::HandBack, &token, Some(ticket), &trail);
    writer.crew.record(What::Fact, &fact, Some(ticket), &trail);
    if trail.done.is_some() {
        writer.gone(ticket);
        writer.crew.board.handed_back(ticket);
    }
}

pub(super) async fn transfer(writer: &mut Writer) {
    let Some(ticket) = writer.own() else { return };
    let token = writer.token();
    let mode = *writer.dice.of(&["warm", "cold"]);
    let colleague = writer.dice.of(&writer.crew.agents).email.clone();
    let mut body = match writer.dice.below(3) {
        0 => json!({ "team": "Support" }),
        1 => json!({ "team": "Billing" }),
        _ if colleague == writer.agent.email => json!({ "team": "Billing" }),
        _ => json!({ "agent": colleague }),
    };
    body["mode"] = json!(mode);
    body["note"] = json!(token);
    let trail = writer.command(ticket, "transfer", body, &token).await;
    writer
        .crew
        .record(What::Transfer, &token, Some(ticket), &trail);
    if mode == "cold" && trail.done.is_some() {
        writer.gone(ticket);
    }
}

pub(super) async fn resolve(writer: &mut Writer) {
    let Some(ticket) = writer.own() else { return };
    let token = writer.token();
    let trail = writer
        .command(ticket, "resolve", json!({ "note": token }), &token)
        .await;
    writer
        .crew
        .record(What::Resolution, &token, Some(ticket), &trail);
    writer.gone(ticket);
}

/// Answers what the bot asks, if it asks.
pub(super) async fn answer(writer: &mut Writer) {
    let Some(ticket) = writer.own() else { return };
    let shown = writer.shown(ticket).await;
    let asks = shown["asks"].as_array().cloned().unwrap_or_default();
    let Some(ask) = asks.iter().find(|ask| ask["state"] == "open") else {
        return;
    };
    let token = writer.token();
    let body = json!({ "ask": ask["id"], "outcome": "answered", "value": token });
    let trail = writer.command(ticket, "answer", body, &token).await;
    writer
        .crew
        .record(What::Answer, &token, Some(ticket), &trail);
}

/// Puts a ticket off, does not want it, takes a transfer back, or opens one again.
pub(super) async fn aside(writer: &mut Writer) {
    let name = *writer.dice.of(&["snooze", "decline", "withdraw", "reopen"]);
    let ticket = match name {
        "snooze" | "withdraw" => writer.own(),
        _ => writer.any(),
    };
    let Some(ticket) = ticket else { return };
    let body = match name {
        "snooze" => json!({ "minutes": 1 }),
        _ => json!({}),
    };
    let id = writer.token();
    let trail = writer.command(ticket, name, body, &id).await;
    if name == "reopen" && trail.done.is_some() {
        writer.gone(ticket);
        writer.mine.push(ticket);
    }
}

impl Writer {
    /// The ticket as the agent sees it; nothing when it cannot be read just now.
    async fn shown(&mut self, ticket: i64) -> Value {
        let url = format!("{}/tickets/{ticket}", self.crew.base(&mut self.dice));
        let request = self.crew.http.get(url).bearer_auth(&self.agent.token);
        let request = request
            .header("accept", "application/json")
            .timeout(PATIENCE);
        match request.send().await {
            Ok(answer) if answer.status() == 200 => answer.json().await.unwrap_or_default(),
            Ok(_) | Err(_) => Value::Null,
        }
    }
}
