//! The console: nav, queue and ticket on one screen.

use crate::views::catalogue::t;
use askama::Template;

use super::shell::Shell;
use crate::views::message::view::{MessageKind, MessageView};
use crate::views::queue::view::QueueView;
use crate::views::ticket::view::TicketView;

/// `GET /queue` and `GET /tickets/{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/page.html")]
pub struct ConsolePage {
    /// Frame of the page.
    pub shell: Shell,
    /// The queue beside it.
    pub queue: QueueView,
    /// The open ticket; `None` shows how to begin.
    pub ticket: Option<TicketView>,
    /// What just happened, after a form without script; may be empty.
    pub flash: String,
}

impl ConsolePage {
    /// An empty reply of the viewer, from which the browser makes the copy it shows before the answer.
    fn blank_reply(&self) -> MessageView {
        self.blank(MessageKind::Agent)
    }

    /// The same of a note.
    fn blank_note(&self) -> MessageView {
        self.blank(MessageKind::Note)
    }

    fn blank(&self, kind: MessageKind) -> MessageView {
        MessageView {
            key: "new".into(),
            kind,
            author: self.shell.me.name.clone(),
            author_id: self.shell.me.actor.id.to_string(),
            ..MessageView::default()
        }
    }
}
