//! The answer to an escalation, and what rules say.

use super::ask::AskWire;
use super::{ControlWire, TicketWire};
use crate::domain::invalid::Warning;
use crate::domain::words::Reason;
use serde::{Deserialize, Serialize};

/// What will happen next, honestly (honest outlook).
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OutlookWire {
    /// Place in the queue, 1 is next; nothing when somebody has it already.
    pub position: Option<i64>,
    /// How many tickets wait; only in the answer about availability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_length: Option<i64>,
    /// From recent handling times; nothing when nobody can know.
    pub estimated_wait_seconds: Option<i64>,
    /// How many agents of the team could take a ticket now.
    pub agents_online: i64,
    /// Whether the team is open.
    pub open: bool,
    /// When it opens next, RFC 3339; nothing while it is open.
    pub next_open_at: Option<String>,
}

/// A fact that is missing, with the question that asks for it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MissingWire {
    /// The fact's name.
    pub name: String,
    /// What to ask.
    pub question: String,
}

/// How complete the packet is.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PacketWire {
    /// Its version.
    pub version: i64,
    /// 0 to 1, against what the team requires.
    pub completeness: f64,
    /// What the team requires and the packet does not have.
    pub missing: Vec<MissingWire>,
}

/// Something odd that did not stop the request.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WarningWire {
    /// JSON pointer.
    pub pointer: String,
    /// What was done about it.
    pub detail: String,
}

impl From<&Warning> for WarningWire {
    fn from(warning: &Warning) -> Self {
        Self {
            pointer: warning.pointer.clone(),
            detail: warning.detail.clone(),
        }
    }
}

/// Where to go on.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LinksWire {
    /// The ticket in the API.
    pub ticket: String,
    /// The conversation in the API.
    pub conversation: String,
    /// Its events.
    pub events: String,
    /// The ticket in the console.
    pub console: String,
}

/// The answer to an escalation.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EscalationAnswer {
    /// The ticket.
    pub ticket: TicketWire,
    /// Who may speak now.
    pub control: ControlWire,
    /// What will happen.
    pub queue: OutlookWire,
    /// How complete the packet is.
    pub packet: PacketWire,
    /// What the bot asks, as it stands; `ask.answered` names its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<AskWire>,
    /// The sentence for the customer, in their language. Stored already: do not post it again.
    pub say: String,
    /// The last `seq`: read events after it.
    pub cursor: i64,
    /// Whether the ticket was there before.
    pub duplicate: bool,
    /// What was odd about the request.
    pub warnings: Vec<WarningWire>,
    /// Where to go on.
    pub links: LinksWire,
}

/// What the rules say about posted messages.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct VerdictWire {
    /// Whether to escalate.
    pub escalate: bool,
    /// The rules that fired, each with the message it fired on.
    pub rules: Vec<FiredWire>,
    /// In words.
    pub detail: String,
    /// The ticket, if one of the rules has opened it: the bot need not escalate any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketWire>,
    /// The sentence for the customer that came with the ticket. Stored already: do not post it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
}

/// A rule that fired.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FiredWire {
    /// Its name.
    pub rule: String,
    /// Why it escalates.
    #[schema(value_type = String)]
    pub reason: Reason,
    /// The message it fired on.
    pub message_id: Option<String>,
    /// The bot's id of that message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// The `seq` of that message.
    pub seq: i64,
    /// What the rule saw: the customer's words, or what the bot told about its turns.
    pub evidence: String,
}
