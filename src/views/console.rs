//! The console: nav, queue and ticket on one screen.

use askama::Template;

use super::{message::MessageView, queue::QueueView, shell::Shell, ticket::TicketView};

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
    /// An empty message of the viewer, from which the browser makes the copy it shows before the answer.
    fn blank(&self, kind: &str) -> MessageView {
        MessageView {
            key: "new".into(),
            kind: kind.into(),
            author: self.shell.me.name.clone(),
            author_id: self.shell.me.actor.id.to_string(),
            ..MessageView::default()
        }
    }
}
