//! The answer to an escalation.

use crate::domain::asks::StoredAsk;
use crate::domain::base::invalid::Warning;
use crate::domain::case::conversation::Conversation;
use crate::domain::dispatch::outlook::Outlook;
use crate::domain::packet::completeness::Measured;
use crate::services::reading::team_ticket::TeamTicket;

/// The outcome of an escalation.
#[derive(Debug, Clone)]
pub struct Escalated {
    /// The ticket with its team.
    pub ticket: TeamTicket,
    /// The conversation as the escalation left it.
    pub conversation: Conversation,
    /// The id by which the bot addresses the conversation.
    pub addressed: String,
    /// What will happen to the ticket.
    pub outlook: Outlook,
    /// How complete the packet is.
    pub completeness: Measured,
    /// The newest ask of the ticket, as it stands.
    pub ask: Option<StoredAsk>,
    /// The sentence for the customer: said just now, or what would be said if the escalation is a duplicate.
    pub say: String,
    /// Whether the ticket was there before.
    pub duplicate: bool,
    /// Warnings about the request.
    pub warnings: Vec<Warning>,
}
