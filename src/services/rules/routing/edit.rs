//! Routing rules as people set them: one ordered list, and every state it ever had.

use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::rules::routing::{RouteRule, RouteSet, Targets};
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::security::audit_record::SecurityAct;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::rules::Rules;
use crate::services::security::Audit;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, routing_rules};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How often a change is made again because somebody else saved another one at the same time.
const TRIES: u32 = 8;

/// The rules that hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Routes {
    /// Which state; 0 when none were ever saved.
    pub revision: i64,
    /// In order.
    pub rules: Vec<RouteRule>,
    /// What there is to route to.
    pub known: Targets,
}

/// A change of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum RoutesChange {
    /// These instead of those there were.
    All(Vec<RouteRule>),
    /// One more; before the last rule if that has no condition.
    Add(Box<RouteRule>),
    /// This rule instead of the one of this name, in its place, on or off as that is.
    Replace(String, Box<RouteRule>),
    /// The rule of this name goes one place up.
    Up(String),
    /// The rule of this name goes one place down.
    Down(String),
    /// The rule of this name holds from now on.
    On(String),
    /// The rule of this name stays and holds no longer.
    Off(String),
    /// The rule of this name goes.
    Remove(String),
}

impl RoutesChange {
    /// Makes the change in this list.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a rule.
    pub(crate) fn apply(&self, rules: &mut Vec<RouteRule>) -> Result<()> {
        let place = |rules: &[RouteRule], name: &String| {
            let place = rules.iter().position(|rule| rule.name == *name);
            place.ok_or(ServiceError::NotFound(Noun::Rule))
        };
        match self {
            Self::All(new) => rules.clone_from(new),
            Self::Add(rule) => {
                let ends = rules.last().is_some_and(|last| last.when.is_always());
                let place = rules.len() - usize::from(ends);
                rules.insert(place, rule.as_ref().clone());
            }
            Self::Replace(name, rule) => {
                let mut named = rules.iter_mut().filter(|rule| rule.name == *name);
                let old = named.next().ok_or(ServiceError::NotFound(Noun::Rule))?;
                let enabled = old.enabled;
                *old = RouteRule {
                    enabled,
                    ..rule.as_ref().clone()
                };
            }
            Self::Up(name) => {
                let at = place(rules, name)?;
                rules.swap(at, at.saturating_sub(1));
            }
            Self::Down(name) => {
                let at = place(rules, name)?;
                let last = rules.len() - 1;
                rules.swap(at, (at + 1).min(last));
            }
            Self::On(name) | Self::Off(name) => {
                let mut named = rules.iter_mut().filter(|rule| rule.name == *name);
                let rule = named.next().ok_or(ServiceError::NotFound(Noun::Rule))?;
                rule.enabled = matches!(self, Self::On(_));
            }
            Self::Remove(name) => {
                let at = place(rules, name)?;
                rules.remove(at);
            }
        }
        Ok(())
    }

    /// The rules that are new with it: only their names are made sure of. A rule whose team has gone must
    /// not keep the others from being moved.
    fn new_rules(&self, rules: &[RouteRule]) -> Option<Vec<RouteRule>> {
        match self {
            Self::All(_) | Self::Add(_) | Self::Replace(..) => Some(rules.to_vec()),
            Self::Up(_) | Self::Down(_) | Self::On(_) | Self::Off(_) | Self::Remove(_) => None,
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
    /// The rules that hold, and what there is to route to.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`].
    pub(crate) async fn routing_rules(self, actor: Option<Actor>) -> Result<Routes> {
        may_set(actor.as_ref())?;
        self.services
            .read_settled(|conn, settings| held(conn, settings))
            .await
    }

    /// Changes the rules and returns their new revision. `believed` is the revision that was looked at: a
    /// change of what somebody else has changed since is refused.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with everything that is wrong, [`ServiceError::Forbidden`],
    /// [`ServiceError::NotFound`] for a rule.
    pub async fn change_routing_rules(
        self,
        actor: Option<Actor>,
        change: RoutesChange,
        believed: Option<i64>,
    ) -> Result<i64> {
        may_set(actor.as_ref())?;
        let (change, now) = (Arc::new(change), self.services.clock.now());
        let by = actor.map(|actor| actor.id);
        for _ in 0..TRIES {
            let (change, looked) = (change.clone(), believed);
            let (revision, set) = self
                .services
                .read_settled(move |conn, settings| changed(&change, held(conn, settings)?, looked))
                .await?;
            let next = revision + 1;
            let saved = self.services.record(move |conn| {
                let is_first = routing_rules::add(conn, next, set.rules(), by, now)?;
                if is_first {
                    let revision = format!("revision {next}");
                    let audit = Audit::of(SecurityAct::RoutingChanged).detail(revision);
                    audit.write(conn, now)?;
                }
                Ok(is_first)
            });
            if saved.await? {
                return Ok(next);
            }
        }
        Err(changed_meanwhile())
    }
}

/// The rules with the change in them, ready to be saved over this revision.
fn changed(change: &RoutesChange, held: Routes, believed: Option<i64>) -> Result<(i64, RouteSet)> {
    let Routes {
        revision,
        mut rules,
        known,
    } = held;
    if believed.is_some_and(|believed| believed != revision) {
        return Err(changed_meanwhile());
    }
    change.apply(&mut rules)?;
    let set = RouteSet::compile(rules).map_err(ServiceError::Invalid)?;
    let wrong = match change.new_rules(set.rules()) {
        Some(rules) => known.check(&rules),
        None => Vec::new(),
    };
    match wrong.is_empty() {
        true => Ok((revision, set)),
        false => Err(ServiceError::Invalid(wrong)),
    }
}

fn changed_meanwhile() -> ServiceError {
    let fault = RulesFault::ChangedMeanwhile;
    ServiceError::Invalid(vec![FieldError::new("/revision", fault)])
}

/// The rules that hold, as they were saved.
pub(super) fn held(conn: &mut AnyConnection, settings: &SettingsSnapshot) -> Result<Routes> {
    let revision = settings.routes().revision;
    Ok(Routes {
        revision,
        rules: routing_rules::rules(conn, revision)?,
        known: known(settings),
    })
}

/// What there is to route to.
pub(super) fn known(settings: &SettingsSnapshot) -> Targets {
    let skills = settings
        .agents()
        .iter()
        .flat_map(|agent| agent.skills.keys());
    let skills: BTreeSet<&String> = skills.collect();
    let bots = settings.bots().iter().map(|bot| &bot.bot);
    let bots = bots.filter(|bot| bot.disabled_at.is_none());
    let teams = settings.teams().iter();
    Targets {
        teams: teams.map(|team| team.team.name.clone()).collect(),
        bots: bots.map(|bot| bot.name.clone()).collect(),
        skills: skills.into_iter().cloned().collect(),
    }
}
