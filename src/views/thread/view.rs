//! What happened in a ticket after the bot's part: messages, handoffs and small events, by `seq`.

use askama::Template;

use crate::domain::base::words::words;
use crate::views::ask::view::AnsweredView;
use crate::views::catalogue::t;
use crate::views::message::view::MessageView;

words! {
    /// What kind of move a line of the thread tells; it chooses the mark.
    #[derive(Default)]
    HandoffKind {
        /// The escalation that opened the ticket.
        Handoff = "handoff",
        /// Somebody has taken it.
        Accepted = "accepted",
        /// It goes back to a bot.
        Returned = "returned",
        /// It is over.
        Closed = "closed",
        /// It was escalated once more.
        Reopened = "reopened",
        /// It is put off.
        Snoozed = "snoozed",
        /// Anything else.
        #[default]
        Event = "event",
    }
}

impl HandoffKind {
    /// The icon of its line.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Accepted | Self::Closed => "check",
            Self::Returned => "return",
            Self::Snoozed => "snooze",
            Self::Handoff | Self::Reopened | Self::Event => "handoff",
        }
    }
}

/// A transfer, or another change worth a line in the thread.
#[derive(Clone, Debug, Default)]
pub struct HandoffView {
    /// Id of the handoff or event.
    pub key: String,
    /// Place in the conversation.
    pub seq: i64,
    /// When.
    pub at: String,
    /// What kind of move it is.
    pub kind: HandoffKind,
    /// Who had control; empty for events that move none.
    pub from: String,
    /// Who gets it.
    pub to: String,
    /// Why or what, in words.
    pub reason: String,
    /// Until when a ticket is put off; empty if it is not.
    pub until: String,
    /// A second line, such as the note of the one who passed it on.
    pub detail: String,
}

/// Content of an `append` frame to `thread-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_handoff.html")]
pub struct HandoffFragment<'a> {
    /// The transfer.
    pub handoff: &'a HandoffView,
}

/// An entry of the thread.
#[derive(Clone, Debug)]
pub enum ThreadItem {
    /// Something said.
    Message(MessageView),
    /// Something that happened.
    Handoff(HandoffView),
    /// What the bot asked has come to something.
    Answered(AnsweredView),
}
