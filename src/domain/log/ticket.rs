//! Tickets and control, as events tell them and bots see them.

use crate::domain::base::time::Moment;
use crate::domain::base::words::{Outcome, Priority, Reason};
use crate::domain::case::control::Control;
use crate::domain::case::conversation::Conversation;
use crate::domain::case::lifecycle::Status;
use crate::domain::case::ticket::Ticket;
use serde::{Deserialize, Serialize};

/// Who may speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ControlWire)]
pub struct ControlTold {
    /// `bot`, `team` or `agent`.
    pub holder: String,
    /// Grows at each change.
    pub epoch: i64,
    /// Whether the bot that has it is not the one that started the conversation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guest: bool,
}

impl ControlTold {
    /// Control, and whether it is with a bot that did not start the conversation.
    pub(crate) fn new(control: Control, guest: bool) -> Self {
        Self {
            holder: control.holder.word().to_owned(),
            epoch: control.epoch,
            guest,
        }
    }
}

impl From<&Conversation> for ControlTold {
    fn from(conversation: &Conversation) -> Self {
        Self::new(conversation.control, conversation.is_with_guest())
    }
}

/// A ticket, as its bot sees it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = TicketWire)]
pub struct TicketTold {
    /// What the API calls it.
    pub id: String,
    /// What people call it.
    pub number: i64,
    /// `waiting`, `offered`, `active`, `snoozed` or `closed`.
    pub status: String,
    /// How it ended, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub closed_at: Option<Moment>,
    /// How often it was reopened.
    #[serde(skip_serializing_if = "is_zero")]
    #[serde(default)]
    pub reopened: i64,
}

/// A ticket was opened, closed, or has another status.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TicketChanged {
    /// The ticket as it is then.
    pub ticket: TicketTold,
}

fn is_zero(value: &i64) -> bool {
    *value == 0
}

impl TicketTold {
    /// The ticket with its team's name.
    pub(crate) fn new(ticket: &Ticket, team: &str) -> Self {
        let outcome = match ticket.status {
            Status::Closed(outcome) => Some(outcome),
            Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) => None,
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
