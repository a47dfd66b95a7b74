//! Changing who an agent is to Baton: name, address, role, teams, and what they can do.

use super::adding::{check_email, check_name};
use super::managing::{ManagedBy, agent_called, keep_an_admin};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::TeamId;
use crate::domain::base::words::Role;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::error::{Result, ServiceError, Taken};
use crate::services::security::Audit;
use crate::services::settings::team_named;
use crate::services::team::abilities::{SetAgent, set_abilities};
use crate::storage::{agents, teams};

/// Changes to an agent. An absent member leaves the setting as it is.
#[derive(Debug, Clone, Default)]
pub struct ChangeAgent {
    /// Shown to colleagues and customers from now on; what was said stays under the name of then.
    pub name: Option<String>,
    /// The login.
    pub email: Option<String>,
    /// What they may do.
    pub role: Option<Role>,
    /// All their teams, by name.
    pub teams: Option<Vec<String>>,
    /// What they can do.
    pub abilities: SetAgent,
}

impl ChangeAgent {
    /// What it changes, for the security log: the role by its word, the rest by what it is.
    fn named(&self) -> String {
        let role = self.role.map(|role| format!("role: {role}"));
        let other = [
            ("name", self.name.is_some()),
            ("e-mail address", self.email.is_some()),
            ("teams", self.teams.is_some()),
            ("abilities", self.abilities != SetAgent::default()),
        ];
        let other = other.iter().filter(|(_, set)| *set);
        let other = other.map(|(what, _)| (*what).to_owned());
        let all: Vec<String> = role.into_iter().chain(other).collect();
        all.join(", ")
    }
}

impl Accounts<'_> {
    /// Changes an agent, by their id, e-mail address or name: all of it, or nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for the agent or a team, [`ServiceError::InUse`] for the address,
    /// [`ServiceError::Invalid`], [`ServiceError::LastAdmin`]; those of [`ManagedBy::begin`].
    pub async fn change_agent(
        self,
        by: ManagedBy,
        called: String,
        change: ChangeAgent,
    ) -> Result<Agent> {
        let name = change.name.as_deref().map(|name| check_name("/name", name));
        let name = name.transpose()?;
        let email = change.email.as_deref().map(check_email).transpose()?;
        let (now, detail) = (self.services.clock.now(), change.named());
        let agent = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let before = agent_called(conn, &called)?;
                let mut agent = before.clone();
                agent.name = name.clone().unwrap_or(agent.name);
                agent.email = email.clone().unwrap_or(agent.email);
                agent.role = change.role.unwrap_or(agent.role);
                let other = agents::by_email(conn, &agent.email)?;
                if other.is_some_and(|other| other.id != agent.id) {
                    return Err(ServiceError::InUse(Taken::Email));
                }
                if let Some(names) = &change.teams {
                    let ids = names.iter().map(|name| Ok(team_named(conn, name)?.id));
                    let ids = ids.collect::<Result<Vec<TeamId>>>()?;
                    teams::set_memberships(conn, agent.id, &ids)?;
                }
                set_abilities(&mut agent, &change.abilities)?;
                agents::save_account(conn, &agent)?;
                agents::save_abilities(conn, &agent)?;
                keep_an_admin(conn, &before)?;
                let audit = Audit::of(SecurityAct::AgentChanged).on(Affected::agent(&before));
                audit.detail(detail.clone()).write(conn, now)?;
                Ok(agent)
            })
            .await?;
        self.access_changed();
        Ok(agent)
    }
}
