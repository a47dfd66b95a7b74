//! The customer's side of a demo: a chat as a customer sees it.

use super::AttachmentView;
use crate::views::catalogue::t;
use askama::Template;

/// `GET /demo/customer`.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "demo/customer.html")]
pub(crate) struct CustomerPage {
    /// Which conversation it shows.
    pub(crate) chat: String,
    /// The same, with how much of it.
    pub(crate) shows: String,
    /// Who the visitor is here.
    pub(crate) customer: &'static str,
    /// What the bot is called.
    pub(crate) bot: &'static str,
    /// Whom the customer talks to, in words.
    pub(crate) state: String,
    /// The same as a word: `bot`, `nobody` or `agent`.
    pub(crate) partner: &'static str,
    /// The conversation.
    pub(crate) lines: Vec<CustomerLine>,
    /// What one could say now.
    pub(crate) suggestions: Vec<&'static str>,
    /// The id of the message that is written next: sent twice, it is one message.
    pub(crate) id: String,
    /// Why a message was not sent; empty if it was.
    pub(crate) unsent: String,
    /// That message.
    pub(crate) text: String,
}

/// A line of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct CustomerLine {
    /// Its place, from 1.
    pub(crate) number: u64,
    /// `mine`, `bot`, `agent`, `automatic`, or `turn` where somebody else goes on.
    pub(crate) kind: &'static str,
    /// Whose words they are.
    pub(crate) author: String,
    /// The words.
    pub(crate) text: String,
    /// When, RFC 3339.
    pub(crate) at: String,
    /// When, for those without script: hours and minutes in UTC.
    pub(crate) clock: String,
    /// Whether it only says who goes on.
    pub(crate) is_turn: bool,
    /// What came along.
    pub(crate) files: Vec<CustomerFile>,
}

/// A file or a link that came along.
#[derive(Clone, Debug, Default)]
pub(crate) struct CustomerFile {
    /// What it is called, and where it opens.
    pub(crate) file: AttachmentView,
    /// Whether it is shown itself.
    pub(crate) is_picture: bool,
}
