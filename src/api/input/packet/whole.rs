//! Members of the packet that are objects, each read as a whole.

use crate::domain::base::limits::{
    DETAIL_MAX_BYTES, EMAIL_MAX_CHARS, NAME_MAX_CHARS, ROUTING_WORDS_MAX, SUMMARY_MAX_BYTES,
    WORD_MAX_CHARS,
};
use crate::domain::base::words::Reason;
use crate::domain::packet::extract::BATON;
use crate::domain::packet::{Intent, Routing, Summary, Trigger};
use crate::domain::reader::{Field, Length, Object, blank};

pub(super) const NAME: Length = Length::Chars(NAME_MAX_CHARS);
pub(super) const SUMMARY: Length = Length::Bytes(SUMMARY_MAX_BYTES);

/// A trigger without a reason has the reason "other"; an unknown reason is an error.
pub(super) fn trigger(mut trigger: Object<'_>) -> Option<Trigger> {
    let reason = trigger.field("reason");
    let given = reason.is_some();
    let read = Trigger {
        reason: reason
            .and_then(|reason| reason.word(Reason::ALL))
            .unwrap_or(Reason::Other),
        detail: trigger.text("detail", Length::Bytes(DETAIL_MAX_BYTES)),
        message_id: trigger.id("message_id"),
        confidence: trigger.confidence("confidence"),
    };
    trigger.done();
    let empty = read.detail.is_none() && read.message_id.is_none() && read.confidence.is_none();
    (given || !empty).then_some(read)
}

/// Baton's own name stands for a summary that it made itself.
pub(super) fn is_baton(author: &str) -> bool {
    author.trim().eq_ignore_ascii_case(BATON)
}

/// A text, or `{text, author}`.
pub(super) fn summary(field: &Field<'_>) -> Option<Summary> {
    if field.value.is_string() {
        let text = field.text(SUMMARY).filter(|text| !blank(text))?;
        return Some(Summary {
            text: text.to_owned(),
            author: None,
        });
    }
    if !field.value.is_object() {
        return field.expected("text, or object with text");
    }
    let mut summary = field.object()?;
    let text = summary.required_text("text", SUMMARY);
    let author = summary
        .text("author", NAME)
        .filter(|author| !is_baton(author));
    summary.done();
    Some(Summary {
        text: text?,
        author,
    })
}

pub(super) fn intent(mut intent: Object<'_>) -> Option<Intent> {
    let name = intent.required_text("name", NAME);
    let confidence = intent.confidence("confidence");
    intent.done();
    Some(Intent {
        name: name?,
        confidence,
    })
}

pub(super) fn routing(mut routing: Object<'_>) -> Option<Routing> {
    let word = Length::Chars(WORD_MAX_CHARS);
    let read = Routing {
        team: routing.text("team", NAME),
        skills: routing.texts("skills", ROUTING_WORDS_MAX, word),
        agent: routing.text("agent", Length::Chars(EMAIL_MAX_CHARS)),
        bot: routing.text("bot", NAME),
        tags: routing.texts("tags", ROUTING_WORDS_MAX, word),
    };
    routing.done();
    (read != Routing::default()).then_some(read)
}
