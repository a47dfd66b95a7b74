//! Taking back what was final: a ticket that was closed, or handed back to a bot that has not answered.

use crate::domain::base::ids::TicketId;
use crate::domain::base::words::Sender;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::Command;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use crate::storage::tickets;

/// Among so many of the last words somebody speaks who is not Baton.
const LAST_WORDS: i64 = 20;

impl Desk<'_> {
    /// An agent reopens a closed ticket, or calls off a hand-back that no bot has accepted: the ticket and control are
    /// theirs. Again, when it is theirs already, changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NewerTicket`] if the conversation went on in another ticket, [`ServiceError::AtCapacity`],
    /// [`ServiceError::Refused`] for a ticket that is open, [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn reopen(self, by: Commander, ticket: TicketId) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Reopen, reopen_again)
            .await
    }
}

/// The ticket and control are the agent's; nothing changes where they are already.
///
/// # Errors
/// Those of [`Desk::reopen`].
pub(super) fn reopen_again(case: &mut Case<'_>, actor: &Actor) -> Result<()> {
    take_back(case, actor, Command::TakeBack { by: actor.id })
}

/// As if the agent had not closed it: the customer's words are owed an answer by when they were.
///
/// # Errors
/// Those of [`Desk::reopen`].
pub(super) fn undo_close(case: &mut Case<'_>, actor: &Actor) -> Result<()> {
    take_back(case, actor, Command::UndoClose { by: actor.id })
}

/// One open ticket: a conversation that has gone on in another ticket is continued there.
fn is_newest(case: &mut Case<'_>, actor: &Actor) -> Result<()> {
    let id = case.ticket()?.id;
    match tickets::newest_of(case.conn, case.conversation.id)? {
        Some(newest) if newest.id != id => {
            let is_seen = access::may(actor, Action::Read, &newest);
            let number = is_seen.then_some(newest.id);
            Err(ServiceError::NewerTicket { number })
        }
        Some(_) | None => Ok(()),
    }
}

fn take_back(case: &mut Case<'_>, actor: &Actor, command: Command) -> Result<()> {
    is_newest(case, actor)?;
    let ticket = case.ticket()?;
    let begins_again = !ticket.is_open() && !matches!(command, Command::UndoClose { .. });
    let awaited = ticket.unanswered_since.filter(|_| !begins_again);
    if !case.apply(command)? {
        return Ok(());
    }
    if awaited.is_none() {
        owe(case)?;
    }
    case.set_timers()?;
    let from = case.control().holder;
    case.settle_handoff(HandoffOutcome::Withdrawn)?;
    let to = Holder::Agent(actor.id);
    case.pass_control(to, None);
    let taken = Some(HandoffOutcome::Accepted);
    case.hand_over(from, to, MoveReason::TakenBack, None, taken)
}

/// The agent owes an answer if the customer had the last word, or if nobody has answered since the bot gave up: what was
/// said before then is in the packet. Baton's own sentences answer nothing.
fn owe(case: &mut Case<'_>) -> Result<()> {
    let said = case.spoken(0, LAST_WORDS)?;
    let last = said.iter().rfind(|said| said.sender != Sender::System);
    let owed = last.map_or(case.ticket()?.first_reply_at.is_none(), |said| {
        said.sender == Sender::Customer
    });
    let now = case.now;
    case.ticket_mut()?.unanswered_since = owed.then_some(now);
    Ok(())
}
