//! Transfers that are over because another one is made, or somebody has the ticket.

use crate::domain::case::control::Holder;
use crate::domain::case::handoff::HandoffOutcome;
use crate::services::case::Case;
use crate::services::error::Result;

/// Transfers to a colleague, or to a queue, that nobody has taken are over when another one is made or
/// somebody else takes the ticket. Who takes it from a queue takes what was given to that queue.
pub(super) fn withdraw_others(case: &mut Case<'_>, taker: Holder) -> Result<()> {
    let team = Holder::Team(case.ticket()?.team);
    let taken = |to: Holder| to == taker || to == team && matches!(taker, Holder::Agent(_));
    let outlived: Vec<Holder> = case
        .under_way()?
        .iter()
        .filter(|waiting| waiting.reason.is_transfer() && !taken(waiting.to))
        .map(|waiting| waiting.to)
        .collect();
    case.settle_handoffs(HandoffOutcome::Withdrawn, |handoff| {
        outlived.contains(&handoff.to)
    })
}
