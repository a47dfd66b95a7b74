//! What a team answered to requests like one: the likeliest replies of the past, as far as an agent may read them.

use super::said_before::SaidLines;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::desk::past_replies::{
    Exchange, OtherCustomer, WordSample, are_alike, request_likeness, without_own_values,
};
use crate::domain::packet::completeness;
use crate::domain::text::redaction::mask_patterns;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::past_replies::{self, CandidateReply, SaidReply};
use crate::storage::ticket_rows::{self, TicketRow};
use crate::storage::{AnyConnection, tickets};
use std::collections::{HashMap, HashSet};

/// So many of each kind are suggested.
pub(super) const SUGGESTED: usize = 3;

/// Of a team's newest replies so many tell how much a word says.
const SAMPLE: i64 = 300;

/// Replies that full text ranks first, and that are compared.
const COMPARED: i64 = 200;

/// Of these the texts of so many are read: the others say the same, or are not like it.
const READ: usize = 30;

/// A reply that was sent before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PastReply {
    /// In which ticket.
    pub(crate) ticket: TicketId,
    /// The `seq` of its message.
    pub(crate) seq: i64,
    /// When.
    pub(crate) at: Moment,
    /// What the customer had said.
    pub(crate) request: String,
    /// Its text, without what belongs to that customer.
    pub(crate) text: String,
}

/// The likeliest replies.
pub(super) fn replies(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    at: &TicketRow,
    around: &Exchange,
) -> Result<Vec<PastReply>> {
    if around.request.is_empty() {
        return Ok(Vec::new());
    }
    let team = at.ticket.team;
    let sample = WordSample::of(&past_replies::newest_words(conn, team, SAMPLE)?);
    let found = past_replies::candidates(conn, team, &sample.wanted(around), COMPARED)?;
    let found = readable(conn, actor, at, found)?;
    let ids: Vec<i64> = ranked(found, around, &sample).take(READ).collect();
    let mut said: HashMap<i64, SaidReply> = past_replies::said(conn, ids.clone())?
        .into_iter()
        .map(|reply| (reply.id, reply))
        .collect();
    let mut chosen: Vec<SaidReply> = Vec::new();
    for reply in ids.iter().filter_map(|id| said.remove(id)) {
        if chosen.len() >= SUGGESTED {
            break;
        }
        if !chosen
            .iter()
            .any(|other| are_alike(&other.text, &reply.text))
        {
            chosen.push(reply);
        }
    }
    let of: Vec<TicketId> = chosen.iter().map(|reply| reply.ticket).collect();
    let rows = match of.is_empty() {
        true => Vec::new(),
        false => ticket_rows::of(conn, actor.id, of)?,
    };
    let mut past = Vec::new();
    for reply in &chosen {
        if let Some(row) = rows.iter().find(|row| row.ticket.id == reply.ticket) {
            past.push(shown(conn, settings, actor, at, (reply, row), &sample)?);
        }
    }
    Ok(past)
}

/// Those that the actor may read, of other conversations.
fn readable(
    conn: &mut AnyConnection,
    actor: &Actor,
    at: &TicketRow,
    mut found: Vec<CandidateReply>,
) -> Result<Vec<CandidateReply>> {
    found.retain(|reply| reply.conversation() != at.conversation.id);
    let mut ids: Vec<TicketId> = found.iter().map(CandidateReply::ticket).collect();
    ids.sort_unstable();
    ids.dedup();
    let tickets = tickets::several(conn, ids)?.into_iter();
    let tickets = tickets.filter(|ticket| access::may(actor, Action::Read, ticket));
    let readable: HashSet<TicketId> = tickets.map(|ticket| ticket.id).collect();
    found.retain(|reply| readable.contains(&reply.ticket()));
    Ok(found)
}

/// Their rows, those first that answered the likest request; of equals the newest.
fn ranked(
    found: Vec<CandidateReply>,
    around: &Exchange,
    sample: &WordSample,
) -> impl Iterator<Item = i64> {
    let likeness = |reply: &CandidateReply| {
        let likeness = request_likeness(around, &reply.exchange(), sample);
        (likeness, reply.id)
    };
    let mut ranked: Vec<(f64, i64)> = found.iter().map(likeness).collect();
    ranked.sort_by(|(a, older), (b, newer)| b.total_cmp(a).then(newer.cmp(older)));
    ranked.into_iter().map(|(_, id)| id)
}

/// A reply with what it answered, without what belongs to the customer it was sent to.
fn shown(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    at: &TicketRow,
    (reply, row): (&SaidReply, &TicketRow),
    sample: &WordSample,
) -> Result<PastReply> {
    let masks = &settings.team(at.ticket.team)?.masks;
    let place = (reply.conversation, reply.seq);
    let said = SaidLines::read(conn, reply.ticket, place, masks)?;
    let name = |row: &TicketRow| row.customer.as_ref().and_then(|it| it.name.clone());
    let (theirs, ours) = (name(row), name(at));
    let reader = settings.agent_name(actor.id)?;
    let writer = reply.agent.and_then(|agent| settings.agent(agent));
    let language = row.ticket.language.as_deref().unwrap_or_default();
    let whose = OtherCustomer {
        name: theirs.as_deref(),
        values: &values(row),
        said: &said.by_customer(),
        capital_nouns: language.starts_with("de"),
        agents: (writer.map_or(reader, |agent| agent.name.as_str()), reader),
        now: ours.as_deref(),
    };
    let text = mask_patterns(&reply.text, masks).0;
    Ok(PastReply {
        ticket: reply.ticket,
        seq: reply.seq,
        at: reply.at,
        request: said.request(),
        text: without_own_values(&text, &whose, &|word| sample.is_common(word)),
    })
}

/// What is known of a customer and their matter.
fn values(row: &TicketRow) -> Vec<(String, String)> {
    let facts = row.packet.iter().flat_map(|packet| &packet.facts);
    let facts =
        facts.filter_map(|fact| Some((fact.name.clone(), completeness::text(&fact.value)?)));
    let customer = row.customer.iter();
    let customer = customer.flat_map(|it| {
        let free = it.attributes.iter();
        let free =
            free.filter_map(|(name, value)| Some((name.clone(), completeness::text(value)?)));
        let ids = [("phone", &it.phone), ("id", &it.external_id)];
        let ids = ids
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
        free.chain(ids)
    });
    facts.chain(customer).collect()
}
