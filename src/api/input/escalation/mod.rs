//! `POST /escalations`.

use super::{Read, customer, packet, state};
use crate::api::input::json_body;
use crate::domain::base::limits::{CHANNEL_MAX_CHARS, LAST_WORDS_MAX_BYTES};
use crate::domain::intake::{ConversationInput, Escalation};
use crate::domain::reader::{Length, Object};
use crate::domain::transcript;

/// Reads an escalation. Only `conversation.external_id` is required.
pub(crate) fn escalation(bytes: &[u8]) -> Read<Escalation> {
    json_body::read(bytes, |mut root, task_state, findings| {
        let conversation = conversation(&mut root);
        let state = state::read(task_state, findings);
        let rest = context(&mut root, state);
        root.done();
        Some(Escalation {
            conversation: conversation?,
            ..rest
        })
    })
}

/// Everything of an escalation but which conversation it is.
pub(super) fn context(root: &mut Object<'_>, task_state: Option<String>) -> Escalation {
    let customer = root.object("customer").map(customer::read);
    let mut packet = packet::read(root, task_state.is_some());
    let transcript = root.field("transcript").map(|field| {
        let (value, files) = transcript::taken(&field);
        (transcript::read(&field.instead(&value)), files)
    });
    let (transcript, files) = transcript.unwrap_or_default();
    packet.truncated = transcript.truncated;
    let last_words = root.text("last_words", Length::Bytes(LAST_WORDS_MAX_BYTES));
    Escalation {
        conversation: ConversationInput::default(),
        customer,
        packet,
        task_state,
        transcript: transcript.items,
        files,
        last_words,
    }
}

fn conversation(root: &mut Object<'_>) -> Option<ConversationInput> {
    let mut conversation = root.required("conversation")?.object()?;
    let external_id = conversation.required("external_id");
    let external_id = external_id.and_then(|id| id.conversation_id());
    let channel = conversation.text("channel", Length::Chars(CHANNEL_MAX_CHARS));
    let language = conversation.language("language");
    let (started_at, url) = (conversation.time("started_at"), conversation.url("url"));
    conversation.done();
    Some(ConversationInput {
        external_id: external_id?,
        channel,
        language,
        started_at,
        url,
    })
}

#[cfg(test)]
mod tests;
