//! Honest outlook: what will happen, honestly.

use crate::domain::base::ids::{BotId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::outlook::{Outlook, likely_wait};
use crate::services::dispatch::Dispatch;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::services::team::open_now::OpenNow;
use crate::storage::members_present::{self, Presence};
use crate::storage::{AnyConnection, queue, tickets};
use std::time::Duration;

/// How many recent tickets an estimate is made from, and how many of those ahead.
const RECENT: i64 = 20;

/// Tickets behind another that are counted one by one. Every escalation pays for it.
const PLACES_COUNTED: i64 = 100;

/// The outlook of a waiting ticket, or of one that would come now.
pub(crate) fn outlook(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    team: TeamId,
    position: Option<i64>,
    present: Presence,
    now: Moment,
) -> Result<Outlook> {
    let OpenNow { open, opens_at } = OpenNow::at(&settings.team(team)?.hours, now);
    let estimated = match position {
        Some(position) => {
            let place = QueuePlace {
                team,
                position,
                agents: present.there,
            };
            estimate(conn, settings, place, now)?
        }
        None => None,
    };
    // While it is closed nobody works the queue off: the wait begins with the opening, if there is one.
    let wait = match (open, opens_at) {
        (true, _) => estimated,
        (false, Some(opens_at)) => {
            let until = Duration::from_secs(opens_at.since(now).as_secs());
            estimated.map(|wait| wait.saturating_add(until))
        }
        (false, None) => None,
    };
    Ok(Outlook {
        position,
        wait,
        agents_online: present.free,
        agents_there: present.there,
        open,
        opens_at,
    })
}

/// The place of a ticket that waits, or is about to: behind everything that comes before it in the one order.
pub(crate) fn place(conn: &mut AnyConnection, ticket: &Ticket) -> Result<i64> {
    let standing = queue::place_in_line(conn, ticket, PLACES_COUNTED)?;
    let before = match standing.behind < PLACES_COUNTED {
        true => standing.others - standing.behind,
        false => queue::before(conn, ticket)?,
    };
    Ok(before.max(0) + 1)
}

/// A place in the queue of a team, and who is there to work it off.
#[derive(Clone, Copy)]
struct QueuePlace {
    team: TeamId,
    position: i64,
    agents: i64,
}

/// What `likely_wait` makes of the recent tickets and of those ahead. They waited while the team was open.
fn estimate(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    place: QueuePlace,
    now: Moment,
) -> Result<Option<Duration>> {
    let (position, agents) = (u64::try_from(place.position), u64::try_from(place.agents));
    let (Ok(position), Ok(agents @ 1..)) = (position, agents) else {
        return Ok(None);
    };
    let handled = tickets::handled(conn, place.team, RECENT)?.into_iter();
    let handled: Vec<_> = handled
        .map(|(accepted, closed)| closed.since(accepted))
        .collect();
    if handled.is_empty() {
        return Ok(None);
    }
    let ahead = RECENT.min(place.position - 1);
    let ahead = match ahead > 0 {
        true => queue::unoffered(conn, vec![place.team], ahead)?,
        false => Vec::new(),
    };
    let hours = &settings.team(place.team)?.hours;
    let waited = ahead
        .iter()
        .map(|ticket| hours.open_time(ticket.queued_at, now));
    Ok(likely_wait(&handled, waited.collect(), position, agents))
}

/// The outlook for a customer of a team at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Availability {
    /// How many tickets wait in the team.
    pub(crate) waiting: i64,
    /// The outlook of one more ticket, behind all the others.
    pub(crate) outlook: Outlook,
}

impl Dispatch<'_> {
    /// The outlook for a customer of this bot's team, or of a named team, at this moment.
    ///
    /// # Errors
    /// The team does not exist.
    pub(crate) async fn availability(
        self,
        bot: BotId,
        team: Option<String>,
    ) -> Result<Availability> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let team = match &team {
                    Some(name) => settings.team_named(name)?.team.id,
                    None => settings.bot(bot)?.bot.team,
                };
                let waiting = queue::waiting(conn, team)?;
                let present = members_present::count_present(conn, team, now)?;
                let place = Some(waiting + 1);
                let outlook = outlook(conn, settings, team, place, present, now)?;
                Ok(Availability { waiting, outlook })
            })
            .await
    }
}
