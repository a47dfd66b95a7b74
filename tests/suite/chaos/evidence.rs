//! Everything stored about a ticket that was, or was not, offered to an agent: for the message of a failure.

use super::order::{People, turn};
use super::world::World;
use baton::domain::base::ids::{AgentId, TicketId};
use baton::domain::base::time::Moment;
use baton::domain::case::ticket::Ticket;
use baton::storage::schema::{events, timers};
use baton::storage::{AnyConnection, StorageError, decisions};
use diesel::prelude::*;
use std::fmt::Write;

/// Decisions and events of a ticket that are told: the newest.
const NEWEST: i64 = 6;

/// A ticket as it was before and as it is now, and everything about it that an offer depends on.
pub async fn of(
    world: &World,
    people: &People,
    (before, after): (&Ticket, &Ticket),
    who: AgentId,
    now: Moment,
) -> String {
    let mut told = format!("\n\nTicket {} at {now}\n", before.id);
    let mut tell = |what: &str, value: String| writeln!(told, "  {what}: {value}").unwrap();
    tell("before", format!("{before:?}"));
    tell("after", format!("{after:?}"));
    tell("turn", format!("{:?}", turn(before)));
    for (what, value) in people.about(before, now) {
        tell(what, value);
    }
    for (what, value) in stored(world, before.id, who).await {
        tell(what, value);
    }
    told
}

/// The rows that belong to a ticket.
async fn stored(world: &World, ticket: TicketId, who: AgentId) -> Vec<(&'static str, String)> {
    let read = move |conn: &mut AnyConnection| {
        let set: Vec<(String, Moment)> = timers::table
            .filter(timers::ticket_id.eq(ticket))
            .order(timers::due_at)
            .select((timers::kind, timers::due_at))
            .load(conn)?;
        let happened: Vec<(String, Moment)> = events::table
            .filter(events::ticket_id.eq(ticket))
            .order(events::id.desc())
            .limit(NEWEST)
            .select((events::type_, events::at))
            .load(conn)?;
        let set = set
            .iter()
            .map(|(kind, at)| ("timer", format!("{kind} at {at}")));
        let happened = happened
            .iter()
            .map(|(kind, at)| ("event", format!("{kind} at {at}")));
        let mut all: Vec<_> = set.chain(happened).collect();
        for decision in decisions::of_ticket(conn, ticket, NEWEST)? {
            let theirs = decision
                .excluded
                .iter()
                .find(|excluded| excluded.agent == who);
            let decided = format!(
                "at {}: {:?}, needs {:?}; of {} candidates {:?}; of this agent {:?}",
                decision.at,
                decision.chosen,
                decision.need,
                decision.candidates.len(),
                decision
                    .ranked
                    .iter()
                    .map(|ranked| ranked.agent)
                    .collect::<Vec<_>>(),
                theirs.map(|excluded| &excluded.why),
            );
            all.push(("decision", decided));
        }
        Ok::<_, StorageError>(all)
    };
    world.app.services.store.read(read).await.unwrap()
}
