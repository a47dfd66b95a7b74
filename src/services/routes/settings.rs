//! Routing rules as people set them: one ordered list, and every state it ever had.

use crate::domain::access::{self, Actor};
use crate::domain::invalid::FieldError;
use crate::domain::route::{Known, RouteRule, RouteSet};
use crate::services::Services;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::{AnyConnection, agents, bots, routing_rules, teams};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rules that hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Routes {
    /// Which state; 0 when none were ever saved.
    pub revision: i64,
    /// In order.
    pub rules: Vec<RouteRule>,
    /// What there is to route to.
    pub known: Known,
}

/// A change of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum RoutesChange {
    /// These instead of those there were.
    All(Vec<RouteRule>),
    /// One more; before the last rule if that has no condition.
    Add(Box<RouteRule>),
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
    pub fn apply(&self, rules: &mut Vec<RouteRule>) -> Result<()> {
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
            Self::All(_) | Self::Add(_) => Some(rules.to_vec()),
            Self::Up(_) | Self::Down(_) | Self::On(_) | Self::Off(_) | Self::Remove(_) => None,
        }
    }
}

/// Access rule 9; the command line, which has no actor, may.
pub(super) fn may_set(actor: Option<&Actor>) -> Result<()> {
    match actor {
        Some(actor) if !access::may_set_rules(actor) => Err(ServiceError::Forbidden),
        Some(_) | None => Ok(()),
    }
}

impl Services {
    /// The rules that hold, and what there is to route to.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`].
    pub async fn routing_rules(&self, actor: Option<Actor>) -> Result<Routes> {
        may_set(actor.as_ref())?;
        self.read(held).await
    }

    /// Changes the rules and returns their new revision. `believed` is the revision that was looked at: a
    /// change of what somebody else has changed since is refused.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with everything that is wrong, [`ServiceError::Forbidden`],
    /// [`ServiceError::NotFound`] for a rule.
    pub async fn change_routing_rules(
        &self,
        actor: Option<Actor>,
        change: RoutesChange,
        believed: Option<i64>,
    ) -> Result<i64> {
        may_set(actor.as_ref())?;
        let (change, now) = (Arc::new(change), self.clock.now());
        let by = actor.map(|actor| actor.id);
        self.record(move |conn| {
            let Routes {
                revision,
                mut rules,
                known,
            } = held(conn)?;
            if believed.is_some_and(|believed| believed != revision) {
                return Err(changed_meanwhile());
            }
            change.apply(&mut rules)?;
            let set = RouteSet::compile(rules).map_err(ServiceError::Invalid)?;
            let wrong = match change.new_rules(set.rules()) {
                Some(rules) => known.check(&rules),
                None => Vec::new(),
            };
            if !wrong.is_empty() {
                return Err(ServiceError::Invalid(wrong));
            }
            match routing_rules::add(conn, revision + 1, set.rules(), by, now)? {
                true => Ok(revision + 1),
                false => Err(changed_meanwhile()),
            }
        })
        .await
    }
}

fn changed_meanwhile() -> ServiceError {
    let detail = "somebody else has changed the rules since: look at them again, then save";
    ServiceError::Invalid(vec![FieldError::new("/revision", detail)])
}

/// The rules that hold, on any connection.
pub(super) fn held(conn: &mut AnyConnection) -> Result<Routes> {
    let revision = routing_rules::revision(conn)?;
    Ok(Routes {
        revision,
        rules: routing_rules::rules(conn, revision)?,
        known: known(conn)?,
    })
}

/// What there is to route to.
pub(super) fn known(conn: &mut AnyConnection) -> Result<Known> {
    let agents = agents::all(conn)?.into_iter();
    let skills: BTreeSet<String> = agents.flat_map(|agent| agent.skills.into_keys()).collect();
    let bots = bots::all(conn)?.into_iter();
    let bots = bots.filter(|bot| bot.disabled_at.is_none());
    let teams = teams::all(conn)?.into_iter();
    Ok(Known {
        teams: teams.map(|team| team.name).collect(),
        bots: bots.map(|bot| bot.name).collect(),
        skills: skills.into_iter().collect(),
    })
}
