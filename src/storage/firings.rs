//! Firings of trigger rules, and the tickets they led to.

use super::connection::{AnyConnection, on_backend};
use super::schema::trigger_firings;
use crate::domain::base::ids::{ConversationId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Reason;
use crate::domain::bots::bot::Bot;
use crate::domain::rules::triggers::Fired;
use diesel::prelude::*;

/// A rule that fired, and the ticket it belongs to by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Firing {
    pub(crate) fired: Fired,
    /// The ticket that was opened, or reopened, next.
    pub(crate) ticket: Option<TicketId>,
}

/// Remembers what fired.
pub(crate) fn add(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    bot: &Bot,
    fired: &Fired,
    now: Moment,
) -> QueryResult<()> {
    let new = diesel::insert_into(trigger_firings::table).values((
        trigger_firings::conversation_id.eq(conversation),
        trigger_firings::seq.eq(fired.seq),
        trigger_firings::bot_id.eq(bot.id),
        trigger_firings::bot_version.eq(&bot.version),
        trigger_firings::rule.eq(&fired.rule),
        trigger_firings::reason.eq(fired.reason),
        trigger_firings::evidence.eq(&fired.evidence),
        trigger_firings::auto_escalate.eq(fired.auto_escalate),
        trigger_firings::created_at.eq(now),
    ));
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

type Row = (String, Reason, bool, i64, String, Option<TicketId>);

/// What fired on these messages, in the order of the rules and messages.
pub(crate) fn on(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seqs: Vec<i64>,
) -> QueryResult<Vec<Firing>> {
    let rows: Vec<Row> = trigger_firings::table
        .filter(trigger_firings::conversation_id.eq(conversation))
        .filter(trigger_firings::seq.eq_any(seqs))
        .order(trigger_firings::id)
        .select((
            trigger_firings::rule,
            trigger_firings::reason,
            trigger_firings::auto_escalate,
            trigger_firings::seq,
            trigger_firings::evidence,
            trigger_firings::ticket_id,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

fn read((rule, reason, auto_escalate, seq, evidence, ticket): Row) -> Firing {
    Firing {
        fired: Fired {
            rule,
            reason,
            auto_escalate,
            seq,
            evidence,
        },
        ticket,
    }
}

/// Assigns the rules that fired in a conversation since its last ticket to this one.
pub(crate) fn belong_to(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    ticket: TicketId,
) -> QueryResult<()> {
    let open = trigger_firings::table
        .filter(trigger_firings::conversation_id.eq(conversation))
        .filter(trigger_firings::ticket_id.is_null());
    diesel::update(open)
        .set(trigger_firings::ticket_id.eq(ticket))
        .execute(conn)?;
    Ok(())
}
