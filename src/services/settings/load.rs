//! Reading a snapshot: a fixed number of statements, whatever there is.

use super::kept::{Compiled, Compiler};
use super::{AgentSettings, BotSettings, HeldRoutes, SettingsSnapshot, TeamSettings};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, BotId, TeamId};
use crate::domain::bots::bot::Bot;
use crate::domain::bots::unreachable::Policy;
use crate::domain::packet::needs::{Needs, TeamPatterns};
use crate::domain::rules::routing::RouteSet;
use crate::domain::rules::triggers::{Rule, RuleSet, TeamNames, defaults};
use crate::domain::team::Team;
use crate::domain::team::hours::{Hours, TeamHours};
use crate::domain::team::phrases::{OwnTexts, Phrase};
use crate::services::error::Result;
use crate::storage::trigger_rules::Scope;
use crate::storage::{
    AnyConnection, agents, backlogs, bot_standing, bots, hours, needs, routing_rules, sentences,
    settings_revision, team_aliases, teams, trigger_rules,
};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Teams one after the other that a ticket may fall back to.
const TIERS_MAX: usize = 5;

static BUILT_IN: LazyLock<Arc<RuleSet>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "part of the binary; a test compiles it")]
    Arc::new(RuleSet::compile(defaults()).expect("the built-in rules compile"))
});

/// The trigger rules that hold where nobody set any.
pub(crate) fn built_in_rules() -> &'static Arc<RuleSet> {
    &BUILT_IN
}

/// Trigger rules by whose they are.
type Rules = HashMap<Scope, Compiled<Vec<Rule>, RuleSet>>;

impl SettingsSnapshot {
    /// Reads what is set. What is as it was in the snapshot before is not compiled again.
    pub(super) fn load(conn: &mut AnyConnection, before: &Self) -> Result<Self> {
        let revision = settings_revision::current(conn)?;
        let mut compiler = Compiler(before.compiled);
        let mut rules = before.read_rules(conn, &mut compiler)?;
        let teams = before.read_teams(conn, &mut rules, &mut compiler)?;
        let bots = read_bots(conn, &mut rules)?;
        let routes = before.read_routes(conn, &mut compiler)?;
        let agents = read_agents(conn)?;
        let aliases = team_aliases::all(conn)?;
        let names = teams.iter().map(|t| t.team.name.as_str());
        let names = names.chain(aliases.values().flatten().map(String::as_str));
        let called = Arc::new(TeamNames::new(names));
        Ok(Self {
            revision,
            compiled: compiler.0,
            team_ids: teams.iter().map(|t| (t.team.id, t.clone())).collect(),
            team_names: teams
                .iter()
                .map(|t| (t.team.name.clone(), t.clone()))
                .collect(),
            teams,
            bot_ids: bots.iter().map(|b| (b.bot.id, b.clone())).collect(),
            bot_names: bots
                .iter()
                .map(|b| (b.bot.name.clone(), b.clone()))
                .collect(),
            bots,
            agent_ids: agents.iter().map(|a| (a.id, a.clone())).collect(),
            agents,
            routes,
            called,
        })
    }

    fn read_teams(
        &self,
        conn: &mut AnyConnection,
        rules: &mut Rules,
        compiler: &mut Compiler,
    ) -> Result<Vec<Arc<TeamSettings>>> {
        let all = teams::all(conn)?;
        let mut needs = needs::all(conn)?;
        let mut hours = hours::readable(conn)?;
        let backlogs = backlogs::all(conn)?;
        let mut texts = read_sentences(conn)?;
        let tiers: HashMap<TeamId, Vec<TeamId>> = all
            .iter()
            .map(|team| (team.id, tiers(team, &all)))
            .collect();
        let mut read = Vec::with_capacity(all.len());
        for team in all {
            let id = team.id;
            // A team whose settings cannot be read is left out: nobody guesses what it masks, and the others
            // go on.
            let (Some(needs), Some(set)) = (
                needs
                    .remove(&id)
                    .unwrap_or_else(|| Some(Default::default())),
                hours.remove(&id).map_or(Some(None), |set| set.map(Some)),
            ) else {
                continue;
            };
            let before = self.team_ids.get(&id);
            let patterns = compiler.keep(
                Arc::new(needs),
                before.map(|before| (&before.needs, &before.patterns)),
                |needs| Arc::new(patterns(&team, needs)),
            );
            let kept = compiler.keep(
                set,
                before.map(|before| (&before.set_hours, &before.hours)),
                |set| {
                    Arc::new(
                        set.as_ref()
                            .map(|set| hours_of(&team, set))
                            .unwrap_or_default(),
                    )
                },
            );
            read.push(Arc::new(TeamSettings {
                team: Arc::new(team),
                needs: patterns.source,
                masks: patterns.made.masks.clone(),
                patterns: patterns.made,
                set_hours: kept.source,
                hours: kept.made,
                sentences: texts.remove(&id).unwrap_or_default(),
                backlog: backlogs.get(&id).copied(),
                tiers: tiers.get(&id).cloned().unwrap_or_default(),
                rules: rules.remove(&Scope::Team(id)),
            }));
        }
        Ok(read)
    }

    fn read_rules(&self, conn: &mut AnyConnection, compiler: &mut Compiler) -> Result<Rules> {
        let mut read = Rules::new();
        for (scope, rules) in trigger_rules::all(conn)? {
            let before = match scope {
                Scope::Bot(bot) => self.bot_ids.get(&bot).and_then(|bot| bot.rules.as_ref()),
                Scope::Team(team) => self
                    .team_ids
                    .get(&team)
                    .and_then(|team| team.rules.as_ref()),
            };
            let Some(rules) = rules else {
                let (source, made) = (Vec::new(), BUILT_IN.clone());
                read.insert(scope, Compiled { source, made });
                continue;
            };
            let compile = |rules: &Vec<Rule>| match RuleSet::compile(rules.clone()) {
                Ok(set) => Arc::new(set),
                Err(wrong) => {
                    // Checked when they were saved; a later version may have become stricter.
                    tracing::error!(
                        ?scope,
                        ?wrong,
                        "Stored rules cannot be used; the built-in ones hold"
                    );
                    BUILT_IN.clone()
                }
            };
            let kept = compiler.keep(rules, before.map(Compiled::before), compile);
            read.insert(scope, kept);
        }
        Ok(read)
    }

    /// The rules of a revision never change.
    fn read_routes(&self, conn: &mut AnyConnection, compiler: &mut Compiler) -> Result<HeldRoutes> {
        let revision = routing_rules::revision(conn)?;
        let before = (&self.routes.revision, &self.routes.set);
        if *before.0 == revision {
            return Ok(self.routes.clone());
        }
        let rules = routing_rules::rules(conn, revision)?;
        compiler.0 += 1;
        let set = match RouteSet::compile(rules) {
            Ok(set) => Arc::new(set),
            Err(wrong) => {
                // Checked when they were saved; a later version may have become stricter.
                tracing::error!(
                    revision,
                    ?wrong,
                    "Stored routing rules cannot be used; none holds"
                );
                Arc::default()
            }
        };
        Ok(HeldRoutes { revision, set })
    }
}

/// A team's patterns, compiled. One that goes beyond the budget was saved before there was one.
fn patterns(team: &Team, needs: &Needs) -> TeamPatterns {
    let patterns = needs.patterns();
    if !patterns.left_out.is_empty() {
        let (team, left_out) = (&team.name, &patterns.left_out);
        tracing::warn!(
            %team,
            ?left_out,
            "Patterns of a team are too large and are not searched for: write shorter ones"
        );
    }
    patterns
}

/// A team's hours. Hours that can no longer be used were saved before there was a budget, or their zone is gone.
fn hours_of(team: &Team, set: &TeamHours) -> Hours {
    if let Err(bad) = set.read() {
        let team = &team.name;
        tracing::warn!(%team, %bad, "The hours of a team cannot be used: it counts as always open");
    }
    set.kept()
}

fn read_bots(conn: &mut AnyConnection, rules: &mut Rules) -> Result<Vec<Arc<BotSettings>>> {
    let policies: HashMap<BotId, Policy> = bot_standing::all_policies(conn)?;
    let read = |bot: Bot| {
        Arc::new(BotSettings {
            policy: policies.get(&bot.id).copied().unwrap_or_default(),
            rules: rules.remove(&Scope::Bot(bot.id)),
            bot: Arc::new(bot),
        })
    };
    Ok(bots::all(conn)?.into_iter().map(read).collect())
}

fn read_agents(conn: &mut AnyConnection) -> Result<Vec<Arc<AgentSettings>>> {
    let mut teams: HashMap<AgentId, Vec<TeamId>> = HashMap::new();
    for (agent, team) in agents::memberships(conn)? {
        teams.entry(agent).or_default().push(team);
    }
    let read = |agent: Agent| {
        let mut teams = teams.remove(&agent.id).unwrap_or_default();
        teams.sort();
        Arc::new(AgentSettings {
            id: agent.id,
            email: agent.email,
            name: agent.name,
            role: agent.role,
            capacity: agent.capacity,
            skills: agent.skills,
            languages: agent.languages,
            disabled_at: agent.disabled_at,
            teams,
        })
    };
    Ok(agents::all(conn)?.into_iter().map(read).collect())
}

/// The teams' own sentences, by team and language.
fn read_sentences(conn: &mut AnyConnection) -> Result<HashMap<TeamId, HashMap<String, OwnTexts>>> {
    let mut read: HashMap<TeamId, HashMap<String, OwnTexts>> = HashMap::new();
    for (team, language, phrase, text) in sentences::all(conn)? {
        if let Some(phrase) = Phrase::parse(&phrase) {
            let of_team = read.entry(team).or_default();
            of_team.entry(language).or_default().insert(phrase, text);
        }
    }
    Ok(read)
}

/// A team, then the tiers above it. A chain that comes back to itself ends there.
fn tiers(team: &Team, teams: &[Team]) -> Vec<TeamId> {
    let mut seen = Vec::new();
    let mut next = Some(team.id);
    while let Some(id) = next.filter(|id| !seen.contains(id) && seen.len() < TIERS_MAX) {
        seen.push(id);
        next = teams
            .iter()
            .find(|team| team.id == id)
            .and_then(|team| team.next);
    }
    seen
}
