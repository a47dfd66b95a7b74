//! Where each token stands.

use super::Snapshot;
use crate::token;
use baton::storage::AnyConnection;
use baton::storage::schema::{
    asks, carried_packets, drafts, escalations, files, handoffs, packets, tickets, transcript_items,
};
use diesel::prelude::*;
use std::collections::HashMap;

/// Where a token stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The message at this place.
    Message(usize),
    /// The event at this place.
    Event(usize),
    /// The newest packet of this ticket.
    Packet(i64),
    OlderPacket(i64),
    Item(i64),
    HandoffNote,
    Trigger(i64),
    File,
    Answer,
    Draft,
    Carried,
}

impl Snapshot {
    pub fn spots(&self, token: &str) -> &[Spot] {
        self.spots.get(token).map(Vec::as_slice).unwrap_or_default()
    }

    fn spot(&mut self, text: &str, spot: &Spot) {
        for token in token::within(text) {
            let all = self.spots.entry(token.to_owned()).or_default();
            all.push(spot.clone());
        }
    }

    pub(super) fn find_tokens(&mut self, conn: &mut AnyConnection) -> QueryResult<()> {
        for at in 0..self.messages.len() {
            let text = self.messages[at].text.clone();
            self.spot(&text, &Spot::Message(at));
        }
        for at in 0..self.events.len() {
            let text = self.events[at].data.to_string();
            self.spot(&text, &Spot::Event(at));
        }
        let newest: HashMap<i64, i64> = tickets::table
            .select((tickets::id, tickets::packet_version))
            .load(conn)?
            .into_iter()
            .collect();
        let all: Vec<(i64, i64, String)> = packets::table
            .select((packets::ticket_id, packets::version, packets::body))
            .load(conn)?;
        for (ticket, version, body) in all {
            let spot = match newest.get(&ticket) == Some(&version) {
                true => Spot::Packet(ticket),
                false => Spot::OlderPacket(ticket),
            };
            // A fact has a name that holds its token as well.
            self.spot(&body.replace("f_tk", "f_"), &spot);
        }
        let items: Vec<(i64, String)> = transcript_items::table
            .select((transcript_items::ticket_id, transcript_items::text))
            .load(conn)?;
        for (ticket, text) in items {
            self.spot(&text, &Spot::Item(ticket));
        }
        self.find_others(conn)
    }

    fn find_others(&mut self, conn: &mut AnyConnection) -> QueryResult<()> {
        let notes: Vec<Option<String>> = handoffs::table.select(handoffs::note).load(conn)?;
        for note in notes.into_iter().flatten() {
            self.spot(&note, &Spot::HandoffNote);
        }
        let triggers: Vec<(i64, String)> = escalations::table
            .select((escalations::ticket_id, escalations::trigger_message_id))
            .load(conn)?;
        for (ticket, id) in triggers {
            self.spot(&id, &Spot::Trigger(ticket));
        }
        let names: Vec<String> = files::table.select(files::name).load(conn)?;
        for name in names {
            self.spot(&name, &Spot::File);
        }
        let answers: Vec<Option<String>> = asks::table.select(asks::answer).load(conn)?;
        for answer in answers.into_iter().flatten() {
            self.spot(&answer, &Spot::Answer);
        }
        let drafts: Vec<String> = drafts::table.select(drafts::text).load(conn)?;
        for draft in drafts {
            self.spot(&draft, &Spot::Draft);
        }
        let carried: Vec<(String, String)> = carried_packets::table
            .select((carried_packets::body, carried_packets::items))
            .load(conn)?;
        for (body, items) in carried {
            self.spot(&body, &Spot::Carried);
            self.spot(&items, &Spot::Carried);
        }
        Ok(())
    }
}
