//! What an agent writes.

use crate::domain::limits::TEXT_MAX_BYTES;
use crate::domain::reader::{Length, Object};

/// A note that goes with a command, in bytes: 16 KB.
const NOTE_MAX_BYTES: usize = 16 * 1024;

/// The console's id of a message, in characters.
const CLIENT_ID_MAX_CHARS: usize = 64;

/// Words with the id their writer gave them.
#[derive(Debug)]
pub(in crate::console) struct Said {
    pub text: String,
    pub client_id: Option<String>,
}

/// `text`, and `client_id` if there is one.
pub(in crate::console) fn said(fields: &mut Object<'_>) -> Option<Said> {
    let text = fields.required_text("text", Length::Bytes(TEXT_MAX_BYTES));
    let client_id = client_id(fields);
    Some(Said {
        text: text?,
        client_id,
    })
}

/// An id made by the writer, so that a retry is no second message.
fn client_id(fields: &mut Object<'_>) -> Option<String> {
    let field = fields.field("client_id")?;
    let id = field.text(Length::Chars(CLIENT_ID_MAX_CHARS))?;
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_graphic()) {
        let most = format!("1 to {CLIENT_ID_MAX_CHARS} visible ASCII characters");
        return field.refuse(most);
    }
    Some(id.to_owned())
}

/// `note`, if it says anything.
pub(in crate::console) fn note(fields: &mut Object<'_>) -> Option<String> {
    fields.text("note", Length::Bytes(NOTE_MAX_BYTES))
}
