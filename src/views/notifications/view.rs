//! The page of an agent's notifications.

use crate::views::catalogue::t;
use crate::views::queue::view::QueueRow;
use crate::views::shell::Shell;
use askama::Template;

/// Numbers under a headline: a narrow window shows them in two lines.
const NUMBERS_MAX: usize = 6;

/// A notification.
#[derive(Clone, Debug)]
pub struct NotificationView {
    /// Its id, for the form that marks it.
    pub id: i64,
    /// The beginning of a note; empty for the others.
    pub text: String,
    /// When.
    pub at: String,
    /// Whether it is read.
    pub is_read: bool,
    /// The ticket it is about.
    pub row: QueueRow,
}

/// Notifications of one happening under one headline, or a single one.
#[derive(Clone, Debug)]
pub struct ToldTogether {
    /// What happened, in one sentence; with how many they are if there are several.
    pub says: String,
    /// The newest of them.
    pub newest: NotificationView,
    /// The others, the newest first.
    pub others: Vec<NotificationView>,
}

impl ToldTogether {
    /// All of them, the newest first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &NotificationView> {
        std::iter::once(&self.newest).chain(&self.others)
    }

    /// The newest about each ticket: one may have been given on more than once.
    pub(crate) fn of_tickets(&self) -> Vec<&NotificationView> {
        let mut newest: Vec<&NotificationView> = Vec::new();
        for told in self.all() {
            if newest
                .iter()
                .all(|known| known.row.number != told.row.number)
            {
                newest.push(told);
            }
        }
        newest
    }

    /// Whether one about this ticket is not read.
    pub(crate) fn has_unread_about(&self, number: &i64) -> bool {
        self.all()
            .any(|told| told.row.number == *number && !told.is_read)
    }

    /// The numbers of the first tickets, and how many tickets there are besides.
    pub(crate) fn numbers(&self) -> (Vec<i64>, usize) {
        let mut all: Vec<i64> = self
            .of_tickets()
            .iter()
            .map(|told| told.row.number)
            .collect();
        let besides = all.len().saturating_sub(NUMBERS_MAX);
        all.truncate(NUMBERS_MAX);
        (all, besides)
    }

    /// How many tickets they are about.
    pub(crate) fn count(&self) -> usize {
        self.of_tickets().len()
    }

    /// How many tickets have an unread one, if others have none; 0 if all have one, or none has.
    pub(crate) fn still_unread(&self) -> usize {
        let tickets = self.of_tickets();
        let unread = tickets
            .iter()
            .filter(|told| self.has_unread_about(&told.row.number))
            .count();
        match unread == tickets.len() {
            true => 0,
            false => unread,
        }
    }

    /// Whether all of them are read.
    pub(crate) fn is_read(&self) -> bool {
        self.all().all(|told| told.is_read)
    }
}

/// A page of them.
#[derive(Clone, Debug, Default)]
pub struct NotificationsView {
    /// The newest first.
    pub told: Vec<ToldTogether>,
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
        self.told.iter().any(|told| !told.is_read())
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
