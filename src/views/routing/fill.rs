//! Routing rules, and what became of trying them.

use crate::domain::rules::routing::{Replay, RouteRule, Targets};
use crate::views::routing::rule_in_words::{conditions, consequences};
use crate::views::routing::view::{DifferView, MoveView, RouteRuleView, RoutesTrialView};
use crate::views::text::t;

/// Tickets that are shown; all of them count.
const SHOWN: usize = 200;

/// A rule in the list.
pub(crate) fn route_rule(rule: &RouteRule, known: &Targets) -> RouteRuleView {
    let wrong = known.check(std::slice::from_ref(rule));
    let gone: Vec<&str> = wrong.iter().map(|wrong| wrong.detail.as_str()).collect();
    RouteRuleView {
        name: rule.name.clone(),
        when: conditions(&rule.when),
        then: consequences(&rule.then),
        edit: String::new(),
        enabled: rule.enabled,
        overrides: rule.overrides_bot,
        gone: gone.join("; "),
    }
}

/// Where a ticket went, which is told to programs as `bot NAME` or `team NAME`.
fn place(told: &str) -> String {
    match told.split_once(' ') {
        Some(("bot", name)) => t::routing_place_bot(name),
        Some(("team", name)) => t::routing_place_team(name),
        Some(_) | None => told.to_owned(),
    }
}

/// How changed rules would have routed.
pub(crate) fn routes_trial(replay: &Replay) -> RoutesTrialView {
    let elsewhere = replay.differs.len();
    let otherwise = match replay.otherwise {
        0 => String::new(),
        n => format!(" {}", t::routing_trial_otherwise(n)),
    };
    let sentence = match (replay.tickets, elsewhere) {
        (0, _) => t::routing_trial_none().to_owned(),
        (tickets, 0) => t::routing_trial_same(tickets),
        (tickets, n) => t::routing_trial_elsewhere(n, tickets),
    };
    let moves = replay.moves.iter().map(|(from, to, count)| MoveView {
        from: place(from),
        to: place(to),
        count: *count,
    });
    let differs = replay.differs.iter().take(SHOWN).map(|differs| DifferView {
        ticket: differs.ticket.0,
        at: differs.at.to_string(),
        from: place(&differs.from),
        to: place(&differs.to),
        reason: differs.reason.clone(),
    });
    RoutesTrialView {
        sentence: sentence + &otherwise,
        moves: moves.collect(),
        differs: differs.collect(),
        more: elsewhere.saturating_sub(SHOWN),
    }
}
