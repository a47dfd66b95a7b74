//! "Why me?" and "Why not Ana?": where rules sent it, and the newest decision, in words.

use crate::domain::route::Route;
use crate::domain::routing::{Decision, Relaxed};
use crate::services::TicketView;

/// One line each: where it went and why, who was chosen, who would have been next, who was left out.
pub(super) fn routing(view: &TicketView) -> Vec<String> {
    let place = view.route.iter().flat_map(Route::lines);
    place
        .chain(view.decisions.first().map(lines).unwrap_or_default())
        .collect()
}

fn lines(decision: &Decision) -> Vec<String> {
    let mut lines = Vec::new();
    let mut ranked = decision.ranked.iter();
    match ranked.next() {
        Some(best) => lines.push(format!("{}: {best}", best.name)),
        None => lines.push("Nobody could take it".to_owned()),
    }
    lines.extend(ranked.map(|next| format!("Next {}: {next}", next.name)));
    lines.extend(
        decision
            .excluded
            .iter()
            .map(|left| format!("Not {}: {}", left.name, left.why)),
    );
    if decision.need.relaxed != Relaxed::Nothing {
        lines.push(format!("Rule: {}", decision.need.relaxed));
    }
    lines
}
