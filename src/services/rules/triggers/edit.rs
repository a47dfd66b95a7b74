//! Trigger rules as people set them: of one bot, or of a team's bots that have none of their own.

use crate::domain::base::ids::BotId;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::{Rule, RuleSet};
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::rules::Rules;
use crate::services::security::Audit;
use crate::services::settings::{bot_named, built_in_rules, off_thread, team_named};
use crate::storage::trigger_rules::{self, Scope};
use crate::storage::{AnyConnection, bots, team_aliases, teams};
use std::fmt;
use std::sync::Arc;

/// How often a change begins again because somebody else has changed the rules meanwhile.
const TRIES: u32 = 3;

/// Whose rules, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesOwner {
    /// A bot's.
    Bot(String),
    /// Those of a team's bots that have none of their own.
    Team(String),
}

/// The rules of an owner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OwnedRules {
    /// Whose.
    pub(crate) owner: RulesOwner,
    /// Where they come from, when the owner has none: the team, or nothing for the built-in ones.
    pub(crate) inherited: Option<Option<RulesOwner>>,
    pub(crate) rules: Vec<Rule>,
    /// The names a team goes by besides its own; a bot has none.
    pub(crate) names: Vec<String>,
}

/// A change of one rule in a set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RuleChange {
    /// The rule of this name is now so.
    Save(Rule),
    /// One more.
    Add(Rule),
    /// The rule of this name goes.
    Remove(String),
}

impl RuleChange {
    fn apply(&self, rules: &mut Vec<Rule>) -> Result<()> {
        let (name, new) = match self {
            Self::Add(rule) => {
                rules.push(rule.clone());
                return Ok(());
            }
            Self::Save(rule) => (&rule.name, Some(rule)),
            Self::Remove(name) => (name, None),
        };
        let place = rules.iter().position(|rule| &rule.name == name);
        let place = place.ok_or(ServiceError::NotFound(Noun::Rule))?;
        rules.splice(place..=place, new.cloned());
        Ok(())
    }
}

impl RulesOwner {
    /// Reads `bot:NAME` or `team:NAME`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("bot", name) => Some(Self::Bot(name.to_owned())),
            ("team", name) => Some(Self::Team(name.to_owned())),
            (_, _) => None,
        }
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Bot(name) | Self::Team(name) => name,
        }
    }

    pub(super) fn scope(&self, conn: &mut AnyConnection) -> Result<Scope> {
        Ok(self.found(conn)?.0)
    }

    /// The bots whose conversations the rules judge.
    pub(super) fn bots(&self, conn: &mut AnyConnection) -> Result<Vec<BotId>> {
        Ok(match self.scope(conn)? {
            Scope::Bot(bot) => vec![bot],
            Scope::Team(team) => {
                let all = bots::all(conn)?;
                let mine = all.into_iter().filter(|bot| bot.team == team);
                mine.map(|bot| bot.id).collect()
            }
        })
    }

    /// The bot or team that has the rules, also as the security log names it.
    fn found(&self, conn: &mut AnyConnection) -> Result<(Scope, Affected)> {
        match self {
            Self::Bot(name) => {
                let bot = bot_named(conn, name)?;
                Ok((Scope::Bot(bot.id), Affected::bot(&bot)))
            }
            Self::Team(name) => {
                let team = team_named(conn, name)?;
                Ok((Scope::Team(team.id), Affected::team(&team)))
            }
        }
    }
}

impl fmt::Display for RulesOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bot(name) => write!(f, "bot:{name}"),
            Self::Team(name) => write!(f, "team:{name}"),
        }
    }
}

/// The access rules decide about an actor; the command line, which has none, may.
pub(super) fn may_set(actor: Option<&Actor>) -> Result<()> {
    match actor {
        Some(actor) if !access::may_set_rules(actor) => Err(ServiceError::Forbidden),
        Some(_) | None => Ok(()),
    }
}

impl Rules<'_> {
    /// The rules of every bot and team, in the order of their names.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`].
    pub(crate) async fn all_trigger_rules(self, actor: Option<Actor>) -> Result<Vec<OwnedRules>> {
        may_set(actor.as_ref())?;
        self.services
            .read(|conn| {
                let bots = bots::all(conn)?
                    .into_iter()
                    .map(|bot| RulesOwner::Bot(bot.name));
                let teams = teams::all(conn)?
                    .into_iter()
                    .map(|team| RulesOwner::Team(team.name));
                let owners: Vec<RulesOwner> = bots.chain(teams).collect();
                owners.into_iter().map(|owner| owned(conn, owner)).collect()
            })
            .await
    }

    /// The rules that hold for an owner.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn trigger_rules(
        self,
        actor: Option<Actor>,
        owner: RulesOwner,
    ) -> Result<OwnedRules> {
        may_set(actor.as_ref())?;
        self.services.read(move |conn| owned(conn, owner)).await
    }

    /// Gives an owner these rules instead of those it had.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with everything that is wrong, [`ServiceError::Forbidden`],
    /// [`ServiceError::NotFound`].
    pub async fn save_trigger_rules(
        self,
        actor: Option<Actor>,
        owner: RulesOwner,
        rules: Vec<Rule>,
    ) -> Result<()> {
        may_set(actor.as_ref())?;
        let set = compiled(rules).await?;
        let (set, now) = (Arc::new(set), self.services.clock.now());
        let by = actor.map(|actor| actor.id);
        self.services
            .record(move |conn| {
                let (scope, affected) = owner.found(conn)?;
                trigger_rules::save(conn, scope, set.rules(), by, now)?;
                let audit = Audit::of(SecurityAct::TriggersChanged).on(affected);
                Ok(audit.write(conn, now)?)
            })
            .await
    }

    /// Changes one rule of an owner. An owner that inherited its rules has them as its own from then on.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn change_trigger_rule(
        self,
        actor: Option<Actor>,
        owner: RulesOwner,
        change: RuleChange,
    ) -> Result<()> {
        may_set(actor.as_ref())?;
        let now = self.services.clock.now();
        let by = actor.map(|actor| actor.id);
        for _ in 0..TRIES {
            let looked = owner.clone();
            let before = self
                .services
                .read(move |conn| owned(conn, looked))
                .await?
                .rules;
            let mut rules = before.clone();
            change.apply(&mut rules)?;
            let (set, before) = (Arc::new(compiled(rules).await?), Arc::new(before));
            let owner = owner.clone();
            let saved = self.services.record(move |conn| {
                if owned(conn, owner.clone())?.rules != *before {
                    return Ok(false);
                }
                let (scope, affected) = owner.found(conn)?;
                trigger_rules::save(conn, scope, set.rules(), by, now)?;
                let audit = Audit::of(SecurityAct::TriggersChanged).on(affected);
                audit.write(conn, now)?;
                Ok(true)
            });
            if saved.await? {
                return Ok(());
            }
        }
        let fault = RulesFault::ChangedMeanwhile;
        Err(ServiceError::Invalid(vec![FieldError::new(
            "/rules", fault,
        )]))
    }

    /// Takes an owner's own rules away: what it inherits holds again.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub async fn drop_trigger_rules(self, actor: Option<Actor>, owner: RulesOwner) -> Result<()> {
        may_set(actor.as_ref())?;
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let (scope, affected) = owner.found(conn)?;
                trigger_rules::remove(conn, scope)?;
                let audit = Audit::of(SecurityAct::TriggersChanged).on(affected);
                Ok(audit.detail("inherited again").write(conn, now)?)
            })
            .await
    }
}

/// The rules, compiled off the threads that serve everybody.
async fn compiled(rules: Vec<Rule>) -> Result<RuleSet> {
    let compiled = off_thread(move || RuleSet::compile(rules)).await?;
    compiled.map_err(ServiceError::Invalid)
}

pub(super) fn owned(conn: &mut AnyConnection, owner: RulesOwner) -> Result<OwnedRules> {
    let scope = owner.scope(conn)?;
    let names = match scope {
        Scope::Bot(_) => Vec::new(),
        Scope::Team(team) => team_aliases::of(conn, team)?,
    };
    if let Some((_, rules)) = trigger_rules::of_scope(conn, scope)? {
        return Ok(OwnedRules {
            owner,
            inherited: None,
            rules,
            names,
        });
    }
    if let Scope::Bot(bot) = scope {
        let team = bots::find(conn, bot)?.team;
        if let Some((_, rules)) = trigger_rules::of_scope(conn, Scope::Team(team))? {
            let team = RulesOwner::Team(teams::find(conn, team)?.name);
            return Ok(OwnedRules {
                owner,
                inherited: Some(Some(team)),
                rules,
                names,
            });
        }
    }
    Ok(OwnedRules {
        owner,
        inherited: Some(None),
        rules: built_in_rules().rules().to_vec(),
        names,
    })
}
