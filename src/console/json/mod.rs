//! What programs of agents read. Colleagues see everything: notes, suppressed words, tool calls.

mod ask;
mod customers;
mod decision;
mod file;
mod found;
mod handoff;
mod message;
mod note;
mod notifications;
mod packet;
mod queue;
mod search_values;
mod ticket;
mod transcript;
mod whole_conversation_json;

pub(super) use customers::{CustomerHistoryJson, FoundCustomersJson};
pub(super) use file::FileJson;
pub(super) use found::FoundJson;
pub(super) use note::NoteJson;
pub(super) use notifications::NotificationsJson;
pub(super) use queue::QueuePageJson;
pub(super) use search_values::SearchValuesJson;
pub(super) use ticket::{Changed, Unshown, Whole};
pub(super) use whole_conversation_json::{BotTalksJson, WholeConversationJson};

use crate::domain::case::control::{Control, Holder};
use crate::services::{QueueTicket, ViewedTicket};
use serde::Serialize;

/// Somebody by kind and name.
#[derive(Debug, Serialize)]
pub(super) struct Party {
    /// `bot`, `team` or `agent`.
    kind: &'static str,
    name: Option<String>,
}

impl Party {
    fn of(view: &ViewedTicket, holder: Holder) -> Self {
        let name = match holder {
            Holder::Bot(id) => view.bots.get(&id),
            Holder::Team(id) => view.teams.get(&id),
            Holder::Agent(id) => view.agents.get(&id),
        };
        Self {
            kind: holder.word(),
            name: name.cloned(),
        }
    }
}

/// Somebody by name.
#[derive(Debug, Serialize)]
pub(super) struct Named {
    name: String,
}

impl Named {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
        }
    }
}

/// Who may speak to the customer.
#[derive(Debug, Serialize)]
pub(super) struct ControlJson {
    /// `bot`, `team` or `agent`.
    holder: &'static str,
    /// The holder's name.
    name: Option<String>,
    epoch: i64,
}

impl ControlJson {
    pub(crate) fn of(row: &QueueTicket) -> Self {
        let Control { holder, epoch } = row.conversation.control;
        Self {
            holder: holder.word(),
            name: row.speaker.clone(),
            epoch,
        }
    }
}
