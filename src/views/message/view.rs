//! One message, as agents see it.

use crate::domain::base::words::words;
use crate::domain::packet::proposals::Passage;
use crate::views::catalogue::t;
use askama::Template;

use crate::views::AttachmentView;
use crate::views::message::reached_mark::{HowFar, ReachedMark};
use crate::views::message::shown_part::{ShownPart, ShownParts};

words! {
    /// What kind of message it is; it chooses how it looks.
    #[derive(Default)]
    MessageKind {
        /// Words of the customer.
        Customer = "customer",
        /// Words of a bot.
        Bot = "bot",
        /// Words of an agent to the customer.
        Agent = "agent",
        /// Words of Baton itself.
        #[default]
        System = "system",
        /// Words among colleagues.
        Note = "note",
        /// Words of a bot without control, which the customer never saw.
        Suppressed = "suppressed",
    }
}

impl MessageKind {
    /// Whether it stands under the mark of a bot.
    pub(crate) fn is_bots(self) -> bool {
        match self {
            Self::Bot | Self::Suppressed => true,
            Self::Customer | Self::Agent | Self::System | Self::Note => false,
        }
    }

    /// Whether it stands under the mark of a person.
    pub(crate) fn is_persons(self) -> bool {
        match self {
            Self::Customer | Self::Agent | Self::Note => true,
            Self::Bot | Self::Suppressed | Self::System => false,
        }
    }

    /// Whether it is part of the talk, where messages of one author share a header.
    pub(crate) fn groups(self) -> bool {
        match self {
            Self::Customer | Self::Bot | Self::Agent => true,
            Self::System | Self::Note | Self::Suppressed => false,
        }
    }

    /// Whether the customer never saw it because the bot had no control.
    pub(crate) fn is_suppressed(self) -> bool {
        self == Self::Suppressed
    }

    /// Whether Baton said it to the customer by itself.
    pub(crate) fn is_automatic(self) -> bool {
        self == Self::System
    }

    /// What the customer does not see says so.
    pub(crate) fn is_note(self) -> bool {
        self == Self::Note
    }
}

/// A message. Its element id is `message-{key}`, so the copy that the browser shows before the answer is replaced.
#[derive(Clone, Debug, Default)]
pub struct MessageView {
    /// The browser's `client_id` where there is one, the message's id otherwise.
    pub key: String,
    /// Place in the conversation.
    pub seq: i64,
    /// What kind of message it is.
    pub kind: MessageKind,
    /// Who said it, by name.
    pub author: String,
    /// Id of the agent who said it; empty for others.
    pub author_id: String,
    /// The words.
    pub text: String,
    /// The same in parts, where they are marked or mention somebody; else none.
    pub parts: Vec<ShownPart>,
    /// Where a note can be changed, and what it said before is read; empty for anything else.
    pub note_href: String,
    /// Whether a note was changed.
    pub is_edited: bool,
    /// That a note was deleted, in words; empty if it was not.
    pub deleted: String,
    /// How far an agent's words have come.
    pub reached: HowFar,
    /// When.
    pub at: String,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// True if the message before it has the same author and is minutes old: the header is left out.
    pub continued: bool,
}

impl MessageView {
    /// How far an agent's words have come, as a mark below them.
    pub(crate) fn mark(&self) -> ReachedMark {
        ReachedMark {
            reached: self.reached,
        }
    }

    /// The parts of its words, as they are shown.
    pub(crate) fn shown_parts(&self) -> ShownParts<'_> {
        ShownParts { parts: &self.parts }
    }
}

/// The key of an item of a ticket's transcript, by its place.
pub(crate) fn key_of_item(at: usize) -> String {
    format!("told-{at}")
}

/// The id of the element in which a passage can be read.
pub(crate) fn anchor(passage: &Passage) -> String {
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
