//! Loads what belongs to a ticket in one statement: the versions of its packet, its routing and decisions,
//! what an agent has begun to write at it, and the other tickets of its conversation.

use super::connection::AnyConnection;
use super::drafts::Draft;
use super::schema::{decisions, drafts, followers, packets, routes, tickets, trigger_firings};
use super::union::UnionAll;
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::DraftKind;
use crate::domain::case::sight::Sibling;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::Decision;
use crate::domain::rules::routing::Route;
use crate::storage::json_columns;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{BigInt, Text, Timestamp};
use std::num::ParseIntError;

/// What lies beside a ticket.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Papers {
    /// The packet's versions and when each was made, newest first.
    pub(crate) versions: Vec<(i64, Moment)>,
    /// How it was routed last.
    pub(crate) route: Option<Route>,
    /// Why it went to whom, newest first.
    pub(crate) decisions: Vec<Decision>,
    /// What the agent has begun to write.
    pub(crate) drafts: Vec<Draft>,
    /// The tickets of its conversation, itself included.
    pub(crate) siblings: Vec<Sibling>,
    /// The trigger rules that fired before it was escalated, oldest first.
    pub(crate) firings: Vec<FiringTold>,
    /// Whether the agent follows its conversation.
    pub(crate) is_followed: bool,
}

/// A trigger rule that fired, and what it saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FiringTold {
    /// The rule's name.
    pub(crate) rule: String,
    /// What it saw.
    pub(crate) evidence: String,
    /// When.
    pub(crate) at: Moment,
}

/// Rules that fired, shown: the newest.
const FIRINGS_MAX: i64 = 20;

/// What a row of the statement is.
mod found {
    pub(crate) const VERSION: i64 = 1;
    pub(crate) const ROUTE: i64 = 2;
    pub(crate) const DECISION: i64 = 3;
    pub(crate) const DRAFT: i64 = 4;
    pub(crate) const SIBLING: i64 = 5;
    pub(crate) const FIRING: i64 = 6;
    pub(crate) const FOLLOWED: i64 = 7;
}

/// What it is, its number among its like, its name, its text, and since when.
type PaperColumns = (BigInt, BigInt, Text, Text, Timestamp);

/// The papers of a ticket, with at most so many decisions.
pub(crate) fn of(
    conn: &mut AnyConnection,
    of: &Ticket,
    reader: AgentId,
    decisions_max: i64,
) -> QueryResult<Papers> {
    let ticket = of.id;
    let (none, number) = (|| "".into_sql::<Text>(), |n: i64| n.into_sql::<BigInt>());
    let mut all = UnionAll::<PaperColumns>::default();
    all.add(
        packets::table
            .filter(packets::ticket_id.eq(ticket))
            .select((
                number(found::VERSION),
                packets::version,
                none(),
                none(),
                packets::created_at,
            )),
    );
    all.add(
        routes::table
            .filter(routes::ticket_id.eq(ticket))
            .order(routes::id.desc())
            .limit(1)
            .select((
                number(found::ROUTE),
                routes::id,
                none(),
                routes::body,
                routes::created_at,
            )),
    );
    all.add(
        decisions::table
            .filter(decisions::ticket_id.eq(ticket))
            .order(decisions::id.desc())
            .limit(decisions_max)
            .select((
                number(found::DECISION),
                decisions::id,
                none(),
                decisions::body,
                decisions::created_at,
            )),
    );
    all.add(
        trigger_firings::table
            .filter(trigger_firings::ticket_id.eq(ticket))
            .order(trigger_firings::id.desc())
            .limit(FIRINGS_MAX)
            .select((
                number(found::FIRING),
                trigger_firings::id,
                trigger_firings::rule,
                trigger_firings::evidence,
                trigger_firings::created_at,
            )),
    );
    all.add(
        drafts::table
            .filter(drafts::ticket_id.eq(ticket))
            .filter(drafts::agent_id.eq(reader))
            .select((
                number(found::DRAFT),
                number(0),
                drafts::kind,
                drafts::text,
                drafts::updated_at,
            )),
    );
    all.add(
        followers::table
            .filter(followers::conversation_id.eq(of.conversation))
            .filter(followers::agent_id.eq(reader))
            .select((
                number(found::FOLLOWED),
                number(0),
                none(),
                none(),
                followers::created_at,
            )),
    );
    all.add(
        tickets::table
            .filter(tickets::conversation_id.eq(of.conversation))
            .select((
                number(found::SIBLING),
                tickets::id,
                sql::<Text>("CAST(tickets.team_id AS TEXT)"),
                sql::<Text>("COALESCE(CAST(tickets.agent_id AS TEXT), '')"),
                tickets::created_at,
            )),
    );
    let mut rows: Vec<(i64, i64, String, String, Moment)> = Vec::new();
    for statement in all.statements() {
        rows.extend(statement.load::<(i64, i64, String, String, Moment)>(conn)?);
    }
    rows.sort_by(|(one, at, ..), (other, then, ..)| (one, then).cmp(&(other, at)));
    let mut papers = Papers::default();
    for (what, number, name, text, at) in rows {
        match what {
            found::VERSION => papers.versions.push((number, at)),
            found::ROUTE => papers.route = Some(json_columns::read(&text)?),
            found::DECISION => papers.decisions.push(json_columns::read(&text)?),
            found::SIBLING => papers.siblings.push(sibling(number, &name, &text, at)?),
            found::FOLLOWED => papers.is_followed = true,
            found::FIRING => papers.firings.push(FiringTold {
                rule: name,
                evidence: text,
                at,
            }),
            _ => papers.drafts.push(Draft {
                kind: DraftKind::parse(&name).ok_or_else(|| {
                    Error::DeserializationError(format!("unknown kind of draft: {name}").into())
                })?,
                text,
                updated_at: at,
            }),
        }
    }
    papers.firings.reverse();
    Ok(papers)
}

fn sibling(id: i64, team: &str, agent: &str, opened_at: Moment) -> QueryResult<Sibling> {
    let broken = |error: ParseIntError| Error::DeserializationError(Box::new(error));
    let agent = match agent {
        "" => None,
        agent => Some(AgentId(agent.parse().map_err(broken)?)),
    };
    Ok(Sibling {
        id: TicketId(id),
        team: TeamId(team.parse().map_err(broken)?),
        agent,
        opened_at,
    })
}
