//! Notifications in words.

use super::view::{NotificationView, NotificationsView};
use crate::domain::notifications::notification::{Notification, NotificationKind};
use crate::services::notifications::inbox::{Notifications, Notified};
use crate::views::catalogue::t;
use crate::views::queue::fill::queue_row;
use crate::views::queue::view::QueueRow;

/// A page of an agent's notifications.
pub(crate) fn page(found: &Notifications, is_later: bool) -> NotificationsView {
    let told = found.told.iter();
    NotificationsView {
        newest: told.clone().map(|it| it.notification.id).max().unwrap_or(0),
        told: told.map(notification).collect(),
        next: found
            .next
            .map(|below| format!("/notifications?below={below}"))
            .unwrap_or_default(),
        handed_back: found.handed_back.iter().map(queue_row).collect(),
        is_later,
    }
}

fn notification(notified: &Notified) -> NotificationView {
    let Notification { id, told, is_read } = &notified.notification;
    NotificationView {
        id: *id,
        says: says(notified),
        text: text(notified).to_owned(),
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
    let told = &notified.notification.told;
    let by = || notified.by.clone().unwrap_or_else(|| "Baton".to_owned());
    match told.kind {
        NotificationKind::Mentioned => t::notifications_mentioned(by()),
        NotificationKind::NoteOnOwn => t::notifications_note(by()),
        NotificationKind::Transferred => t::notifications_transferred(by()),
        NotificationKind::TransferAccepted => t::notifications_transfer_accepted(by()),
        NotificationKind::TransferDeclined => t::notifications_transfer_declined(by()),
        NotificationKind::TransferMissed => {
            let who = told.text.clone().unwrap_or_else(by);
            t::notifications_transfer_missed(who)
        }
        NotificationKind::OfferMissed => t::notifications_offer_missed().to_owned(),
        NotificationKind::Overdue => t::notifications_overdue().to_owned(),
        NotificationKind::CameBack => t::notifications_came_back().to_owned(),
        NotificationKind::Reopened => t::notifications_reopened().to_owned(),
        NotificationKind::EscalatedAgain => t::notifications_escalated_again().to_owned(),
        NotificationKind::Resolved => t::notifications_resolved(by()),
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
