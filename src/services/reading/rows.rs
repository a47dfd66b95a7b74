//! The rows of queues: tickets with what is shown beside them.

use crate::domain::asks::AskType;
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::control::Holder;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::case::message::LatestWords;
use crate::domain::case::tag::Tag;
use crate::domain::case::ticket::Ticket;
use crate::domain::desk::newest_request::SpokenLine;
use crate::domain::packet::Packet;
use crate::domain::packet::extract::extract;
use crate::domain::rules::triggers::Mark;
use crate::domain::transcript::ItemRole;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::services::team::open_now::Closed;
use crate::storage::ticket_rows::{self, TicketRow};
use crate::storage::{AnyConnection, packets};
use std::collections::HashMap;

/// Turns that are looked at for all rows of a list together.
const TURNS_MAX: i64 = 2_000;

/// A row of a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueTicket {
    /// The ticket.
    pub ticket: Ticket,
    /// Its team's name.
    pub team: String,
    /// Until when its team is closed, if it waits for it.
    pub closed: Option<Closed>,
    /// The customer.
    pub customer: Option<Customer>,
    /// The conversation.
    pub conversation: Conversation,
    /// The name of who may speak to the customer.
    pub speaker: Option<String>,
    /// What happened so far, in short.
    pub summary: Option<String>,
    /// The newest words of the customer, a bot or an agent.
    pub latest: Option<LatestWords>,
    /// The name of who has it, or had it last.
    pub agent: Option<String>,
    /// The name of the colleague or team that is asked to take it from its agent.
    pub invited: Option<String>,
    /// What kind of answer the bot waits for.
    pub ask: Option<AskType>,
    /// The `seq` of the event with which it was asked.
    pub asked_seq: Option<i64>,
    /// Whether there is something to read since the reader last looked.
    pub unread: bool,
    /// Messages of the customer or a bot since then; none if the reader has never looked.
    pub new_messages: i64,
    /// The reply that the reader began and did not send.
    pub draft: Option<String>,
    /// Its tags, in the order of their names.
    pub(crate) tags: Vec<Tag>,
}

/// A row with what only the ticket's own page shows of it.
pub(super) struct TicketPageRow {
    pub(crate) row: QueueTicket,
    /// Nothing if it cannot be read.
    pub(crate) packet: Option<Packet>,
    pub(crate) task_state: Option<String>,
    pub(crate) mark: Option<Mark>,
}

/// These tickets, by their numbers. A reader of 0 has nothing unread.
pub(super) fn opened(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    reader: AgentId,
    ids: Vec<TicketId>,
    now: Moment,
) -> Result<HashMap<TicketId, TicketPageRow>> {
    let found = ticket_rows::of(conn, reader, ids)?.into_iter();
    let mut opened = found
        .map(|found| (found.ticket.id, open(settings, reader, found, now)))
        .collect();
    told_from_transcripts(conn, &mut opened)?;
    Ok(opened)
}

/// Gives rows that say nothing, as those from before Baton made extracts, the extract of what was said. One more statement, and none where every row says something.
fn told_from_transcripts(
    conn: &mut AnyConnection,
    opened: &mut HashMap<TicketId, TicketPageRow>,
) -> Result<()> {
    let says_nothing = |page: &&mut TicketPageRow| page.row.summary.is_none();
    let mut untold: Vec<TicketId> = opened
        .values_mut()
        .filter(says_nothing)
        .map(|page| page.row.ticket.id)
        .collect();
    if untold.is_empty() {
        return Ok(());
    }
    untold.sort_unstable_by_key(|ticket| ticket.0);
    let said = packets::said_in(conn, untold, TURNS_MAX)?;
    for page in opened.values_mut().filter(says_nothing) {
        let of_ticket = said.iter().filter(|(id, ..)| *id == page.row.ticket.id);
        let lines: Vec<SpokenLine<'_>> = of_ticket
            .map(|(_, role, text)| SpokenLine {
                by_customer: *role == ItemRole::Customer,
                text,
            })
            .collect();
        let Some(packet) = &page.packet else {
            continue;
        };
        let summary = extract(packet, &lines, &[]);
        page.row.summary = headline(&Packet {
            summary,
            ..Packet::default()
        });
    }
    Ok(())
}

/// The rows of these tickets, in their order. A reader of 0 has nothing unread.
pub(crate) fn rows(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    reader: AgentId,
    ids: Vec<TicketId>,
    now: Moment,
) -> Result<Vec<QueueTicket>> {
    let mut opened = opened(conn, settings, reader, ids.clone(), now)?;
    let rows = ids.iter().filter_map(|id| opened.remove(id));
    Ok(rows.map(|opened| opened.row).collect())
}

fn open(
    settings: &SettingsSnapshot,
    reader: AgentId,
    found: TicketRow,
    now: Moment,
) -> TicketPageRow {
    let TicketRow {
        ticket,
        conversation,
        customer,
        packet,
        task_state,
        latest,
        ask,
        seen,
        new_messages,
        mark,
        draft,
        tags,
    } = found;
    let team = settings.team_by_id(ticket.team);
    let closed = || team.and_then(|team| Closed::at(&team.hours, now));
    let name = |holder| name(settings, holder);
    let holder = ticket.status.place().or(ticket.agent);
    let asked_seq = ask.as_ref().and_then(|(_, seq)| *seq);
    let unread = conversation.is_unread(ticket.last_seq, reader, seen);
    let row = QueueTicket {
        team: name(Holder::Team(ticket.team)).unwrap_or_default(),
        closed: ticket.status.is_queued().then(closed).flatten(),
        customer,
        speaker: speaks_here(&ticket, conversation.control.holder)
            .then(|| name(conversation.control.holder))
            .flatten(),
        conversation,
        summary: packet.as_ref().and_then(headline),
        latest,
        agent: holder.and_then(|agent| name(Holder::Agent(agent))),
        invited: ticket.invitation.and_then(|open| name(open.to.holder())),
        ask: ask.map(|(ask, _)| ask.kind),
        asked_seq,
        unread: reader.0 != 0 && unread,
        new_messages,
        draft,
        tags,
        ticket,
    };
    TicketPageRow {
        row,
        packet,
        task_state,
        mark,
    }
}

/// The name of a bot, a team or an agent, if it is known.
fn name(settings: &SettingsSnapshot, holder: Holder) -> Option<String> {
    match holder {
        Holder::Bot(id) => Some(settings.bot_by_id(id)?.bot.name.clone()),
        Holder::Team(id) => Some(settings.team_by_id(id)?.team.name.clone()),
        Holder::Agent(id) => Some(settings.agent(id)?.name.clone()),
    }
}

/// Whether whoever has control has it in this ticket. Once a ticket is closed a person has it for a later one, which may
/// be another team's.
fn speaks_here(ticket: &Ticket, holder: Holder) -> bool {
    match holder {
        Holder::Bot(_) => true,
        Holder::Team(_) | Holder::Agent(_) => ticket.is_open(),
    }
}

/// What a ticket is about, in one line: in the bot's own words where it has some.
pub(super) fn headline(packet: &Packet) -> Option<String> {
    let summary = packet.written_summary().map(|summary| summary.text.clone());
    let detail = || packet.trigger.as_ref()?.detail.clone();
    let extract = || Some(packet.summary.as_ref()?.text.lines().next()?.to_owned());
    let intent = || Some(packet.intent.as_ref()?.name.clone());
    summary.or_else(detail).or_else(extract).or_else(intent)
}
