//! Conversations in which a bot owes the customer an answer.

use super::connection::{AnyConnection, on_backend};
use super::schema::silence_timers;
use super::written;
use crate::domain::base::ids::ConversationId;
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// A customer waits for a bot's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Silence {
    pub(crate) conversation: ConversationId,
    /// The `seq` of the words that are unanswered.
    pub(crate) seq: i64,
    /// Until when the bot has time.
    pub(crate) due_at: Moment,
}

/// The customer has spoken: the bot has until then. The first unanswered words count.
pub(crate) fn begin(conn: &mut AnyConnection, silence: Silence) -> QueryResult<()> {
    let row = (
        silence_timers::conversation_id.eq(silence.conversation),
        silence_timers::seq.eq(silence.seq),
        silence_timers::due_at.eq(silence.due_at),
    );
    on_backend!(conn, |c| diesel::insert_into(silence_timers::table)
        .values(row)
        .on_conflict(silence_timers::conversation_id)
        .do_nothing()
        .execute(c))?;
    written::timer(silence.due_at);
    Ok(())
}

/// The bot has spoken, or need not any more.
pub(crate) fn end(conn: &mut AnyConnection, conversation: ConversationId) -> QueryResult<()> {
    let row = silence_timers::table.filter(silence_timers::conversation_id.eq(conversation));
    diesel::delete(row).execute(conn)?;
    Ok(())
}

/// Takes a due silence; false when the bot has answered, or somebody else took it.
pub(crate) fn take(conn: &mut AnyConnection, silence: Silence) -> QueryResult<bool> {
    let row = silence_timers::table
        .filter(silence_timers::conversation_id.eq(silence.conversation))
        .filter(silence_timers::seq.eq(silence.seq));
    Ok(diesel::delete(row).execute(conn)? > 0)
}

/// Gives a silence that could not be judged a later time.
pub(crate) fn postpone(
    conn: &mut AnyConnection,
    silence: Silence,
    due_at: Moment,
) -> QueryResult<()> {
    let row = silence_timers::table
        .filter(silence_timers::conversation_id.eq(silence.conversation))
        .filter(silence_timers::seq.eq(silence.seq));
    diesel::update(row)
        .set(silence_timers::due_at.eq(due_at))
        .execute(conn)?;
    Ok(())
}

/// When the next silence is due.
pub(crate) fn next_due(conn: &mut AnyConnection) -> QueryResult<Option<Moment>> {
    silence_timers::table
        .order(silence_timers::due_at)
        .select(silence_timers::due_at)
        .first(conn)
        .optional()
}

/// The silences that are due, the oldest first, after the one that stood at this place in that order.
pub(crate) fn due(
    conn: &mut AnyConnection,
    now: Moment,
    after: Option<(Moment, ConversationId)>,
    limit: i64,
) -> QueryResult<Vec<Silence>> {
    let mut due = silence_timers::table
        .filter(silence_timers::due_at.le(now))
        .order((silence_timers::due_at, silence_timers::conversation_id))
        .limit(limit)
        .into_boxed();
    if let Some((at, id)) = after {
        let later = silence_timers::due_at.gt(at);
        let later = later.or(silence_timers::conversation_id.gt(id));
        due = due.filter(silence_timers::due_at.ge(at).and(later));
    }
    let rows: Vec<(ConversationId, i64, Moment)> = due.load(conn)?;
    let read = |(conversation, seq, due_at)| Silence {
        conversation,
        seq,
        due_at,
    };
    Ok(rows.into_iter().map(read).collect())
}
