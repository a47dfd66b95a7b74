//! Agents' ratings of escalations.

use super::connection::{AnyConnection, on_backend};
use super::schema::{bots, context_figures, escalation_marks, tickets, trigger_firings};
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Reason;
use crate::domain::figures::Figure;
use crate::domain::rules::triggers::Mark;
use diesel::dsl::count;
use diesel::prelude::*;

/// Marks a ticket's escalation; the last mark counts.
pub(crate) fn set(
    conn: &mut AnyConnection,
    ticket: TicketId,
    mark: Mark,
    by: AgentId,
    now: Moment,
) -> QueryResult<()> {
    let told = (
        escalation_marks::mark.eq(mark),
        escalation_marks::agent_id.eq(by),
        escalation_marks::updated_at.eq(now),
    );
    let new = (escalation_marks::ticket_id.eq(ticket), told);
    on_backend!(conn, |c| diesel::insert_into(escalation_marks::table)
        .values(new)
        .on_conflict(escalation_marks::ticket_id)
        .do_update()
        .set(told)
        .execute(c))?;
    Ok(())
}

/// Which escalations, and how many were marked how; no mark is none yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The bot's name.
    pub(crate) bot: String,
    /// Its version then.
    pub(crate) version: Option<String>,
    /// The rule, or for an escalation without a rule the bot's own reason.
    pub(crate) cause: EscalationCause,
    pub(crate) mark: Option<Mark>,
    /// How many tickets.
    pub(crate) count: i64,
}

/// What an escalation came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum EscalationCause {
    /// A rule, by its name.
    Rule(String),
    /// The bot itself, for this reason.
    Bot(Reason),
}

/// How escalations by rules since a moment were marked.
pub(crate) fn by_rule(conn: &mut AnyConnection, since: Moment) -> QueryResult<Vec<Marked>> {
    type Row = (String, Option<String>, String, Option<Mark>, i64);
    let rows: Vec<Row> = trigger_firings::table
        .inner_join(bots::table)
        .left_join(
            escalation_marks::table.on(escalation_marks::ticket_id
                .nullable()
                .eq(trigger_firings::ticket_id)),
        )
        .filter(trigger_firings::ticket_id.is_not_null())
        .filter(trigger_firings::created_at.ge(since))
        .group_by((
            bots::name,
            trigger_firings::bot_version,
            trigger_firings::rule,
            escalation_marks::mark,
        ))
        .select((
            bots::name,
            trigger_firings::bot_version,
            trigger_firings::rule,
            escalation_marks::mark.nullable(),
            count(trigger_firings::ticket_id).aggregate_distinct(),
        ))
        .load(conn)?;
    let read = |(bot, version, rule, mark, count)| Marked {
        bot,
        version,
        cause: EscalationCause::Rule(rule),
        mark,
        count,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// How escalations on which no rule fired were marked, by the version of the bot that sent the first packet.
pub(crate) fn by_bot(conn: &mut AnyConnection, since: Moment) -> QueryResult<Vec<Marked>> {
    type Row = (String, Option<String>, Reason, Option<Mark>, i64);
    let fired = trigger_firings::table
        .filter(trigger_firings::ticket_id.eq(tickets::id.nullable()))
        .select(trigger_firings::id);
    let first_packet = context_figures::ticket_id
        .eq(tickets::id)
        .and(context_figures::kind.eq(Figure::Packet));
    let rows: Vec<Row> = tickets::table
        .inner_join(bots::table.on(bots::id.eq(tickets::bot_id)))
        .left_join(escalation_marks::table)
        .left_join(context_figures::table.on(first_packet))
        .filter(tickets::created_at.ge(since))
        .filter(diesel::dsl::not(diesel::dsl::exists(fired)))
        .group_by((
            bots::name,
            context_figures::bot_version,
            tickets::reason,
            escalation_marks::mark,
        ))
        .select((
            bots::name,
            context_figures::bot_version.nullable(),
            tickets::reason,
            escalation_marks::mark.nullable(),
            count(tickets::id).aggregate_distinct(),
        ))
        .load(conn)?;
    let read = |(bot, version, reason, mark, count)| Marked {
        bot,
        version,
        cause: EscalationCause::Bot(reason),
        mark,
        count,
    };
    Ok(rows.into_iter().map(read).collect())
}
