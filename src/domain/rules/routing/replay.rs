//! Changed rules, tried on past tickets.

use super::choice::Route;
use super::set::RouteSet;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::rules::routing::targets::Targets;
use serde::Serialize;
use std::collections::BTreeMap;

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

/// How changed rules would have routed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Replay {
    /// Tickets that were looked at.
    pub(crate) tickets: usize,
    /// Those whose place is the same and whose priority or skills are not.
    pub(crate) otherwise: usize,
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

fn why(route: &Route) -> String {
    let rule = route.rule.as_ref();
    let rule = rule.map_or("no rule matches".to_owned(), |rule| {
        format!("rule “{rule}”")
    });
    let told = std::iter::once(rule).chain(route.warnings.iter().cloned());
    told.collect::<Vec<_>>().join("; ")
}
