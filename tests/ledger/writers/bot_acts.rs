//! What a bot does.

use super::bot::Writer;
use crate::board::KnownTicket;
use crate::errand::{Again, Body, Errand};
use crate::record::{Fate, What};
use reqwest::Method;
use serde_json::{Value, json};

const SENDERS: [&str; 3] = ["customer", "customer", "bot"];

/// The other bot of each.
const OTHERS: [&str; 2] = ["Rob", "Pip"];

/// Messages of a batch at most.
const BATCH: usize = 5;

fn messages(conversation: &str) -> String {
    format!("/api/v1/conversations/{conversation}/messages")
}

fn control(conversation: &str) -> String {
    format!("/api/v1/conversations/{conversation}/control")
}

/// One message; some have no id.
pub(super) async fn message(writer: &mut Writer) {
    let (conversation, token) = (writer.conversation(), writer.token());
    let mut body = json!({ "sender": writer.dice.of(&SENDERS), "text": token });
    let named = !writer.dice.once_in(5);
    let by_key = named && writer.dice.once_in(4);
    if named && !by_key {
        body["external_id"] = json!(token);
    }
    let errand = Errand {
        again: if named {
            Again::Remembered
        } else {
            Again::Double
        },
        key: by_key.then(|| token.clone()),
        ..Errand::post(messages(&conversation), &writer.key, body)
    };
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer.crew.record(What::Message, &token, None, &trail);
}

/// Several messages at once: all of them are stored, or none.
pub(super) async fn batch(writer: &mut Writer) {
    let conversation = writer.conversation();
    let tokens: Vec<String> = (0..2 + writer.dice.below(BATCH - 1))
        .map(|_| writer.token())
        .collect();
    let all: Vec<Value> = tokens
        .iter()
        .map(|token| json!({ "sender": writer.dice.of(&SENDERS), "text": token, "external_id": token }))
        .collect();
    let errand = Errand::post(
        messages(&conversation),
        &writer.key,
        json!({ "messages": all }),
    );
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    let answer = trail.answer().unwrap_or_default();
    for (turn, token) in tokens.iter().enumerate() {
        let fate = match (trail.fate(), answer["results"][turn]["result"].as_str()) {
            (Fate::Acknowledged, Some("control_lost")) => Fate::KeptBack,
            (fate, _) => fate,
        };
        writer
            .crew
            .record_as(What::Message, token, None, &trail, fate);
    }
}

/// An escalation with a fact and a piece of transcript, now and then with a question.
pub(super) async fn escalation(writer: &mut Writer) {
    let conversation = writer.conversation();
    let (token, fact, item) = (writer.token(), writer.token(), writer.token());
    let mut body = json!({
        "conversation": { "external_id": &conversation, "language": "en" },
        "trigger": { "reason": "user_requested", "message_id": token },
        "routing": { "team": writer.dice.of(&["Support", "Support", "Billing"]) },
        "priority": writer.dice.of(&["low", "normal", "high", "urgent"]),
        "summary": "Wants the money back",
        "facts": { format!("f_{fact}"): fact },
        "transcript": [{ "role": "customer", "text": item }],
        "return_to": ["Pip", "Rob"],
    });
    if writer.dice.once_in(2) {
        body["ask"] = json!({ "type": "question", "prompt": format!("Which seat, {token}?"), "external_id": token });
    }
    if writer.dice.once_in(3) {
        body["last_words"] = json!("I pass you to a person.");
    }
    let errand = Errand {
        key: writer.dice.once_in(3).then(|| token.clone()),
        ..Errand::post("/api/v1/escalations".to_owned(), &writer.key, body)
    };
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    let number = trail.answer().and_then(|answer| {
        let ticket = &answer["ticket"];
        let number = ticket["number"].as_i64()?;
        let token = ticket["id"].as_str()?.to_owned();
        writer.crew.board.opened(KnownTicket {
            number,
            token,
            bot: writer.bot,
            conversation: conversation.clone(),
        });
        Some(number)
    });
    writer.crew.record(What::Escalation, &token, number, &trail);
    writer.crew.record(What::Fact, &fact, number, &trail);
    writer.crew.record(What::Item, &item, number, &trail);
}

/// A fact that is added to a packet.
pub(super) async fn patch(writer: &mut Writer) {
    let Some(ticket) = writer.crew.board.any_ticket(&mut writer.dice) else {
        return;
    };
    if ticket.bot != writer.bot {
        return;
    }
    let fact = writer.token();
    let errand = Errand {
        method: Method::PATCH,
        again: Again::Harmless,
        ..Errand::post(
            format!("/api/v1/tickets/{}", ticket.token),
            &writer.key,
            json!({ "facts": { format!("f_{fact}"): fact } }),
        )
    };
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer
        .crew
        .record(What::Fact, &fact, Some(ticket.number), &trail);
}

/// A file, and a message that names it.
pub(super) async fn file(writer: &mut Writer) {
    let token = writer.token();
    let errand = Errand {
        body: Body::File(
            format!("{token}.txt"),
            format!("The content of {token}").into_bytes(),
        ),
        ..Errand::post("/api/v1/files".to_owned(), &writer.key, Value::Null)
    };
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer.crew.record(What::File, &token, None, &trail);
    let Some(file) = trail.answer().map(|answer| answer["id"].clone()) else {
        return;
    };
    let (conversation, words) = (writer.conversation(), writer.token());
    let body = json!({ "sender": "customer", "text": words, "external_id": words, "attachments": [{ "file": file }] });
    let errand = Errand::post(messages(&conversation), &writer.key, body);
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer.crew.record(What::Message, &words, None, &trail);
}

/// Gives a conversation to a team or to the other bot.
pub(super) async fn pass(writer: &mut Writer) {
    let (conversation, token) = (writer.conversation(), writer.token());
    let to_bot = writer.dice.once_in(2);
    let to = match to_bot {
        true => json!({ "bot": OTHERS[writer.bot] }),
        false => json!({ "team": "Support" }),
    };
    let body = json!({ "action": "pass", "to": to, "note": token });
    let errand = Errand {
        again: Again::Harmless,
        ..Errand::post(control(&conversation), &writer.key, body)
    };
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer.crew.record(What::Pass, &token, None, &trail);
}

/// Takes what an agent handed back, or does not want it.
pub(super) async fn answer_hand_back(writer: &mut Writer) {
    let Some(conversation) = writer.crew.board.returned(writer.bot) else {
        return message(writer).await;
    };
    let token = writer.token();
    let body = match writer.dice.once_in(4) {
        true => json!({ "action": "decline" }),
        false => json!({ "action": "accept", "note": token }),
    };
    let errand = Errand {
        again: Again::Harmless,
        ..Errand::post(control(&conversation), &writer.key, body)
    };
    let trail = writer.crew.perform(errand, &mut writer.dice).await;
    writer.crew.record(What::Understood, &token, None, &trail);
}

/// The customer does not want a person any more.
pub(super) async fn cancel(writer: &mut Writer) {
    let conversation = writer.conversation();
    let errand = Errand {
        again: Again::Harmless,
        ..Errand::post(
            control(&conversation),
            &writer.key,
            json!({ "action": "cancel" }),
        )
    };
    writer.crew.perform(errand, &mut writer.dice).await;
}
