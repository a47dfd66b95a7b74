//! Everything there is, read in one transaction.

mod rows;
mod tokens;

pub use rows::{Conversation, Event, Message};
pub use tokens::Spot;

use baton::domain::base::time::Moment;
use baton::storage::schema::{asks, tickets, timers};
use baton::storage::{AnyConnection, soundness};
use diesel::prelude::*;
use rows::{read_conversations, read_events, read_messages};
use std::collections::{BTreeMap, HashMap};

pub struct Snapshot {
    pub messages: Vec<Message>,
    /// In the order of the log over all conversations.
    pub events: Vec<Event>,
    pub conversations: BTreeMap<i64, Conversation>,
    /// The ticket, its state, and the public id.
    pub asks: Vec<(i64, String, String)>,
    /// Of each open ticket, its conversation.
    pub tickets: Vec<(i64, i64, String)>,
    pub timers: Vec<(i64, String, Moment)>,
    /// By token; a place that names a token twice stands here twice.
    pub spots: HashMap<String, Vec<Spot>>,
    /// What `baton check` finds.
    pub unsound: Vec<String>,
}

impl Snapshot {
    /// Reads everything. Call it within one transaction.
    pub fn read(conn: &mut AnyConnection) -> QueryResult<Self> {
        let mut all = Self {
            messages: read_messages(conn)?,
            events: read_events(conn)?,
            conversations: read_conversations(conn)?,
            asks: asks::table
                .select((asks::ticket_id, asks::state, asks::token))
                .load(conn)?,
            tickets: tickets::table
                .select((tickets::id, tickets::conversation_id, tickets::status))
                .load(conn)?,
            timers: timers::table
                .select((timers::ticket_id, timers::kind, timers::due_at))
                .load(conn)?,
            spots: HashMap::new(),
            unsound: Vec::new(),
        };
        for finding in soundness::ask(conn)? {
            let found = finding.found.iter();
            all.unsound
                .extend(found.map(|at| format!("{}: {at}", finding.truth)));
        }
        all.find_tokens(conn)?;
        Ok(all)
    }

    /// The events of a bot's log, oldest first, by the ids that its readers see.
    pub fn log_of(&self, bot: i64) -> Vec<String> {
        let own = |event: &&Event| event.public && (event.bot == bot || event.guest == Some(bot));
        self.events
            .iter()
            .filter(own)
            .map(|event| self.id_of(event))
            .collect()
    }

    /// The public events of each conversation that the bot has started.
    pub fn own_conversations(&self, bot: i64) -> BTreeMap<i64, Vec<String>> {
        let mut all: BTreeMap<i64, Vec<(i64, String)>> = BTreeMap::new();
        for event in self
            .events
            .iter()
            .filter(|event| event.public && event.bot == bot)
        {
            all.entry(event.conversation)
                .or_default()
                .push((event.seq, self.id_of(event)));
        }
        let in_order = |mut events: Vec<(i64, String)>| {
            events.sort_unstable();
            events.into_iter().map(|(_, id)| id).collect()
        };
        all.into_iter()
            .map(|(id, events)| (id, in_order(events)))
            .collect()
    }

    fn id_of(&self, event: &Event) -> String {
        format!(
            "evt_{}_{}",
            self.conversations[&event.conversation].token, event.seq
        )
    }

    /// The conversation of a ticket.
    pub fn conversation_of(&self, ticket: Option<i64>) -> Option<&Conversation> {
        let found = self.tickets.iter().find(|(id, _, _)| Some(*id) == ticket)?;
        self.conversations.get(&found.1)
    }
}
