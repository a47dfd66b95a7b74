//! What of a bot's input is masked by a team's patterns: every text, but for ids, links, addresses and `task.state`.
//! Every struct is taken apart whole: a new member does not compile until it is said here whether it is masked.

use super::{ConversationInput, CustomerInput, Escalation, MessageInput};
use crate::domain::case::conversation::Customer;
use crate::domain::packet::mask::{mask_free, mask_some, mask_text};
use crate::domain::packet::members;
use crate::domain::text::redaction::{Masks, mask_json_text, mask_patterns};
use crate::domain::transcript::Item;
use std::borrow::Cow;

/// The escalation without what a team never wants to see.
pub(crate) fn masked<'e>(input: &'e Escalation, patterns: &Masks) -> Cow<'e, Escalation> {
    if patterns.is_empty() {
        return Cow::Borrowed(input);
    }
    let mut masked = input.clone();
    let Escalation {
        conversation,
        customer,
        packet,
        task_state: _, // comes back byte for byte
        transcript,
        files: _, // their names are masked where they are stored
        last_words,
    } = &mut masked;
    let ConversationInput {
        external_id: _,
        channel,
        language: _,
        started_at: _,
        url: _,
    } = conversation;
    mask_some(channel, patterns);
    if let Some(customer) = customer {
        let CustomerInput {
            external_id: _,
            name,
            email: _, // how they are reached
            phone: _,
            language: _,
            timezone: _,
            verified: _,
            attributes,
        } = customer;
        mask_some(name, patterns);
        mask_free(attributes, patterns);
    }
    members::mask(packet, patterns);
    for item in transcript {
        mask_item(item, patterns);
    }
    mask_some(last_words, patterns);
    Cow::Owned(masked)
}

/// A customer without it.
pub(crate) fn masked_customer(customer: &Customer, patterns: &Masks) -> Customer {
    let mut masked = customer.clone();
    mask_some(&mut masked.name, patterns);
    mask_free(&mut masked.attributes, patterns);
    masked
}

/// Masks an item of a transcript, in words and as it was received.
pub(crate) fn mask_item(item: &mut Item, patterns: &Masks) {
    let Item {
        kind: _,
        role: _,
        name,
        call_id: _,
        external_id: _,
        text,
        failed: _,
        at: _,
        raw,
    } = item;
    mask_some(name, patterns);
    mask_text(text, patterns);
    mask_json_text(raw, &mut |text| mask_patterns(text, patterns));
}

/// A mirrored message without it.
pub(crate) fn masked_message<'m>(
    input: &'m MessageInput,
    patterns: &Masks,
) -> Cow<'m, MessageInput> {
    if patterns.is_empty() {
        return Cow::Borrowed(input);
    }
    let mut masked = input.clone();
    let MessageInput {
        sender: _,
        text,
        external_id: _,
        at: _,
        epoch: _,
        meta,
    } = &mut masked;
    mask_text(text, patterns);
    mask_free(meta, patterns);
    Cow::Owned(masked)
}
