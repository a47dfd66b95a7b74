//! Warm transfers: somebody is asked to take a ticket; its agent speaks to the customer until they do.

use super::kept_notes;
use crate::domain::base::ids::TicketId;
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::invitation::{Invitation, Invitee};
use crate::domain::case::lifecycle::Command;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{Happened, InvitationTold};
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::error::Result;

impl Desk<'_> {
    /// The agent asks no longer: they keep the ticket. Again, when nobody is asked, changes nothing.
    ///
    /// # Errors
    /// `ServiceError::NotFound`, `ServiceError::Forbidden`.
    pub(crate) async fn withdraw_invitation(
        self,
        by: Commander,
        ticket: TicketId,
    ) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Transfer, |case, _| {
                end(case, HandoffOutcome::Withdrawn, None)
            })
            .await
    }
}

/// Asks somebody to take the ticket. Asking the same one again adds at most its note; asking another ends
/// the invitation there was.
pub(crate) fn invite(
    case: &mut Case<'_>,
    actor: &Actor,
    to: Invitee,
    note: Option<&str>,
) -> Result<()> {
    let known = case.ticket()?.invitation;
    if known.is_some_and(|open| open.to == to) {
        return kept_notes::keep(case, actor, note);
    }
    end(case, HandoffOutcome::Withdrawn, None)?;
    let since = case.now;
    case.ticket_mut()?.invitation = Some(Invitation { to, since });
    let from = case.control().holder;
    case.record(Happened::TransferOffered(InvitationTold::to(to, None)));
    case.hand_over(from, to.holder(), MoveReason::Invited, note, None)?;
    case.set_invitation_timer()
}

/// The command by which whoever is asked takes it; nothing if the actor is not asked.
pub(crate) fn take_over(actor: &Actor, ticket: &Ticket) -> Option<Command> {
    let from = ticket.owner().filter(|_| ticket.invites(actor))?;
    let by = actor.id;
    (from != by).then_some(Command::TakeOver { from, by })
}

/// An agent who accepts a team's invitation moves the ticket to that team.
pub(crate) fn joined(case: &mut Case<'_>, open: Option<Invitation>) -> Result<()> {
    if let Some(team) = open.and_then(|open| open.to.team()) {
        let settings = case.settings.clone();
        case.move_to(&settings.team(team)?.team)?;
    }
    case.settle_handoff(HandoffOutcome::Accepted)
}

/// The invitation is over without a move: its agent keeps the ticket.
pub(crate) fn end(
    case: &mut Case<'_>,
    outcome: HandoffOutcome,
    reason: Option<&str>,
) -> Result<()> {
    let Some(open) = case.ticket_mut()?.invitation.take() else {
        return Ok(());
    };
    case.settle_handoff_to(open.to.holder(), outcome)?;
    let reason = case.note_without_secrets(reason)?;
    let told = InvitationTold::to(open.to, reason.as_deref());
    case.record(match outcome {
        HandoffOutcome::Declined => Happened::TransferDeclined(told),
        HandoffOutcome::Lapsed => Happened::TransferLapsed(told),
        HandoffOutcome::Withdrawn | HandoffOutcome::Accepted => Happened::TransferWithdrawn(told),
    });
    case.set_invitation_timer()
}
