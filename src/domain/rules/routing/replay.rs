//! Changed rules, tried on past tickets.

use super::choice::Route;
use super::set::RouteSet;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Priority;
use crate::domain::rules::routing::targets::Targets;
use serde::Serialize;
use std::collections::BTreeMap;

/// Tickets that are named of those whose place is the same.
const EXAMPLES: usize = 5;

/// A ticket that would go elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Differs {
    #[serde(serialize_with = "number")]
    pub(crate) ticket: TicketId,
    /// When it was routed.
    pub(crate) at: Moment,
    /// Where it went.
    pub(crate) from: String,
    /// Where it would go.
    pub(crate) to: String,
    /// Why.
    pub(crate) reason: String,
    /// The rule by which it would go there, for people; `reason` tells it to programs.
    #[serde(skip)]
    pub(crate) rule: Option<String>,
    /// What of the rule could not be followed.
    #[serde(skip)]
    pub(crate) warnings: Vec<String>,
}

/// The changes to a ticket that would stay in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Otherwise {
    pub(crate) ticket: TicketId,
    /// When it was routed.
    pub(crate) at: Moment,
    /// How urgent it was, and would be.
    pub(crate) priority: (Priority, Priority),
    /// The skills it needed or preferred, and would.
    pub(crate) skills: (Vec<String>, Vec<String>),
    /// The team it would wait in if its bot did not take it, before and now.
    pub(crate) team: (String, String),
    /// The rule by which it would.
    pub(crate) rule: Option<String>,
}

/// The tickets a rule would have applied to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct RuleApplied {
    pub(crate) tickets: usize,
    /// Those of them in which what the bot chose would have held against it.
    pub(crate) held_back: usize,
}

/// How changed rules would have routed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Replay {
    /// Tickets that were looked at.
    pub(crate) tickets: usize,
    /// Those whose place is the same and whose priority or skills are not.
    pub(crate) otherwise: usize,
    /// The newest of these.
    #[serde(skip)]
    pub(crate) examples: Vec<Otherwise>,
    /// By rule; one that would have applied to none is not there.
    #[serde(skip)]
    pub(crate) applied: BTreeMap<String, RuleApplied>,
    /// How many would go from where to where, the most first.
    pub(crate) moves: Vec<(String, String, usize)>,
    /// The tickets that would go elsewhere, in the order they came in.
    pub(crate) differs: Vec<Differs>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn number<S: serde::Serializer>(ticket: &TicketId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(ticket.0)
}

/// Routes past tickets again by these rules, from what was known then and to what is there now. `closed`
/// says whether a team was closed at a time, by the hours it has now.
pub(crate) fn replay(
    rules: &RouteSet,
    known: &Targets,
    closed: &dyn Fn(&str, Moment) -> bool,
    past: Vec<(TicketId, Route)>,
) -> Replay {
    let mut replay = Replay::default();
    let mut moves: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (gone_teams, gone_bots) = known.gone(rules.rules());
    for (ticket, then) in past {
        replay.tickets += 1;
        let mut inputs = then.inputs.clone();
        inputs.gone_teams.clone_from(&gone_teams);
        inputs.gone_bots.clone_from(&gone_bots);
        let watched = rules.watches(&inputs).into_iter();
        inputs.closed_teams = watched.filter(|team| closed(team, inputs.at)).collect();
        let now = rules.route(0, inputs);
        if let Some(rule) = &now.rule {
            let applied = replay.applied.entry(rule.clone()).or_default();
            applied.tickets += 1;
            applied.held_back += usize::from(rules.is_held_back(&now));
        }
        let (from, to) = (then.place(), now.place());
        if from != to {
            *moves.entry((from.clone(), to.clone())).or_default() += 1;
            replay.differs.push(Differs {
                ticket,
                at: then.inputs.at,
                from,
                to,
                reason: why(&now),
                rule: now.rule.clone(),
                warnings: now.warnings.clone(),
            });
        } else if (now.priority, &now.require, &now.prefer, &now.team)
            != (then.priority, &then.require, &then.prefer, &then.team)
        {
            replay.otherwise += 1;
            if replay.examples.len() < EXAMPLES {
                replay.examples.push(otherwise(ticket, &then, &now));
            }
        }
    }
    let moves = moves
        .into_iter()
        .map(|((from, to), count)| (from, to, count));
    replay.moves = moves.collect();
    replay
        .moves
        .sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    replay
}

fn otherwise(ticket: TicketId, then: &Route, now: &Route) -> Otherwise {
    let priority = |route: &Route| route.priority.unwrap_or(Priority::Normal);
    let skills = |route: &Route| [route.require.as_slice(), &route.prefer].concat();
    Otherwise {
        ticket,
        at: then.inputs.at,
        priority: (priority(then), priority(now)),
        skills: (skills(then), skills(now)),
        team: (then.team.clone(), now.team.clone()),
        rule: now.rule.clone(),
    }
}

fn why(route: &Route) -> String {
    let rule = route.rule.as_ref();
    let rule = rule.map_or("no rule matches".to_owned(), |rule| {
        format!("rule “{rule}”")
    });
    let told = std::iter::once(rule).chain(route.warnings.iter().cloned());
    told.collect::<Vec<_>>().join("; ")
}
