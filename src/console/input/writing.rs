//! What an agent writes.

use crate::domain::base::limits::{
    ATTACHMENTS_MAX, NAME_MAX_CHARS, TEXT_MAX_BYTES, WORD_MAX_CHARS,
};
use crate::domain::packet::Attachment;
use crate::domain::reader::{Length, Object};
use crate::services::Seen;

/// A note that goes with a command, in bytes: 16 KB.
const NOTE_MAX_BYTES: usize = 16 * 1024;

/// Words with what goes with them.
#[derive(Debug)]
pub(in crate::console) struct ComposerInput {
    pub(crate) text: String,
    pub(crate) attachments: Vec<Attachment>,
}

/// `text`, and what goes with it. A file may speak for itself, also one in the same form.
pub(in crate::console) fn said(fields: &mut Object<'_>, with_files: bool) -> Option<ComposerInput> {
    let attachments = attachments(fields);
    let length = Length::Bytes(TEXT_MAX_BYTES);
    let text = match with_files || !attachments.is_empty() {
        true => Some(fields.text("text", length).unwrap_or_default()),
        false => fields.required_text("text", length),
    };
    Some(ComposerInput {
        text: text?,
        attachments,
    })
}

/// `attachments: [{file}]`: files that were uploaded before.
fn attachments(fields: &mut Object<'_>) -> Vec<Attachment> {
    let given = fields.list("attachments", ATTACHMENTS_MAX);
    let named = given.iter().filter_map(|entry| {
        let mut entry = entry.object()?;
        let file = entry.required_text("file", Length::Chars(NAME_MAX_CHARS))?;
        Some(Attachment {
            file: Some(file),
            name: entry.text("name", Length::Chars(NAME_MAX_CHARS)),
            ..Attachment::default()
        })
    });
    named.collect()
}

/// `last_seq` and `force`: how far the writer had read.
pub(in crate::console) fn seen(fields: &mut Object<'_>) -> Seen {
    Seen {
        last_seq: fields.field("last_seq").and_then(|field| field.whole()),
        force: fields.flag("force").unwrap_or(false),
    }
}

/// `note`, if it says anything.
pub(in crate::console) fn note(fields: &mut Object<'_>) -> Option<String> {
    fields.text("note", Length::Bytes(NOTE_MAX_BYTES))
}

/// Why an offer is declined: a word of the form's, or what the agent wrote beside "other": `words`.
pub(in crate::console) fn decline_reason(fields: &mut Object<'_>) -> Option<String> {
    let mut text = |name| fields.text(name, Length::Chars(WORD_MAX_CHARS));
    let (reason, words) = (text("reason"), text("words"));
    let is_other = matches!(reason.as_deref(), None | Some("other"));
    words.filter(|_| is_other).or(reason)
}
