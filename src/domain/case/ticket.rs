//! A ticket: the case opened by an escalation.

use super::invitation::Invitation;
use super::lifecycle::Status;
use crate::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::case::actor::Actor;
use std::time::Duration;

/// A timer that is set for so much later fires at once.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A ticket as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    /// Also its number.
    pub id: TicketId,
    /// What bots call it.
    pub token: Token,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// The bot that escalated.
    pub bot: BotId,
    /// Whose queue it is in.
    pub team: TeamId,
    /// Where it stands.
    pub status: Status,
    /// Its agent, or the last one it had.
    pub agent: Option<AgentId>,
    /// How urgent.
    pub priority: Priority,
    /// Why escalated.
    pub reason: Reason,
    /// The customer's language, BCP 47.
    pub language: Option<String>,
    /// Version of its packet.
    pub packet_version: i64,
    /// The conversation's ticket before this one.
    pub previous: Option<TicketId>,
    /// How often it was reopened.
    pub reopened: i64,
    /// When it was opened.
    pub created_at: Moment,
    /// Time per holder: since when the customer waits for a person. Never moves while the ticket is open.
    pub waiting_since: Moment,
    /// When an agent first accepted it, since it was last opened.
    pub accepted_at: Option<Moment>,
    /// When a person first answered, since it was last opened.
    pub first_reply_at: Option<Moment>,
    /// Since when the customer's last words are unanswered; of a closed ticket, since when they were.
    pub unanswered_since: Option<Moment>,
    /// When its present state runs out.
    pub due_at: Moment,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// The conversation's `seq` when the ticket last changed: what "unread" compares with.
    pub last_seq: i64,
    /// The `seq` of the customer's newest words since it was opened: tells new words from other changes.
    pub customer_seq: i64,
    /// Since when it waits in its team's queue.
    pub queued_at: Moment,
    /// Agents who have declined it, or missed its offer, since then.
    pub declined: Vec<AgentId>,
    /// When a snoozed ticket is due; of one that was given on since, when it would have been.
    pub snoozed_until: Option<Moment>,
    /// The agent or team that is invited to take the ticket. Its agent keeps it until they accept.
    pub invitation: Option<Invitation>,
}

impl Ticket {
    /// Whether it is not closed.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, Status::Closed(_))
    }

    /// It waits once more after it was closed: for a person it is as new.
    pub(crate) fn begin_again(&mut self, now: Moment) {
        self.reopened += 1;
        self.closed_at = None;
        self.accepted_at = None;
        self.first_reply_at = None;
        self.waiting_since = now;
        self.unanswered_since = Some(now);
    }

    /// Its agent has closed it and undoes that: what the customer waits for counts as if it had never been closed.
    pub(crate) fn go_on(&mut self) {
        self.reopened += 1;
        self.closed_at = None;
    }

    /// Since when the customer waits for an answer that is still owed.
    pub(crate) fn awaits_since(&self) -> Option<Moment> {
        self.unanswered_since.filter(|_| self.is_open())
    }

    /// It comes into a queue: of another team, or again.
    pub(crate) fn queue(&mut self, now: Moment) {
        self.queued_at = now;
        self.declined.clear();
    }

    /// Its agent gives it into a queue. If nobody has answered since it came into its team's, it keeps its place there;
    /// if its time to be accepted is up, it is due at once, and its team is told.
    pub(crate) fn queue_again(&mut self, accept_within: Duration, now: Moment) {
        let came = self.queued_at;
        self.queue(now);
        if self.unanswered_since.is_some_and(|since| since <= came) {
            self.queued_at = came.max(now.minus(accept_within).plus(AT_ONCE));
        }
    }

    /// Whether the actor is asked to take it from its agent.
    pub(crate) fn invites(&self, actor: &Actor) -> bool {
        self.invitation.is_some_and(|open| open.to.includes(actor))
    }

    /// Whether the agent has it, or closed it as the last one: not what they gave back or on.
    pub(crate) fn is_of(&self, agent: AgentId) -> bool {
        self.agent == Some(agent) && self.status.kind().is_held_or_was()
    }

    /// The agent who has it now.
    pub fn owner(&self) -> Option<AgentId> {
        self.status.owner()
    }
}
