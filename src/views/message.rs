//! One message, as agents see it.

use crate::domain::packet::proposals::Passage;
use askama::Template;

use super::AttachmentView;

/// A message. Its element id is `message-{key}`, so the copy that the browser shows before the answer is replaced.
#[derive(Clone, Debug, Default)]
pub struct MessageView {
    /// The browser's `client_id` where there is one, the message's id otherwise.
    pub key: String,
    /// Place in the conversation.
    pub seq: i64,
    /// `customer`, `bot`, `agent`, `system`, `note` or `suppressed`.
    pub kind: String,
    /// Who said it, by name.
    pub author: String,
    /// Id of the agent who said it; empty for others.
    pub author_id: String,
    /// The words.
    pub text: String,
    /// When.
    pub at: String,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// True if the message before it has the same author and is minutes old: the header is left out.
    pub continued: bool,
}

/// The key of an item of a ticket's transcript, by its place.
pub fn key_of_item(at: usize) -> String {
    format!("told-{at}")
}

/// The id of the element in which a passage can be read.
pub fn anchor(passage: &Passage) -> String {
    match passage {
        Passage::Item(at) => format!("message-{}", key_of_item(*at)),
        Passage::Message(key) => format!("message-{key}"),
    }
}

/// Content of an `append` frame to `thread-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_message.html")]
pub struct MessageFragment<'a> {
    /// The message.
    pub message: &'a MessageView,
}
