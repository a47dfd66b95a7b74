//! Agents as readers: with the role and the teams that are set for them.

use crate::domain::base::ids::AgentId;
use crate::domain::case::actor::Actor;
use crate::services::settings::SettingsSnapshot;

/// An agent as they may read now; nothing for one who may not sign in.
pub(crate) fn reader(settings: &SettingsSnapshot, id: AgentId) -> Option<Actor> {
    let agent = settings.agent(id)?;
    let works = agent.disabled_at.is_none();
    works.then(|| Actor {
        id,
        role: agent.role,
        teams: agent.teams.clone(),
    })
}
