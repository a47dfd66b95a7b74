//! What a bot is told of a conversation that it did not bring.

use crate::domain::base::words::Reason;
use crate::domain::log::{CustomerTold, Projection, ProjectionBasis, TaskBack};
use crate::domain::packet::Packet;
use crate::domain::packet::continued::Context;
use crate::domain::transcript::{Item, unknown_items};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::packet::additions;

/// Messages that are told at most: the newest; what is older stands in the log.
pub(super) const TRANSCRIPT_MAX: i64 = 500;

/// The packet for a bot that is not the one whose packet it is. `items` is everything that was said and tried.
pub(super) fn of(
    case: &mut Case<'_>,
    packet: Packet,
    reason: Reason,
    items: &[Item],
) -> Result<Projection> {
    let language = match &*case.ticket {
        Some(ticket) => ticket.language.clone(),
        None => case.conversation.language.clone(),
    };
    let customer = case.customer()?.cloned().map(CustomerTold::from);
    // What was said through Baton as well stands in the hand-back's own transcript.
    let through = case.said(TRANSCRIPT_MAX)?;
    let before = unknown_items(items, &[], &additions::spoken(&through));
    let basis = ProjectionBasis {
        reason,
        packet,
        customer,
        language,
        channel: case.conversation.channel.clone(),
        before: before.iter(),
    };
    let most = usize::try_from(TRANSCRIPT_MAX).unwrap_or_default();
    Ok(Projection::new(basis, most))
}

/// The task this bot goes on with.
pub(super) fn task(context: &Context, bot: &str) -> Result<Option<TaskBack>> {
    let task = context.task_for(bot).map(TaskBack::new).transpose();
    task.map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)).into())
}
