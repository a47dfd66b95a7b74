//! What bots read: the JSON shapes of answers and events. Nothing internal is in here (rule 9).

use crate::domain::control::Control;
use crate::domain::event::Event;
use crate::domain::invalid::Warning;
use crate::domain::lifecycle::Status;
use crate::domain::message::Message;
use crate::domain::people::Customer;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::domain::words::{Outcome, Priority, Reason, Sender};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// Who may speak.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ControlWire {
    /// `bot`, `team` or `agent`.
    pub holder: String,
    /// Grows at each change.
    pub epoch: i64,
}

impl From<Control> for ControlWire {
    fn from(control: Control) -> Self {
        Self {
            holder: control.holder.word().to_owned(),
            epoch: control.epoch,
        }
    }
}

/// A ticket, as its bot sees it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TicketWire {
    /// What the API calls it.
    pub id: String,
    /// What people call it.
    pub number: i64,
    /// `waiting`, `offered`, `active`, `snoozed` or `closed`.
    pub status: String,
    /// How it ended, once it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub outcome: Option<Outcome>,
    /// The team's name.
    pub team: String,
    /// How urgent.
    #[schema(value_type = String)]
    pub priority: Priority,
    /// Why escalated.
    #[schema(value_type = String)]
    pub reason: Reason,
    /// When it was opened, RFC 3339.
    #[schema(value_type = String)]
    pub created_at: Moment,
    /// When it was closed, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub closed_at: Option<Moment>,
    /// How often it was reopened.
    #[serde(skip_serializing_if = "is_zero")]
    #[serde(default)]
    pub reopened: i64,
}

fn is_zero(value: &i64) -> bool {
    *value == 0
}

impl TicketWire {
    /// The ticket with its team's name.
    pub fn new(ticket: &Ticket, team: &str) -> Self {
        let outcome = match ticket.status {
            Status::Closed(outcome) => Some(outcome),
            Status::Waiting | Status::Offered(_) | Status::Active(_) => None,
        };
        Self {
            id: ticket.token.0.clone(),
            number: ticket.id.0,
            status: ticket.status.word().to_owned(),
            outcome,
            team: team.to_owned(),
            priority: ticket.priority,
            reason: ticket.reason,
            created_at: ticket.created_at,
            closed_at: ticket.closed_at,
            reopened: ticket.reopened,
        }
    }
}

/// Who wrote a message.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AuthorWire {
    /// `customer`, `bot`, `agent` or `system`.
    #[schema(value_type = String)]
    pub kind: Sender,
    /// The name to show.
    pub name: Option<String>,
}

/// A message the customer may read.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MessageWire {
    /// What the API calls it.
    pub id: String,
    /// The bot's id of it.
    pub external_id: Option<String>,
    /// Who said it.
    #[schema(value_type = String)]
    pub sender: Sender,
    /// Who wrote it.
    pub author: AuthorWire,
    /// The words.
    pub text: String,
    /// When it was said, RFC 3339.
    #[schema(value_type = String)]
    pub at: Moment,
}

impl From<&Message> for MessageWire {
    fn from(message: &Message) -> Self {
        Self {
            id: message.token.0.clone(),
            external_id: message.external_id.clone(),
            sender: message.sender,
            author: AuthorWire {
                kind: message.sender,
                name: message.author_name.clone(),
            },
            text: message.text.clone(),
            at: message.at,
        }
    }
}

/// What will happen next, honestly (rule 8).
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

/// A customer.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CustomerWire {
    /// The bot's id of them.
    pub external_id: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// IANA.
    pub timezone: Option<String>,
    /// `none`, `weak` or `strong`.
    pub verified: String,
    /// Free fields.
    #[schema(value_type = Object)]
    pub attributes: Map<String, Value>,
}

impl From<Customer> for CustomerWire {
    fn from(customer: Customer) -> Self {
        Self {
            external_id: customer.external_id,
            name: customer.name,
            email: customer.email,
            phone: customer.phone,
            language: customer.language,
            timezone: customer.timezone,
            verified: customer.verified.as_str().to_owned(),
            attributes: customer.attributes,
        }
    }
}

/// An event, as bots read it: one envelope everywhere.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct EventWire {
    /// Unique over all conversations.
    pub id: String,
    /// Its number in the conversation. A bot's view has holes.
    pub seq: i64,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: String,
    /// When, RFC 3339.
    #[schema(value_type = String)]
    pub at: Moment,
    /// The id by which the bot addresses the conversation.
    pub conversation: String,
    /// The ticket's id.
    pub ticket: Option<String>,
    /// Control's epoch after it.
    pub epoch: i64,
    /// What a bot is told.
    #[schema(value_type = Object)]
    pub data: Box<RawValue>,
}

impl EventWire {
    /// An event of a conversation, in the bot's words for both.
    ///
    /// # Errors
    /// The stored data is not JSON.
    pub fn new(
        event: Event,
        conversation: &str,
        ticket: Option<String>,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            id: format!("evt_{}_{}", event.conversation, event.seq),
            seq: event.seq,
            kind: event.kind.as_str().to_owned(),
            at: event.at,
            conversation: conversation.to_owned(),
            ticket,
            epoch: event.epoch,
            data: RawValue::from_string(event.data)?,
        })
    }
}

/// What rules say about a mirrored message.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct VerdictWire {
    /// Whether to escalate.
    pub escalate: bool,
    /// The rules that fired.
    pub rules: Vec<String>,
    /// In words.
    pub detail: String,
}

impl VerdictWire {
    /// The verdict while no rules exist.
    pub fn no_rules() -> Self {
        Self {
            escalate: false,
            rules: Vec::new(),
            detail: "no rules yet".to_owned(),
        }
    }
}
