//! A team gets another name. Whatever is set refers to it by its id, but for the routing rules, which follow here.

use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::domain::team::Team;
use crate::services::accounts::adding::check_name;
use crate::services::accounts::managing::ManagedBy;
use crate::services::error::{Result, ServiceError, Taken};
use crate::services::security::Audit;
use crate::services::settings::team_named;
use crate::services::team::Teams;
use crate::storage::{routing_rules, teams};

impl Teams<'_> {
    /// Gives a team another name. The routing rules that name it follow, in a revision of their own.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::InUse`], [`ServiceError::Invalid`]; those of [`ManagedBy::begin`].
    pub async fn rename_team(self, by: ManagedBy, name: String, new: String) -> Result<Team> {
        let new = check_name("/name", &new)?;
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                by.begin(conn)?;
                let mut team = team_named(conn, &name)?;
                if team.name == new {
                    return Ok(team);
                }
                if teams::by_name(conn, &new)?.is_some() {
                    return Err(ServiceError::InUse(Taken::TeamName));
                }
                teams::rename(conn, team.id, &new)?;
                let revision = routing_rules::revision(conn)?;
                let mut rules = routing_rules::rules(conn, revision)?;
                let followed = rules
                    .iter_mut()
                    .filter_map(|rule| rule.rename_team(&team.name, &new).then_some(()))
                    .count();
                if followed > 0 {
                    let editor = by.agent();
                    routing_rules::add(conn, revision + 1, &rules, editor, now)?;
                }
                let audit = Audit::of(SecurityAct::TeamChanged).on(Affected::team(&team));
                audit.detail("name").write(conn, now)?;
                team.name.clone_from(&new);
                Ok(team)
            })
            .await
    }
}
