//! A team gets another name. Whatever is set refers to it by its id, but for the routing rules, which follow here.

use crate::domain::base::time::Moment;
use crate::domain::security::audit_record::SecurityAct;
use crate::domain::team::Team;
use crate::services::accounts::adding::check_name;
use crate::services::accounts::managing::ManagedBy;
use crate::services::error::{Result, ServiceError, Taken};
use crate::services::settings::team_named;
use crate::services::team::{Teams, changed};
use crate::storage::{AnyConnection, routing_rules, teams};

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
                rename(conn, &by, &mut team, &new, now)?;
                Ok(team)
            })
            .await
    }
}

/// Gives a team another name, in a transaction that [`ManagedBy::begin`] began.
///
/// # Errors
/// [`ServiceError::InUse`].
pub(super) fn rename(
    conn: &mut AnyConnection,
    by: &ManagedBy,
    team: &mut Team,
    new: &str,
    now: Moment,
) -> Result<()> {
    if teams::by_name(conn, new)?.is_some() {
        return Err(ServiceError::InUse(Taken::TeamName));
    }
    teams::rename(conn, team.id, new)?;
    let revision = routing_rules::revision(conn)?;
    let mut rules = routing_rules::rules(conn, revision)?;
    let followed = rules
        .iter_mut()
        .filter_map(|rule| rule.rename_team(&team.name, new).then_some(()))
        .count();
    if followed > 0 {
        let editor = by.agent();
        routing_rules::add(conn, revision + 1, &rules, editor, now)?;
    }
    changed(SecurityAct::TeamChanged, team)
        .detail("name")
        .write(conn, now)?;
    new.clone_into(&mut team.name);
    Ok(())
}
