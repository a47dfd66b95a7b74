//! A handoff: one transfer, with the packet it moved.

use super::control::Holder;
use crate::domain::base::ids::{ConversationId, HandoffId, TeamId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Reason, words};

words! {
    /// How a handoff ended.
    HandoffOutcome {
        /// The target took it.
        Accepted = "accepted",
        /// The target refused.
        Declined = "declined",
        /// The target did not answer in time.
        Lapsed = "lapsed",
        /// It was called off.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Why the conversation of a ticket moves, once it was escalated. Some words are sentences: they are
    /// those that every version has stored.
    MoveReason {
        /// An agent accepted the ticket.
        Accepted = "accepted",
        /// An agent took it from whoever had it.
        Taken = "taken",
        /// An agent reopened it, or called off a hand-back.
        TakenBack = "taken back",
        /// An agent gave it to a team or a colleague.
        Transferred = "transferred",
        /// Its agent asks somebody to take it, and keeps it until they do.
        Invited = "invited",
        /// An agent hands it back to a bot, which is to answer.
        Returned = "returned",
        /// An agent solved it.
        Resolved = "resolved",
        /// Nobody accepted it in time.
        Expired = "expired",
        /// The customer did not answer.
        Abandoned = "abandoned",
        /// The bot withdrew its escalation.
        Cancelled = "cancelled",
        /// The bot declined what it was given.
        BotDeclined = "declined by the bot",
        /// The bot escalated instead of accepting what it was given.
        BotEscalatedAgain = "the bot escalated again",
        /// The bot did not answer what it was given.
        BotSilent = "the bot did not answer",
        /// The agent who had it did not answer the customer.
        AgentSilent = "the agent did not answer",
        /// The agent who had it may not sign in any more.
        AgentDisabled = "the agent's account was disabled",
        /// The bot that was given it may not sign in any more.
        BotDisabled = "the bot was disabled",
    }
}

/// The kind of move behind a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MoveKind {
    /// Control goes to the target at once.
    Plain,
    /// An agent gave the ticket away; a colleague has control only once they accept.
    Transfer,
    /// A warm transfer: the agent keeps control until the target accepts.
    Invitation,
    /// A hand-back, which the bot must accept.
    Return,
    /// The ticket is over for its customer.
    End,
}

impl MoveReason {
    fn kind(self) -> MoveKind {
        match self {
            Self::Transferred => MoveKind::Transfer,
            Self::Invited => MoveKind::Invitation,
            Self::Returned => MoveKind::Return,
            Self::Resolved | Self::Expired | Self::Abandoned | Self::Cancelled => MoveKind::End,
            Self::Accepted
            | Self::Taken
            | Self::TakenBack
            | Self::BotDeclined
            | Self::BotEscalatedAgain
            | Self::BotSilent
            | Self::AgentSilent
            | Self::AgentDisabled
            | Self::BotDisabled => MoveKind::Plain,
        }
    }
}

/// Why a conversation moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoffReason {
    /// It was escalated, for this reason.
    Escalated(Reason),
    /// It moved on, or back.
    Moved(MoveReason),
    /// What another version of Baton stored, as it is.
    Unknown(String),
}

impl HandoffReason {
    /// The reason of a stored text.
    pub(crate) fn read(text: String) -> Self {
        let escalated = || Reason::parse(&text).map(Self::Escalated);
        let moved = || MoveReason::parse(&text).map(Self::Moved);
        escalated().or_else(moved).unwrap_or(Self::Unknown(text))
    }

    /// The text that is stored.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Escalated(reason) => reason.as_str(),
            Self::Moved(reason) => reason.as_str(),
            Self::Unknown(text) => text,
        }
    }

    fn kind(&self) -> MoveKind {
        match self {
            Self::Moved(reason) => reason.kind(),
            Self::Escalated(_) | Self::Unknown(_) => MoveKind::Plain,
        }
    }

    /// Whether an agent gave the ticket to a team or a colleague.
    pub(crate) fn is_transfer(&self) -> bool {
        self.kind() == MoveKind::Transfer
    }

    /// Whether the target is asked first, so that their answer is worth telling.
    pub(crate) fn awaits_answer(&self) -> bool {
        matches!(self.kind(), MoveKind::Invitation | MoveKind::Return)
    }

    /// Whether the ticket is over for its customer with such a handoff; one that a bot took is not.
    pub(crate) fn is_over(&self) -> bool {
        self.kind() == MoveKind::End
    }
}

impl From<Reason> for HandoffReason {
    fn from(reason: Reason) -> Self {
        Self::Escalated(reason)
    }
}

impl From<MoveReason> for HandoffReason {
    fn from(reason: MoveReason) -> Self {
        Self::Moved(reason)
    }
}

/// A handoff as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Handoff {
    /// Inside.
    pub id: HandoffId,
    /// Outside.
    pub token: Token,
    /// The conversation that moved.
    pub conversation: ConversationId,
    /// Its ticket.
    pub ticket: TicketId,
    /// Who had control.
    pub from: Holder,
    /// Who is to have it.
    pub to: Holder,
    /// Why.
    pub reason: HandoffReason,
    /// What the giver wrote.
    pub note: Option<String>,
    /// The version of the packet that moved; it never changes again.
    pub packet_version: i64,
    /// Control's epoch after the move.
    pub epoch: i64,
    /// The `seq` of the move.
    pub seq: i64,
    /// When it began.
    pub started_at: Moment,
    /// When the target took it.
    pub accepted_at: Option<Moment>,
    /// When it was over.
    pub ended_at: Option<Moment>,
    /// How it ended; nothing while it is under way.
    pub outcome: Option<HandoffOutcome>,
}

impl Handoff {
    /// The holder of control of a ticket of this team once the handoff has begun; nothing if that does not change,
    /// because an agent who invites keeps it.
    pub(crate) fn holder_since(&self, team: TeamId) -> Option<Holder> {
        match (self.reason.kind(), self.to) {
            (MoveKind::Invitation, _) => None,
            (MoveKind::Transfer, Holder::Agent(_)) => Some(Holder::Team(team)),
            (MoveKind::Transfer | MoveKind::Plain | MoveKind::Return | MoveKind::End, to) => {
                Some(to)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_was_ever_stored_is_read_and_stays() {
        use MoveReason as M;
        let stored = [
            ("accepted", M::Accepted),
            ("taken", M::Taken),
            ("taken back", M::TakenBack),
            ("transferred", M::Transferred),
            ("invited", M::Invited),
            ("returned", M::Returned),
            ("resolved", M::Resolved),
            ("expired", M::Expired),
            ("abandoned", M::Abandoned),
            ("cancelled", M::Cancelled),
            ("declined by the bot", M::BotDeclined),
            ("the bot escalated again", M::BotEscalatedAgain),
            ("the bot did not answer", M::BotSilent),
            ("the agent did not answer", M::AgentSilent),
            ("the agent's account was disabled", M::AgentDisabled),
            ("the bot was disabled", M::BotDisabled),
        ];
        assert_eq!(stored.len(), M::ALL.len());
        for (text, reason) in stored {
            let read = HandoffReason::read(text.to_owned());
            assert_eq!(read, HandoffReason::Moved(reason));
            assert_eq!(read.as_str(), text);
        }
        for reason in Reason::ALL {
            let read = HandoffReason::read(reason.to_string());
            assert_eq!(read, HandoffReason::Escalated(*reason));
            assert_eq!(read.as_str(), reason.as_str());
        }
        let unknown = HandoffReason::read("the moon was full".to_owned());
        assert_eq!(unknown, HandoffReason::Unknown("the moon was full".into()));
        assert_eq!(unknown.as_str(), "the moon was full");
    }
}
