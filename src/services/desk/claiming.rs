//! Taking and closing tickets.

use super::withdrawing::withdraw_others;
use super::{invitations, kept_notes};
use crate::domain::base::ids::TicketId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Status};
use crate::domain::log::{Handback, HandbackOutcome};
use crate::services::bots::handback::{self, Return};
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::desk::send_guard::{self, Seen};
use crate::services::error::Result;

impl Desk<'_> {
    /// An agent takes a waiting ticket: control becomes the agent's (atomic assignment).
    ///
    /// # Errors
    /// `ServiceError::Refused` when somebody else was first, `ServiceError::AtCapacity`,
    /// `ServiceError::NotFound`.
    pub async fn accept(self, by: Commander, ticket: TicketId) -> Result<Commanded> {
        self.own(by, ticket, Action::Accept).await
    }

    /// Somebody who may takes a ticket from whoever has it.
    ///
    /// # Errors
    /// `ServiceError::Forbidden`, `ServiceError::AtCapacity`, `ServiceError::NotFound`.
    pub(crate) async fn take(self, by: Commander, ticket: TicketId) -> Result<Commanded> {
        self.own(by, ticket, Action::Take).await
    }

    async fn own(self, by: Commander, ticket: TicketId, action: Action) -> Result<Commanded> {
        let owned = self
            .services
            .command(by, ticket, action, move |case, actor| {
                let by = actor.id;
                case.read_offer(by)?;
                let ticket = case.ticket()?;
                let open = ticket.invitation;
                let command = match (action, ticket.status) {
                    // It is the agent's already: nothing moves.
                    (_, Status::Snoozed(owner)) if owner == by => Command::Wake,
                    (Action::Take, _) => Command::Take { by },
                    (_, _) => {
                        invitations::take_over(actor, ticket).unwrap_or(Command::Accept { by })
                    }
                };
                if case.apply(command)? && command != Command::Wake {
                    if matches!(command, Command::TakeOver { .. }) {
                        invitations::joined(case, open)?;
                    }
                    move_control(case, actor, reason(action))?;
                }
                Ok(())
            })
            .await?;
        // Whoever answered an offer may be made the next one.
        self.services.router.notify_one();
        Ok(owned)
    }

    /// Closes a ticket as resolved; the bot has control again at once, with the hand-back packet.
    ///
    /// # Errors
    /// `ServiceError::NewerMessages`, `ServiceError::Refused`, `ServiceError::Forbidden`, `ServiceError::NotFound`.
    pub(crate) async fn resolve(
        self,
        by: Commander,
        ticket: TicketId,
        note: Option<String>,
        seen: Seen,
    ) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Answer, move |case, actor| {
                let unread = case.ticket()?.is_open() && send_guard::guard(case, actor, seen)?;
                if case.apply(Command::Resolve { by: actor.id })? {
                    let told = Return {
                        note: note.clone(),
                        ..Return::default()
                    };
                    return end_with(case, Ended::Resolved, &told, unread);
                }
                kept_notes::keep(case, actor, note.as_deref())
            })
            .await
    }
}

/// The actor has the ticket from now on, if it waits, is offered to them, or they may take it from whoever has it; tells
/// whether it is so.
pub(super) fn claim(case: &mut Case<'_>, actor: &Actor) -> Result<bool> {
    let (by, ticket) = (actor.id, case.ticket()?);
    let is_mine = ticket.status == Status::Offered(Offeree::Agent(by));
    let (action, command) = match is_mine || ticket.status == Status::Waiting {
        true => (Action::Accept, Command::Accept { by }),
        false => (Action::Take, Command::Take { by }),
    };
    if ticket.owner() == Some(by) || !access::may(actor, action, ticket) {
        return Ok(false);
    }
    if case.apply(command)? {
        move_control(case, actor, reason(action))?;
    }
    Ok(true)
}

fn reason(action: Action) -> MoveReason {
    if action == Action::Take {
        MoveReason::Taken
    } else {
        MoveReason::Accepted
    }
}

/// The agent has control; what was under way to them is over.
pub(super) fn move_control(case: &mut Case<'_>, actor: &Actor, reason: MoveReason) -> Result<()> {
    let from = case.control().holder;
    let to = Holder::Agent(actor.id);
    let was_waiting = matches!(from, Holder::Team(_));
    // The escalation's own handoff ends with the first acceptance; a hand-back is called off.
    let outcome = if was_waiting {
        HandoffOutcome::Accepted
    } else {
        HandoffOutcome::Withdrawn
    };
    withdraw_others(case, to)?;
    case.settle_handoff(outcome)?;
    case.pass_control(to, None);
    case.hand_over(from, to, reason, None, Some(HandoffOutcome::Accepted))
}

/// How a ticket ended whose bot is not asked whether it takes the conversation back.
#[derive(Clone, Copy)]
pub(crate) enum Ended {
    /// Its agent solved it.
    Resolved,
    /// Nobody accepted it in time.
    Expired,
    /// The customer did not answer.
    Abandoned,
}

impl Ended {
    fn told(self) -> HandbackOutcome {
        match self {
            Self::Resolved => HandbackOutcome::Resolved,
            Self::Expired => HandbackOutcome::Expired,
            Self::Abandoned => HandbackOutcome::Abandoned,
        }
    }

    fn reason(self) -> MoveReason {
        match self {
            Self::Resolved => MoveReason::Resolved,
            Self::Expired => MoveReason::Expired,
            Self::Abandoned => MoveReason::Abandoned,
        }
    }
}

/// Control goes to the bot that escalated, without waiting for an accept.
pub(crate) fn give_control_back(
    case: &mut Case<'_>,
    ended: Ended,
    note: Option<&str>,
) -> Result<()> {
    let told = Return {
        note: note.map(str::to_owned),
        ..Return::default()
    };
    end_with(case, ended, &told, false)
}

/// The same; `unread` tells the bot that the customer wrote words which the agent had not seen.
fn end_with(case: &mut Case<'_>, ended: Ended, told: &Return, unread: bool) -> Result<()> {
    let from = case.control().holder;
    let bot = case.ticket()?.bot;
    case.settle_handoff(HandoffOutcome::Withdrawn)?;
    let mut handback = handback::pack(case, bot, ended.told(), told)?;
    handback.unread = unread;
    case.pass_to_bot(bot, Some(Handback::Packet(Box::new(handback))));
    case.hand_over(
        from,
        Holder::Bot(bot),
        ended.reason(),
        told.note.as_deref(),
        Some(HandoffOutcome::Accepted),
    )
}
