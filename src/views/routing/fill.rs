//! Routing rules, and what became of trying them.

use crate::domain::rules::routing::{Replay, RouteRule, Targets};
use crate::views::routing::rule_in_words::{conditions, consequences};
use crate::views::routing::view::{DifferView, MoveView, RouteRuleView, RoutesTrialView};

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

/// How changed rules would have routed.
pub(crate) fn routes_trial(replay: &Replay) -> RoutesTrialView {
    let elsewhere = replay.differs.len();
    let otherwise = match replay.otherwise {
        0 => String::new(),
        n => format!(
            " {n} more would go to the same place with a different priority or different skills."
        ),
    };
    let sentence = match (replay.tickets, elsewhere) {
        (0, _) => "There are no past tickets to test the rules on yet.".to_owned(),
        (tickets, 0) => format!("All of the last {tickets} tickets would go where they went."),
        (tickets, n) => format!("{n} of the last {tickets} tickets would go elsewhere."),
    };
    let moves = replay.moves.iter().map(|(from, to, count)| MoveView {
        from: from.clone(),
        to: to.clone(),
        count: *count,
    });
    let differs = replay.differs.iter().take(SHOWN).map(|differs| DifferView {
        ticket: differs.ticket.0,
        at: differs.at.to_string(),
        from: differs.from.clone(),
        to: differs.to.clone(),
        reason: differs.reason.clone(),
    });
    RoutesTrialView {
        sentence: sentence + &otherwise,
        moves: moves.collect(),
        differs: differs.collect(),
        more: elsewhere.saturating_sub(SHOWN),
    }
}
