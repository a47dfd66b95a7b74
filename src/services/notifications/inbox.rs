//! What an agent was told, and what they handed back and follow.

use super::Inbox;
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{Doer, Event};
use crate::domain::notifications::notification::{KEPT_MAX, Notification};
use crate::domain::notifications::together::up_to_border;
use crate::services::error::Result;
use crate::services::reading::{QueueTicket, rows};
use crate::services::settings::SettingsSnapshot;
use crate::storage::notifications::{self, NowRead};
use crate::storage::{AnyConnection, followers};
use std::collections::HashMap;
use std::time::Duration;

/// Notifications on a page, and more if a happening is about more: a page ends where one ends.
const PAGE: usize = 50;

/// What was handed back is listed for so long.
const HANDED_BACK_FOR: Duration = Duration::from_secs(7 * 24 * 3600);

/// Conversations that are looked at for the list of what was handed back: the newest.
const HANDED_BACK_MAX: i64 = 20;

/// A notification with what is shown beside it.
#[derive(Debug, Clone)]
pub(crate) struct Notified {
    /// What was told.
    pub(crate) notification: Notification,
    /// The ticket.
    pub(crate) row: QueueTicket,
    /// The name of the agent or the bot who did it; nothing if it was Baton.
    pub(crate) by: Option<String>,
}

/// A page of an agent's notifications.
#[derive(Debug, Clone)]
pub(crate) struct Notifications {
    /// The newest first; of tickets that the agent may read now.
    pub(crate) told: Vec<Notified>,
    /// Below which id the next page begins; nothing on the last.
    pub(crate) next: Option<i64>,
    /// What they follow and a bot has, the newest first; on the first page only.
    pub(crate) handed_back: Vec<QueueTicket>,
}

impl Inbox<'_> {
    /// What an agent was told, below this id.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn page(self, actor: Actor, below: Option<i64>) -> Result<Notifications> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let mut found = notifications::of_agent(conn, actor.id, below, KEPT_MAX)?;
                let shown = up_to_border(&found, PAGE);
                let is_last = found.len() <= shown;
                found.truncate(shown);
                let next = found.last().filter(|_| !is_last).map(|last| last.id);
                let followed = match below {
                    Some(_) => Vec::new(),
                    None => followers::followed_by(
                        conn,
                        actor.id,
                        now.minus(HANDED_BACK_FOR),
                        HANDED_BACK_MAX,
                    )?,
                };
                let mut ids: Vec<TicketId> = found.iter().map(|it| it.told.ticket).collect();
                ids.extend(&followed);
                let rows = in_sight(conn, settings, &actor, ids, now)?;
                let told = found.into_iter().filter_map(|notification| {
                    let row = rows.get(&notification.told.ticket)?.clone();
                    Some(notified(settings, notification, row))
                });
                let with_bot = followed.iter().filter_map(|id| rows.get(id));
                let with_bot = with_bot.filter(|row| is_with_bot(row)).cloned();
                Ok(Notifications {
                    told: told.collect(),
                    next,
                    handed_back: with_bot.collect(),
                })
            })
            .await
    }

    /// What these events told, each with its agent, for the consoles that are open.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn told_by(self, events: &[&Event]) -> Result<Vec<Notified>> {
        let happened: Vec<(TicketId, Moment)> = events
            .iter()
            .filter_map(|event| Some((event.ticket?, event.at)))
            .collect();
        let Some(since) = happened.iter().map(|(_, at)| *at).min() else {
            return Ok(Vec::new());
        };
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let mut ids: Vec<TicketId> = happened.iter().map(|(id, _)| *id).collect();
                ids.sort_unstable();
                ids.dedup();
                let mut found = notifications::told_since(conn, ids, since)?;
                found.retain(|it| happened.contains(&(it.told.ticket, it.told.at)));
                if found.is_empty() {
                    return Ok(Vec::new());
                }
                let ids = found.iter().map(|it| it.told.ticket).collect();
                let rows = rows(conn, settings, AgentId(0), ids, now)?;
                let rows: HashMap<TicketId, QueueTicket> =
                    rows.into_iter().map(|row| (row.ticket.id, row)).collect();
                let told = found.into_iter().filter_map(|notification| {
                    let row = rows.get(&notification.told.ticket)?.clone();
                    Some(notified(settings, notification, row))
                });
                Ok(told.collect())
            })
            .await
    }

    /// Marks notifications of an agent as read.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn mark_read(self, agent: AgentId, which: NowRead) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| Ok(notifications::mark_read(conn, agent, &which, now)?))
            .await
    }
}

/// The rows of those tickets that the actor may read.
fn in_sight(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    mut ids: Vec<TicketId>,
    now: Moment,
) -> Result<HashMap<TicketId, QueueTicket>> {
    ids.sort_unstable();
    ids.dedup();
    let rows = rows(conn, settings, actor.id, ids, now)?.into_iter();
    let seen = rows.filter(|row| access::may(actor, Action::Read, &row.ticket));
    Ok(seen.map(|row| (row.ticket.id, row)).collect())
}

pub(super) fn notified(
    settings: &SettingsSnapshot,
    notification: Notification,
    row: QueueTicket,
) -> Notified {
    let by = match notification.told.by {
        Doer::Agent(id) => settings.agent(id).map(|agent| agent.name.clone()),
        Doer::Bot(id) => settings.bot_by_id(id).map(|bot| bot.bot.name.clone()),
        Doer::Baton => None,
    };
    Notified {
        notification,
        row,
        by,
    }
}

/// Whether a bot has the conversation again, or is asked to take it back.
fn is_with_bot(row: &QueueTicket) -> bool {
    let Ticket { status, .. } = &row.ticket;
    match status {
        Status::Offered(Offeree::Bot(_)) => true,
        Status::Closed(_) => matches!(row.conversation.control.holder, Holder::Bot(_)),
        Status::Waiting
        | Status::Offered(Offeree::Agent(_))
        | Status::Active(_)
        | Status::Snoozed(_) => false,
    }
}
