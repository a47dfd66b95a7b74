//! Which notifications are about one happening: the end of a shift, a command for many. They stand under one headline, and
//! on one page.

use super::notification::{NewNotification, Notification, NotificationKind};
use std::time::Duration;

/// Notifications that say the same within this time are about one happening.
const TOGETHER: Duration = Duration::from_secs(10 * 60);

/// Whether a notification is about the same happening as the newest one of it. Mentions are never grouped:
/// each has its own text.
pub(crate) fn is_together(newest: &NewNotification, other: &NewNotification) -> bool {
    // Who did not take a ticket is in the text.
    let is_missed = newest.kind == NotificationKind::TransferMissed;
    newest.kind != NotificationKind::Mentioned
        && newest.kind == other.kind
        && newest.by == other.by
        && (!is_missed || newest.text == other.text)
        && newest.at.since(other.at) <= TOGETHER
}

/// How many of these, the newest first, are at least so many and end with a happening; all of them if none ends there.
pub(crate) fn up_to_border(told: &[Notification], least: usize) -> usize {
    let mut newest: Option<&NewNotification> = None;
    for (at, notification) in told.iter().enumerate() {
        let told = &notification.told;
        if !newest.is_some_and(|newest| is_together(newest, told)) {
            if at >= least {
                return at;
            }
            newest = Some(told);
        }
    }
    told.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::{AgentId, TicketId};
    use crate::domain::base::time::Moment;
    use crate::domain::log::Doer;

    fn told(id: i64, by: i64, minutes_ago: u64) -> Notification {
        let noon = Moment::parse("2026-11-28T12:00:00Z").unwrap();
        Notification {
            id,
            is_read: false,
            told: NewNotification {
                agent: AgentId(1),
                ticket: TicketId(id),
                kind: NotificationKind::Transferred,
                seq: id,
                by: Doer::Agent(AgentId(by)),
                text: None,
                at: noon.minus(Duration::from_secs(60 * minutes_ago)),
            },
        }
    }

    #[test]
    fn a_page_ends_where_a_happening_ends() {
        let all = [
            told(9, 2, 0),
            told(8, 2, 1),
            told(7, 2, 10),
            told(6, 2, 11),
            told(5, 3, 11),
        ];
        let ends = |least| up_to_border(&all, least);
        assert_eq!([1, 2, 3, 4, 5, 6].map(ends), [3, 3, 3, 4, 5, 5]);
        assert_eq!(up_to_border(&[], 3), 0);
    }

    #[test]
    fn each_mention_stands_alone() {
        let mention = |id| NewNotification {
            kind: NotificationKind::Mentioned,
            ..told(id, 1, 0).told
        };
        assert!(!is_together(&mention(2), &mention(1)));
    }

    #[test]
    fn who_missed_a_transfer_stands_in_the_text() {
        let missed = |who: &str| NewNotification {
            kind: NotificationKind::TransferMissed,
            text: Some(who.to_owned()),
            ..told(1, 1, 0).told
        };
        assert!(is_together(&missed("Ben"), &missed("Ben")));
        assert!(!is_together(&missed("Ben"), &missed("Cleo")));
    }
}
