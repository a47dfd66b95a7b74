//! Where a conversation comes from: a bot it comes from is no target.

use crate::domain::base::ids::BotId;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome};

/// The bots that a conversation has been with since a person last had it, or a ticket of it was over: those
/// that gave it away and those that were to have it. Its handoffs come oldest first.
pub(crate) fn been_with(handoffs: &[Handoff]) -> Vec<BotId> {
    let mut been = Vec::new();
    for handoff in handoffs {
        let person = matches!(handoff.to, Holder::Agent(_))
            && handoff.outcome == Some(HandoffOutcome::Accepted);
        if person || handoff.reason.is_over() {
            been.clear();
            continue;
        }
        for holder in [handoff.from, handoff.to] {
            if let Holder::Bot(bot) = holder
                && !been.contains(&bot)
            {
                been.push(bot);
            }
        }
    }
    been
}
