//! Routing rules, and what became of trying them.

use crate::domain::rules::routing::{
    Differs, Replay, RouteRule, TargetKind, Targets, UnknownTarget,
};
use crate::views::catalogue::t;
use crate::views::routing::rule_in_words::{conditions, consequences};
use crate::views::routing::view::{DifferView, MoveView, RouteRuleView, RoutesTrialView};

/// Tickets that are shown; all of them count.
const SHOWN: usize = 200;

/// A rule in the list.
pub(crate) fn route_rule(rule: &RouteRule, known: &Targets) -> RouteRuleView {
    let gone = known.unknown(std::slice::from_ref(rule)).into_iter();
    let gone: Vec<String> = gone.map(|unknown| unknown_words(&unknown, known)).collect();
    RouteRuleView {
        name: rule.name.clone(),
        when: conditions(&rule.when),
        then: consequences(&rule.then, rule.overrides_bot),
        edit: String::new(),
        enabled: rule.enabled,
        overrides: rule.overrides_bot,
        gone: gone.join(". "),
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

/// A name that stands for nothing.
fn unknown_words(unknown: &UnknownTarget, known: &Targets) -> String {
    let name = &unknown.name;
    match (unknown.kind, known.listed(unknown.kind)) {
        (TargetKind::Team, Some(there)) => t::routing_gone_team(name, there),
        (TargetKind::Team, None) => t::routing_gone_team_none(name),
        (TargetKind::Bot, Some(there)) => t::routing_gone_bot(name, there),
        (TargetKind::Bot, None) => t::routing_gone_bot_none(name),
        (TargetKind::Skill, Some(there)) => t::routing_gone_skill(name, there),
        (TargetKind::Skill, None) => t::routing_gone_skill_none(name),
    }
}

/// Why a ticket would go elsewhere.
fn why(differs: &Differs) -> String {
    let rule = match &differs.rule {
        Some(rule) => t::routing_trial_rule(rule),
        None => t::routing_trial_no_rule().to_owned(),
    };
    let told = std::iter::once(rule).chain(differs.warnings.iter().cloned());
    told.collect::<Vec<_>>().join("; ")
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
        reason: why(differs),
    });
    RoutesTrialView {
        sentence: sentence + &otherwise,
        moves: moves.collect(),
        differs: differs.collect(),
        more: elsewhere.saturating_sub(SHOWN),
    }
}
