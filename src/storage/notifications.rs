//! What agents were told. A row is unread until its agent marks it, or reads its ticket that far.

use super::batch::{Batch, batched, batched_rows};
use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::{notifications, read_marks};
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::log::Doer;
use crate::domain::notifications::notification::{NewNotification, Notification, NotificationKind};
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = notifications, check_for_backend(MultiBackend))]
struct Row {
    id: i64,
    agent_id: AgentId,
    ticket_id: TicketId,
    kind: String,
    seq: i64,
    done_by: String,
    data: Option<String>,
    created_at: Moment,
    read_at: Option<Moment>,
}

impl Row {
    /// Nothing for a kind that a newer version wrote.
    fn read(self, marks: &[(TicketId, i64)]) -> Option<Notification> {
        let is_seen =
            |(ticket, seq): &(TicketId, i64)| *ticket == self.ticket_id && self.seq <= *seq;
        Some(Notification {
            id: self.id,
            is_read: self.read_at.is_some() || marks.iter().any(is_seen),
            told: NewNotification {
                agent: self.agent_id,
                ticket: self.ticket_id,
                kind: NotificationKind::parse(&self.kind)?,
                seq: self.seq,
                by: Doer::parse(&self.done_by).unwrap_or(Doer::Baton),
                text: self.data,
                at: self.created_at,
            },
        })
    }
}

#[derive(Insertable)]
#[diesel(table_name = notifications, treat_none_as_default_value = false)]
struct NewNotificationRow<'a> {
    agent_id: AgentId,
    ticket_id: TicketId,
    kind: NotificationKind,
    seq: i64,
    done_by: String,
    data: Option<&'a str>,
    created_at: Moment,
}

/// Adds notifications. That an answer is overdue is told again, later; then the entry that nobody has read gives way.
pub(crate) fn add<'w>(batch: &mut Batch<'_, 'w>, new: &'w [NewNotification]) -> QueryResult<()> {
    for again in new {
        if again.kind == NotificationKind::Overdue {
            let same = notifications::table
                .filter(notifications::agent_id.eq(again.agent))
                .filter(notifications::ticket_id.eq(again.ticket))
                .filter(notifications::kind.eq(again.kind))
                .filter(notifications::read_at.is_null());
            batched!(batch, diesel::delete(same))?;
        }
    }
    let row = |new: &'w NewNotification| NewNotificationRow {
        agent_id: new.agent,
        ticket_id: new.ticket,
        kind: new.kind,
        seq: new.seq,
        done_by: new.by.to_string(),
        data: new.text.as_deref(),
        created_at: new.at,
    };
    let rows: Vec<NewNotificationRow<'w>> = new.iter().map(row).collect();
    batched_rows!(batch, rows, |some| diesel::insert_into(
        notifications::table
    )
    .values(some))
}

/// An agent's notifications, the newest first, below this id.
pub(crate) fn of_agent(
    conn: &mut AnyConnection,
    agent: AgentId,
    below: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<Notification>> {
    let rows: Vec<Row> = notifications::table
        .filter(notifications::agent_id.eq(agent))
        .filter(notifications::id.lt(below.unwrap_or(i64::MAX)))
        .order(notifications::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    let tickets: Vec<TicketId> = rows.iter().map(|row| row.ticket_id).collect();
    let marks: Vec<(TicketId, i64)> = read_marks::table
        .filter(read_marks::agent_id.eq(agent))
        .filter(read_marks::ticket_id.eq_any(tickets))
        .select((read_marks::ticket_id, read_marks::seq))
        .load(conn)?;
    let read = rows.into_iter().filter_map(|row| row.read(&marks));
    Ok(read.collect())
}

/// What one event told an agent.
pub(crate) fn of_event(
    conn: &mut AnyConnection,
    agent: AgentId,
    (ticket, kind, seq): (TicketId, NotificationKind, i64),
) -> QueryResult<Option<Notification>> {
    let row: Option<Row> = notifications::table
        .filter(notifications::agent_id.eq(agent))
        .filter(notifications::ticket_id.eq(ticket))
        .filter(notifications::kind.eq(kind))
        .filter(notifications::seq.eq(seq))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let read_to: Option<i64> = read_marks::table
        .filter(read_marks::agent_id.eq(agent))
        .filter(read_marks::ticket_id.eq(ticket))
        .select(read_marks::seq)
        .first(conn)
        .optional()?;
    let marks: Vec<(TicketId, i64)> = read_to.map(|seq| (ticket, seq)).into_iter().collect();
    Ok(row.read(&marks))
}

/// What these tickets told anybody since then.
pub(crate) fn told_since(
    conn: &mut AnyConnection,
    tickets: Vec<TicketId>,
    since: Moment,
) -> QueryResult<Vec<Notification>> {
    let rows: Vec<Row> = notifications::table
        .filter(notifications::ticket_id.eq_any(tickets))
        .filter(notifications::created_at.ge(since))
        .order(notifications::id)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|row| row.read(&[])).collect())
}

/// Marks an agent's notifications as read: some of them, or all up to an id.
pub(crate) fn mark_read(
    conn: &mut AnyConnection,
    agent: AgentId,
    which: &NowRead,
    now: Moment,
) -> QueryResult<()> {
    let unread = diesel::update(notifications::table)
        .filter(notifications::agent_id.eq(agent))
        .filter(notifications::read_at.is_null());
    let read = notifications::read_at.eq(now);
    match which {
        NowRead::These(ids) => {
            let these = unread.filter(notifications::id.eq_any(ids)).set(read);
            on_backend!(conn, |c| these.execute(c))
        }
        NowRead::UpTo(id) => {
            let all = unread.filter(notifications::id.le(*id)).set(read);
            on_backend!(conn, |c| all.execute(c))
        }
        NowRead::Offered(ticket) => {
            let of_ticket = unread.filter(notifications::ticket_id.eq(*ticket));
            let offered = of_ticket.filter(notifications::kind.eq(NotificationKind::Transferred));
            let offered = offered.set(read);
            on_backend!(conn, |c| offered.execute(c))
        }
        NowRead::Owed(ticket) => {
            let of_ticket = unread.filter(notifications::ticket_id.eq(*ticket));
            let owed = of_ticket.filter(notifications::kind.eq(NotificationKind::Overdue));
            let owed = owed.set(read);
            on_backend!(conn, |c| owed.execute(c))
        }
    }?;
    Ok(())
}

/// Removes what a command told of this ticket, where its agent has not read it: it has been undone. The agents who were
/// told.
pub(crate) fn called_off(
    conn: &mut AnyConnection,
    ticket: TicketId,
    kind: NotificationKind,
    made_at: Moment,
) -> QueryResult<Vec<AgentId>> {
    let told: Vec<Row> = notifications::table
        .filter(notifications::ticket_id.eq(ticket))
        .filter(notifications::kind.eq(kind))
        .filter(notifications::created_at.eq(made_at))
        .filter(notifications::read_at.is_null())
        .select(Row::as_select())
        .load(conn)?;
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let read: HashMap<AgentId, i64> = read_marks::table
        .filter(read_marks::ticket_id.eq(ticket))
        .filter(read_marks::agent_id.eq_any(told.iter().map(|row| row.agent_id)))
        .select((read_marks::agent_id, read_marks::seq))
        .load(conn)?
        .into_iter()
        .collect();
    let is_new = |row: &&Row| read.get(&row.agent_id).is_none_or(|seq| row.seq > *seq);
    let unread: Vec<&Row> = told.iter().filter(is_new).collect();
    let ids: Vec<i64> = unread.iter().map(|row| row.id).collect();
    diesel::delete(notifications::table.filter(notifications::id.eq_any(ids))).execute(conn)?;
    Ok(unread.iter().map(|row| row.agent_id).collect())
}

/// Which notifications of an agent are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NowRead {
    /// These.
    These(Vec<i64>),
    /// All up to this one.
    UpTo(i64),
    /// That this ticket is offered, which the agent has answered.
    Offered(TicketId),
    /// That their answer in this ticket is overdue, which is no longer theirs.
    Owed(TicketId),
}

/// Removes those that are older, and of each agent all but so many.
pub(crate) fn sweep(conn: &mut AnyConnection, before: Moment, most: i64) -> QueryResult<()> {
    diesel::delete(notifications::table.filter(notifications::created_at.lt(before)))
        .execute(conn)?;
    let many: Vec<(AgentId, i64)> = notifications::table
        .group_by(notifications::agent_id)
        .having(count_star().gt(most))
        .select((notifications::agent_id, count_star()))
        .load(conn)?;
    for (agent, _) in many {
        let newest_too_many: Option<i64> = notifications::table
            .filter(notifications::agent_id.eq(agent))
            .order(notifications::id.desc())
            .select(notifications::id)
            .offset(most)
            .first(conn)
            .optional()?;
        let Some(last) = newest_too_many else {
            continue;
        };
        let oldest = notifications::table
            .filter(notifications::agent_id.eq(agent))
            .filter(notifications::id.le(last));
        diesel::delete(oldest).execute(conn)?;
    }
    Ok(())
}
