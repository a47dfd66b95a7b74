//! A message, as colleagues see it.

use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message as Stored;
use crate::domain::files::agent_address;
use crate::domain::log::AttachmentTold;
use crate::domain::packet::{Attachment, attachments_in};
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Debug, Serialize)]
struct Author<'a> {
    kind: Sender,
    name: Option<&'a str>,
}

/// Something said: to the customer, among colleagues, or held back.
#[derive(Debug, Serialize)]
pub(in crate::console) struct MessageJson<'a> {
    id: &'a str,
    seq: i64,
    sender: Sender,
    /// `public`, `internal` (a note) or `suppressed` (a bot's late words).
    visibility: Visibility,
    author: Author<'a>,
    external_id: Option<&'a str>,
    client_id: Option<&'a str>,
    /// The number of the ticket that was open then.
    ticket: Option<i64>,
    text: &'a str,
    /// An agent's words without the marks of Markdown, where they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    plain_text: Option<String>,
    /// How often a note was changed, if it was.
    #[serde(skip_serializing_if = "is_none")]
    edits: i64,
    /// Whether a note was deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    at: Moment,
    /// Files and links, each where agents read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<AttachmentTold>,
    /// Intent, confidence and attachments, as the bot sent them.
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Box<RawValue>>,
}

impl<'a> MessageJson<'a> {
    pub(crate) fn new(message: &'a Stored) -> Self {
        let meta = message.meta.clone();
        Self {
            id: &message.token.0,
            seq: message.seq,
            sender: message.sender,
            visibility: message.visibility,
            author: Author {
                kind: message.sender,
                name: message.author_name.as_deref(),
            },
            external_id: message.external_id.as_deref(),
            client_id: message.client_id.as_deref(),
            ticket: message.ticket.map(|ticket| ticket.0),
            text: &message.text,
            plain_text: message.plain_text(),
            edits: message.edits,
            deleted: message.deleted_by.is_some(),
            at: message.at,
            attachments: attachments(message),
            meta: meta.and_then(|meta| RawValue::from_string(meta).ok()),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_none(edits: &i64) -> bool {
    *edits == 0
}

fn attachments(message: &Stored) -> Vec<AttachmentTold> {
    let given = attachments_in(message.meta.as_deref()).into_iter();
    given.map(for_agents).map(AttachmentTold::from).collect()
}

/// The same with the address at which agents read a file.
pub(super) fn for_agents(mut given: Attachment) -> Attachment {
    if let Some(id) = &given.file {
        given.url = agent_address(id);
    }
    given
}
