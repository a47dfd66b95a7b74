//! `promises` and `attachments`.

use crate::domain::base::limits::{ATTACHMENTS_MAX, NAME_MAX_CHARS, PROMISES_MAX};
use crate::domain::files::bot_address;
use crate::domain::packet::facts_reader::promise;
use crate::domain::packet::{Attachment, Promise};
use crate::domain::reader::{Field, Length, Object};

/// What was promised to the customer.
pub(super) fn promises(parent: &mut Object<'_>) -> Vec<Promise> {
    parent
        .list("promises", PROMISES_MAX)
        .iter()
        .filter_map(promise)
        .collect()
}

/// Links and files that belong to a packet or a message.
pub(super) fn attachments(parent: &mut Object<'_>) -> Vec<Attachment> {
    parent
        .list("attachments", ATTACHMENTS_MAX)
        .iter()
        .filter_map(attachment)
        .collect()
}

fn attachment(field: &Field<'_>) -> Option<Attachment> {
    let mut attachment = field.object()?;
    let file = attachment.field("file");
    let url = match &file {
        Some(file) => match attachment.field("url") {
            Some(url) => url.refuse("either file or url, not both"),
            None => file_id(file).map(|id| bot_address(&id)),
        },
        None => attachment.required("url").and_then(|url| url.url()),
    };
    let name = attachment.text("name", Length::Chars(NAME_MAX_CHARS));
    let media_type = attachment.text("media_type", Length::Chars(NAME_MAX_CHARS));
    attachment.done();
    Some(Attachment {
        url: url?,
        file: file.as_ref().and_then(file_id),
        name,
        media_type,
        ..Attachment::default()
    })
}

/// Rejects a text that cannot be a file id without a lookup.
fn file_id(field: &Field<'_>) -> Option<String> {
    let id = field.text(Length::Chars(NAME_MAX_CHARS))?;
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return field.refuse("expected the id of an uploaded file, such as fil_…");
    }
    Some(id.to_owned())
}
