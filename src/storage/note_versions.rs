//! What notes said before they were changed.

use super::connection::{AnyConnection, MultiBackend};
use super::schema::{messages, note_versions, notifications};
use crate::domain::base::ids::{AgentId, MessageId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::message::Message;
use crate::domain::notifications::notification::NotificationKind;
use diesel::prelude::*;

/// A note as it was.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = note_versions, check_for_backend(MultiBackend))]
pub(crate) struct NoteVersion {
    /// Its words.
    pub(crate) text: String,
    /// What came with them, JSON text.
    pub(crate) meta: Option<String>,
    /// Who changed it.
    #[diesel(column_name = agent_id)]
    pub(crate) by: AgentId,
    /// The `seq` of the change.
    pub(crate) seq: i64,
    /// When.
    pub(crate) changed_at: Moment,
}

/// The earlier versions of a note, oldest first.
pub(crate) fn of(conn: &mut AnyConnection, note: MessageId) -> QueryResult<Vec<NoteVersion>> {
    note_versions::table
        .filter(note_versions::message_id.eq(note))
        .order(note_versions::version)
        .select(NoteVersion::as_select())
        .load(conn)
}

/// Keeps what a note says now, and gives it what `changed` says. False if somebody else has changed it since it was read.
pub(crate) fn change(
    conn: &mut AnyConnection,
    before: &Message,
    changed: &Message,
    (by, seq, now): (AgentId, i64, Moment),
) -> QueryResult<bool> {
    let same = messages::table
        .filter(messages::id.eq(before.id))
        .filter(messages::edits.eq(before.edits));
    let set = (
        messages::text.eq(&changed.text),
        messages::meta.eq(&changed.meta),
        messages::edits.eq(before.edits + 1),
        messages::deleted_by_agent_id.eq(changed.deleted_by),
    );
    if diesel::update(same).set(set).execute(conn)? == 0 {
        return Ok(false);
    }
    let kept = (
        note_versions::message_id.eq(before.id),
        note_versions::version.eq(before.edits),
        note_versions::text.eq(&before.text),
        note_versions::meta.eq(&before.meta),
        note_versions::agent_id.eq(by),
        note_versions::seq.eq(seq),
        note_versions::changed_at.eq(now),
    );
    diesel::insert_into(note_versions::table)
        .values(kept)
        .execute(conn)?;
    Ok(true)
}

/// Gives the notifications that quote a note another beginning: those of its event, and of its changes.
pub(crate) fn quote_anew(
    conn: &mut AnyConnection,
    ticket: TicketId,
    seqs: Vec<i64>,
    beginning: Option<&str>,
) -> QueryResult<()> {
    let quoting = notifications::table
        .filter(notifications::ticket_id.eq(ticket))
        .filter(notifications::kind.eq(NotificationKind::Mentioned.as_str()))
        .filter(notifications::seq.eq_any(seqs));
    diesel::update(quoting)
        .set(notifications::data.eq(beginning))
        .execute(conn)?;
    Ok(())
}
