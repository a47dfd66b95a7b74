//! The tickets of customers, as far as somebody may read them. `domain/case/access.rs` decides who may; here the same is
//! asked of the database, so that a customer with thousands of tickets costs a page and not all of them.

use super::connection::AnyConnection;
use super::schema::{conversations, customer_links, tickets};
use super::tickets::Row;
use super::union::UnionAll;
use crate::domain::base::ids::{AgentId, CustomerId, TicketId};
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable};

/// Of the tickets beside one, so many are read of each kind.
pub(crate) const BESIDE_MAX: i64 = 100;

/// Whether the actor may read a ticket, as a condition on its columns.
macro_rules! readable {
    ($actor:expr) => {
        access::leads($actor)
            .into_sql::<Bool>()
            .or(tickets::team_id.eq_any($actor.teams.clone()))
            .or(tickets::agent_id.eq($actor.id).assume_not_null())
            .or(tickets::offered_agent_id.eq($actor.id).assume_not_null())
            .or(tickets::invited_agent_id.eq($actor.id).assume_not_null())
            .or(tickets::invited_team_id
                .eq_any($actor.teams.clone())
                .assume_not_null())
    };
}

/// A place in the tickets of a customer, which come open ones first, then the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HistoryPlace {
    /// Whether the last ticket seen is open.
    pub(crate) is_open: bool,
    /// The last ticket seen.
    pub(crate) below: TicketId,
}

/// Tickets of these customers after a place, at most so many.
pub(crate) fn page(
    conn: &mut AnyConnection,
    actor: &Actor,
    customers: &[CustomerId],
    after: Option<HistoryPlace>,
    limit: i64,
) -> QueryResult<Vec<Ticket>> {
    let mut found = Vec::new();
    for is_open in [true, false] {
        let below = match after {
            Some(after) if after.is_open == is_open => after.below.0,
            // The open ones were all seen.
            Some(after) if !after.is_open => continue,
            Some(_) | None => i64::MAX,
        };
        let left = limit - i64::try_from(found.len()).unwrap_or(limit);
        if left <= 0 {
            break;
        }
        found.extend(part(conn, actor, customers, (is_open, below), left)?);
    }
    Ok(found)
}

fn part(
    conn: &mut AnyConnection,
    actor: &Actor,
    customers: &[CustomerId],
    (is_open, below): (bool, i64),
    limit: i64,
) -> QueryResult<Vec<Ticket>> {
    let of_customers = conversations::table
        .filter(
            conversations::customer_id
                .assume_not_null()
                .eq_any(customers.to_vec()),
        )
        .select(conversations::id);
    let rows: Vec<Row> = tickets::table
        .filter(tickets::conversation_id.eq_any(of_customers))
        .filter(tickets::id.lt(below))
        .filter(tickets::outcome.is_null().eq(is_open))
        .filter(readable!(actor))
        .order(tickets::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The newest ticket of each of these customers that the actor may read; nothing of a customer who has none.
pub(crate) fn newest_of_each(
    conn: &mut AnyConnection,
    actor: &Actor,
    customers: &[CustomerId],
) -> QueryResult<Vec<(CustomerId, TicketId)>> {
    let rows: Vec<(Option<CustomerId>, Option<TicketId>)> = tickets::table
        .inner_join(conversations::table)
        .filter(
            conversations::customer_id
                .assume_not_null()
                .eq_any(customers.to_vec()),
        )
        .filter(readable!(actor))
        .group_by(conversations::customer_id)
        .select((conversations::customer_id, max(tickets::id)))
        .load(conn)?;
    let both =
        |(customer, ticket): (Option<CustomerId>, Option<TicketId>)| Some((customer?, ticket?));
    Ok(rows.into_iter().filter_map(both).collect())
}

/// Tags of the languages of the open tickets that the actor may read, as bots sent them; at most so many.
pub(crate) fn open_languages(
    conn: &mut AnyConnection,
    actor: &Actor,
    limit: i64,
) -> QueryResult<Vec<String>> {
    let open = StatusKind::ALL.iter().filter(|status| status.is_open());
    tickets::table
        .filter(tickets::status.eq_any(open.copied()))
        .filter(tickets::language.is_not_null())
        .filter(readable!(actor))
        .select(tickets::language.assume_not_null())
        .distinct()
        .limit(limit)
        .load(conn)
}

/// A ticket of the same person beside the one that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BesideTicket {
    /// Its number.
    pub(crate) id: TicketId,
    /// Who has it, or had it last.
    pub(crate) agent: Option<AgentId>,
    /// Whether it is open.
    pub(crate) is_open: bool,
}

// The ticket that is looked at with its customer's links, beside those that are looked for.
diesel::alias! {
    const THIS_TICKET: Alias<ThisTicket> = tickets as this_ticket;
    const THIS_CONVERSATION: Alias<ThisConversation> = conversations as this_conversation;
    const THIS_LINK: Alias<ThisLink> = customer_links as this_link;
}

/// The customer of a ticket: none, or one.
macro_rules! customer_of {
    ($ticket:expr) => {{
        let conversation = THIS_TICKET
            .filter(THIS_TICKET.field(tickets::id).eq($ticket))
            .select(THIS_TICKET.field(tickets::conversation_id));
        THIS_CONVERSATION
            .filter(
                THIS_CONVERSATION
                    .field(conversations::id)
                    .eq_any(conversation),
            )
            .select(
                THIS_CONVERSATION
                    .field(conversations::customer_id)
                    .assume_not_null(),
            )
    }};
}

/// The other tickets of a ticket's customer that the actor may read, of all records of the person, the newest first. At
/// most [`BESIDE_MAX`] are looked for, the open ones first. One statement.
pub(crate) fn beside(
    conn: &mut AnyConnection,
    actor: &Actor,
    ticket: TicketId,
) -> QueryResult<Vec<BesideTicket>> {
    let own = conversations::table
        .filter(
            conversations::customer_id
                .assume_not_null()
                .eq_any(customer_of!(ticket)),
        )
        .select(conversations::id);
    let person = THIS_LINK
        .filter(
            THIS_LINK
                .field(customer_links::customer_id)
                .eq_any(customer_of!(ticket)),
        )
        .select(THIS_LINK.field(customer_links::person_id));
    let records = customer_links::table
        .filter(customer_links::person_id.eq_any(person))
        .select(customer_links::customer_id);
    let linked = conversations::table
        .filter(conversations::customer_id.assume_not_null().eq_any(records))
        .select(conversations::id);
    let mut all = UnionAll::<(BigInt, Nullable<BigInt>, Bool)>::default();
    macro_rules! add {
        ($conversations:expr) => {
            all.add(
                tickets::table
                    .filter(tickets::conversation_id.eq_any($conversations))
                    .filter(tickets::id.ne(ticket))
                    .filter(readable!(actor))
                    .order((tickets::outcome.is_null().desc(), tickets::id.desc()))
                    .limit(BESIDE_MAX)
                    .select((tickets::id, tickets::agent_id, tickets::outcome.is_null())),
            )
        };
    }
    add!(own);
    add!(linked);
    let mut found = Vec::new();
    for statement in all.statements() {
        let rows: Vec<(TicketId, Option<AgentId>, bool)> = statement.load(conn)?;
        let read = |(id, agent, is_open)| BesideTicket { id, agent, is_open };
        found.extend(rows.into_iter().map(read));
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    // A record that is linked is found as itself and among the linked ones.
    found.dedup();
    Ok(found)
}
