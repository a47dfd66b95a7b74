//! Settings of teams and agents: how tickets find an agent, and what an agent can do.

use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::agent::Agent;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::dispatch::spoken;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::domain::team::team_fault::TeamFault;
use crate::domain::team::{Assignment, Team};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::security::Audit;
use crate::services::settings::team_named;
use crate::services::team::Teams;
use crate::storage::{AnyConnection, agents, teams};
use std::collections::BTreeMap;
use std::time::Duration;

/// Changes to a team. An absent member leaves the setting as it is.
#[derive(Debug, Clone, Default)]
pub struct SetTeam {
    /// How its tickets find an agent.
    pub assignment: Option<Assignment>,
    /// How long an agent has to answer an offer.
    pub offer_within: Option<Duration>,
    /// After how long, each time, what a ticket needs relaxes a step.
    pub relax_within: Option<Duration>,
    /// How long a ticket of normal priority may wait before people are told.
    pub accept_within: Option<Duration>,
    /// The same for an urgent ticket; zero for a quarter of it.
    pub accept_urgent_within: Option<Duration>,
    /// The same for a ticket of high priority; zero for half of it.
    pub accept_high_within: Option<Duration>,
    /// The same for a ticket of low priority; zero for twice of it.
    pub accept_low_within: Option<Duration>,
    /// How long a customer's words may stay unanswered.
    pub reply_within: Option<Duration>,
    /// The team one tier up, by name; `none` for no team.
    pub next: Option<String>,
}

/// Changes to an agent. An absent member leaves the setting as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetAgent {
    /// How many tickets at once; 0 for no limit.
    pub capacity: Option<i64>,
    /// All skills, each with a level from 1 to 5.
    pub skills: Option<BTreeMap<String, i64>>,
    /// All languages, as BCP 47 tags.
    pub languages: Option<Vec<String>>,
}

/// The word for no team above another.
pub(crate) const NONE_ABOVE: &str = "none";

impl Teams<'_> {
    /// Sets a team.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`].
    pub async fn set_team(self, name: String, set: SetTeam) -> Result<Team> {
        let now = self.services.clock.now();
        let team = self
            .services
            .record(move |conn| {
                let mut team = team_named(conn, &name)?;
                set_up(conn, &mut team, &set)?;
                teams::save(conn, &team)?;
                let audit = Audit::of(SecurityAct::TeamChanged).on(Affected::team(&team));
                audit.write(conn, now)?;
                Ok(team)
            })
            .await?;
        self.services.router.notify_one();
        Ok(team)
    }

    /// Sets an agent.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`].
    pub async fn set_agent(self, email: String, set: SetAgent) -> Result<Agent> {
        let now = self.services.clock.now();
        let agent = self
            .services
            .record(move |conn| {
                let found = agents::by_email(conn, &email.trim().to_lowercase())?;
                let mut agent = found.ok_or(ServiceError::NotFound(Noun::Agent))?;
                set_abilities(&mut agent, &set)?;
                agents::save_abilities(conn, &agent)?;
                let audit = Audit::of(SecurityAct::AgentChanged).on(Affected::agent(&agent));
                audit.detail("abilities").write(conn, now)?;
                Ok(agent)
            })
            .await?;
        self.services.router.notify_one();
        Ok(agent)
    }
}

/// Makes the changes in a team; it is still to be saved.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::Invalid`].
pub(super) fn set_up(conn: &mut AnyConnection, team: &mut Team, set: &SetTeam) -> Result<()> {
    team.assignment = set.assignment.unwrap_or(team.assignment);
    team.offer_within = set.offer_within.unwrap_or(team.offer_within);
    team.relax_within = set.relax_within.unwrap_or(team.relax_within);
    team.accept_within = set.accept_within.unwrap_or(team.accept_within);
    let by_priority = &mut team.accept_by_priority;
    for (set, within) in [
        (set.accept_urgent_within, &mut by_priority.urgent),
        (set.accept_high_within, &mut by_priority.high),
        (set.accept_low_within, &mut by_priority.low),
    ] {
        if let Some(given) = set {
            *within = Some(given).filter(|given| !given.is_zero());
        }
    }
    team.reply_within = set.reply_within.unwrap_or(team.reply_within);
    match set.next.as_deref() {
        None => {}
        Some(NONE_ABOVE) => team.next = None,
        Some(above) => {
            let above = team_named(conn, above)?;
            if above.id == team.id {
                return Err(invalid("/next", TeamFault::AboveItself));
            }
            team.next = Some(above.id);
        }
    }
    Ok(())
}

/// Makes the changes in an agent.
///
/// # Errors
/// [`ServiceError::Invalid`].
pub(crate) fn set_abilities(agent: &mut Agent, set: &SetAgent) -> Result<()> {
    match set.capacity {
        None => {}
        Some(0) => agent.capacity = None,
        Some(most) => agent.capacity = Some(most),
    }
    if let Some(skills) = &set.skills {
        agent.skills = skills_of(skills)?;
    }
    if let Some(languages) = &set.languages {
        agent.languages = languages.iter().map(|tag| spoken(tag)).collect();
    }
    Ok(())
}

fn skills_of(skills: &BTreeMap<String, i64>) -> Result<BTreeMap<String, i64>> {
    let mut lower = BTreeMap::new();
    for (name, level) in skills {
        if !(1..=5).contains(level) {
            return Err(invalid("/skills", AccountFault::Level));
        }
        lower.insert(name.trim().to_lowercase(), *level);
    }
    Ok(lower)
}

fn invalid(pointer: &str, fault: impl Into<Fault>) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}
