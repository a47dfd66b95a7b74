//! Routing rules, and what became of trying them.

use crate::domain::rules::routing::{
    Differs, Otherwise, Replay, RouteRule, RuleApplied, TargetKind, Targets, UnknownTarget,
};
use crate::views::catalogue::t;
use crate::views::labels;
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

/// The rule that decides.
fn by_rule(rule: Option<&String>) -> String {
    match rule {
        Some(rule) => t::routing_trial_rule(rule),
        None => t::routing_trial_no_rule().to_owned(),
    }
}

/// Why a ticket would go elsewhere.
fn why(differs: &Differs) -> String {
    let told =
        std::iter::once(by_rule(differs.rule.as_ref())).chain(differs.warnings.iter().cloned());
    told.collect::<Vec<_>>().join("; ")
}

/// The changes to a ticket that would stay in its place.
fn otherwise(of: &Otherwise) -> DifferView {
    let skills = |skills: &[String]| match skills {
        [] => t::routing_none_chosen().to_owned(),
        skills => skills.join(", "),
    };
    let (from, to) = match (&of.priority, &of.skills) {
        ((from, to), _) if from != to => (
            labels::priority(*from).to_owned(),
            labels::priority(*to).to_owned(),
        ),
        (_, (from, to)) if from != to => (skills(from), skills(to)),
        _ => of.team.clone(),
    };
    DifferView {
        ticket: of.ticket.0,
        at: of.at.to_string(),
        from,
        to,
        reason: by_rule(of.rule.as_ref()),
    }
}

/// How many tickets the rule that is tried would apply to, or any rule.
fn applied(replay: &Replay, tried: Option<&str>) -> String {
    let all = replay.applied.iter();
    let counted = all.filter(|(rule, _)| tried.is_none_or(|tried| tried == *rule));
    let sum = counted.fold(RuleApplied::default(), |sum, (_, one)| RuleApplied {
        tickets: sum.tickets + one.tickets,
        held_back: sum.held_back + one.held_back,
    });
    let applies = match tried {
        Some(_) => t::routing_trial_applies(sum.tickets),
        None => t::routing_trial_any_applies(sum.tickets),
    };
    match sum.held_back {
        0 => applies,
        n => format!("{applies} {}", t::routing_trial_held_back(n)),
    }
}

/// How changed rules would have routed; with one that is tried, what it has to do with it.
pub(crate) fn routes_trial(replay: &Replay, tried: Option<&str>) -> RoutesTrialView {
    let (tickets, elsewhere) = (replay.tickets, replay.differs.len());
    let as_before = tickets.saturating_sub(elsewhere + replay.otherwise);
    let mut told = Vec::new();
    if tickets == 0 {
        told.push(t::routing_trial_none().to_owned());
    } else if as_before == tickets {
        told.push(t::routing_trial_same(tickets));
    } else {
        if elsewhere > 0 {
            told.push(t::routing_trial_elsewhere(elsewhere, tickets));
        }
        match (replay.otherwise, elsewhere) {
            (0, _) => {}
            (n, 0) => told.push(t::routing_trial_otherwise(n, tickets)),
            (n, _) => told.push(t::routing_trial_also_otherwise(n)),
        }
        if as_before > 0 {
            told.push(t::routing_trial_as_before(as_before));
        }
    }
    if tickets > 0 {
        told.push(applied(replay, tried));
    }
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
        sentence: told.join(" "),
        moves: moves.collect(),
        differs: differs.collect(),
        more: elsewhere.saturating_sub(SHOWN),
        otherwise: replay.examples.iter().map(otherwise).collect(),
        otherwise_more: replay.otherwise.saturating_sub(replay.examples.len()),
    }
}
