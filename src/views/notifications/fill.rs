//! Notifications in words.

use super::view::{NotificationView, NotificationsView, ToldTogether};
use crate::domain::notifications::mentions::unquoted;
use crate::domain::notifications::notification::{Notification, NotificationKind};
use crate::domain::notifications::together::is_together;
use crate::services::notifications::inbox::{Notifications, Notified};
use crate::views::catalogue::t;
use crate::views::queue::fill::queue_row;
use crate::views::queue::view::QueueRow;

/// A page of an agent's notifications.
pub(crate) fn page(found: &Notifications, is_later: bool) -> NotificationsView {
    NotificationsView {
        newest: found
            .told
            .iter()
            .map(|it| it.notification.id)
            .max()
            .unwrap_or(0),
        told: together(&found.told),
        next: found
            .next
            .map(|below| format!("/notifications?below={below}"))
            .unwrap_or_default(),
        handed_back: found.handed_back.iter().map(queue_row).collect(),
        is_later,
    }
}

/// Those that follow each other and say the same within a short time stand under one headline.
fn together(told: &[Notified]) -> Vec<ToldTogether> {
    let is_of_one = |newest: &Notified, other: &Notified| {
        is_together(&newest.notification.told, &other.notification.told)
    };
    let mut all: Vec<ToldTogether> = Vec::new();
    let mut newest: Option<&Notified> = None;
    for notified in told {
        match (newest, all.last_mut()) {
            (Some(first), Some(group)) if is_of_one(first, notified) => {
                group.others.push(notification(notified));
                group.says = says_of(notified, group.count());
            }
            (_, _) => {
                newest = Some(notified);
                all.push(ToldTogether {
                    says: says(notified),
                    newest: notification(notified),
                    others: Vec::new(),
                });
            }
        }
    }
    all
}

/// Who did it, or who did not.
fn who(notified: &Notified) -> String {
    let told = &notified.notification.told;
    let missed = told.kind == NotificationKind::TransferMissed;
    let not_there = told.text.clone().filter(|_| missed);
    let by = || notified.by.clone().unwrap_or_else(|| "Baton".to_owned());
    not_there.unwrap_or_else(by)
}

fn notification(notified: &Notified) -> NotificationView {
    let Notification { id, told, is_read } = &notified.notification;
    NotificationView {
        id: *id,
        text: unquoted(text(notified)),
        at: told.at.to_string(),
        is_read: *is_read,
        row: queue_row(&notified.row),
    }
}

/// The ticket it is about.
pub(crate) fn row(notified: &Notified) -> QueueRow {
    queue_row(&notified.row)
}

/// What happened, in one sentence.
pub(crate) fn says(notified: &Notified) -> String {
    says_of(notified, 1)
}

/// The same of so many at once.
fn says_of(notified: &Notified, count: usize) -> String {
    let who = who(notified);
    match notified.notification.told.kind {
        NotificationKind::Mentioned => t::notifications_mentioned(count, who),
        NotificationKind::NoteOnOwn => t::notifications_note(count, who),
        NotificationKind::Transferred => t::notifications_transferred(count, who),
        NotificationKind::TransferAccepted => t::notifications_transfer_accepted(count, who),
        NotificationKind::TransferDeclined => t::notifications_transfer_declined(count, who),
        NotificationKind::TransferMissed => t::notifications_transfer_missed(count, who),
        NotificationKind::OfferMissed => t::notifications_offer_missed(count),
        NotificationKind::Overdue => t::notifications_overdue(count),
        NotificationKind::CameBack => t::notifications_came_back(count),
        NotificationKind::Reopened => t::notifications_reopened(count),
        NotificationKind::EscalatedAgain => t::notifications_escalated_again(count),
        NotificationKind::Resolved => t::notifications_resolved(count, who),
    }
}

/// The beginning of the note that mentions somebody.
pub(crate) fn text(notified: &Notified) -> &str {
    let told = &notified.notification.told;
    match told.kind {
        NotificationKind::Mentioned => told.text.as_deref().unwrap_or_default(),
        NotificationKind::NoteOnOwn
        | NotificationKind::Transferred
        | NotificationKind::TransferAccepted
        | NotificationKind::TransferDeclined
        | NotificationKind::TransferMissed
        | NotificationKind::OfferMissed
        | NotificationKind::Overdue
        | NotificationKind::CameBack
        | NotificationKind::Reopened
        | NotificationKind::EscalatedAgain
        | NotificationKind::Resolved => "",
    }
}
