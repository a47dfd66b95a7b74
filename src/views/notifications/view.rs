//! The page of an agent's notifications.

use crate::views::catalogue::t;
use crate::views::queue::view::QueueRow;
use crate::views::shell::Shell;
use askama::Template;

/// A notification.
#[derive(Clone, Debug)]
pub struct NotificationView {
    /// Its id, for the form that marks it.
    pub id: i64,
    /// What happened, in one sentence.
    pub says: String,
    /// The beginning of a note; empty for the others.
    pub text: String,
    /// When.
    pub at: String,
    /// Whether it is read.
    pub is_read: bool,
    /// The ticket it is about.
    pub row: QueueRow,
}

/// A page of them.
#[derive(Clone, Debug, Default)]
pub struct NotificationsView {
    /// The newest first.
    pub told: Vec<NotificationView>,
    /// The newest of them: what "mark all as read" goes up to.
    pub newest: i64,
    /// Address of the next page; empty on the last.
    pub next: String,
    /// What the viewer handed back, follows, and a bot has.
    pub handed_back: Vec<QueueRow>,
    /// Whether this is a later page.
    pub is_later: bool,
}

impl NotificationsView {
    /// Whether there is something to mark.
    pub(crate) fn has_unread(&self) -> bool {
        self.told.iter().any(|told| !told.is_read)
    }
}

/// `GET /notifications`.
#[derive(Clone, Debug, Template)]
#[template(path = "notifications/page.html")]
pub struct NotificationsPage {
    /// Frame of the page.
    pub shell: Shell,
    /// What the viewer was told.
    pub page: NotificationsView,
}
