//! Where a conversation comes from: a bot it comes from is no target.

use crate::domain::control::Holder;
use crate::domain::handoff::{Handoff, HandoffOutcome};
use crate::domain::ids::BotId;

/// What ends a ticket for good; a ticket that a bot took is not over for its customer.
const OVER: [&str; 4] = ["resolved", "abandoned", "expired", "cancelled"];

/// The bots that a conversation has been with since a person last had it, or a ticket of it was over: those
/// that gave it away and those that were to have it. Its handoffs come oldest first.
pub fn been_with(handoffs: &[Handoff]) -> Vec<BotId> {
    let mut been = Vec::new();
    for handoff in handoffs {
        let person = matches!(handoff.to, Holder::Agent(_))
            && handoff.outcome == Some(HandoffOutcome::Accepted);
        if person || OVER.contains(&handoff.reason.as_str()) {
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
