//! What an agent was told.

use super::ticket::TicketJson;
use crate::domain::base::time::Moment;
use crate::services::notifications::inbox::{Notifications, Notified};
use crate::views::notifications::fill;
use serde::Serialize;

/// Notifications, the newest first; `below` asks for the next page and is absent on the last.
#[derive(Debug, Serialize)]
pub(in crate::console) struct NotificationsJson {
    notifications: Vec<NotificationJson>,
    below: Option<i64>,
    /// The conversations that the agent follows and that a bot has again.
    handed_back: Vec<TicketJson>,
}

/// One of them.
#[derive(Debug, Serialize)]
struct NotificationJson {
    id: i64,
    /// What happened, in a word and in a sentence.
    kind: &'static str,
    says: String,
    /// The beginning of the note that mentions the agent.
    text: Option<String>,
    /// The name of who did it.
    by: Option<String>,
    at: Moment,
    read: bool,
    ticket: TicketJson,
}

impl NotificationsJson {
    pub(crate) fn new(found: &Notifications) -> Self {
        Self {
            notifications: found.told.iter().map(NotificationJson::new).collect(),
            below: found.next,
            handed_back: found.handed_back.iter().map(TicketJson::new).collect(),
        }
    }
}

impl NotificationJson {
    fn new(notified: &Notified) -> Self {
        let told = &notified.notification.told;
        Self {
            id: notified.notification.id,
            kind: told.kind.as_str(),
            says: fill::says(notified),
            text: Some(fill::text(notified).to_owned()).filter(|text| !text.is_empty()),
            by: notified.by.clone(),
            at: told.at,
            read: notified.notification.is_read,
            ticket: TicketJson::new(&notified.row),
        }
    }
}
