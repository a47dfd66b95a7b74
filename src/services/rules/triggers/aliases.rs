//! The names a team goes by besides its own. Who asks for one of them asks for a person.

use crate::domain::case::actor::Actor;
use crate::domain::rules::triggers::TeamNames;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::error::{Result, ServiceError};
use crate::services::rules::Rules;
use crate::services::rules::triggers::edit::may_set;
use crate::services::security::Audit;
use crate::services::settings::team_named;
use crate::storage::team_aliases;

impl Rules<'_> {
    /// Gives a team these other names instead of those it had.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with every name that cannot be one, [`ServiceError::Forbidden`],
    /// [`ServiceError::NotFound`].
    pub(crate) async fn set_team_aliases(
        self,
        actor: Option<Actor>,
        team: String,
        names: Vec<String>,
    ) -> Result<()> {
        may_set(actor.as_ref())?;
        let wrong = TeamNames::check(&names);
        if !wrong.is_empty() {
            return Err(ServiceError::Invalid(wrong));
        }
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let team = team_named(conn, &team)?;
                team_aliases::set(conn, team.id, &names, now)?;
                let audit = Audit::of(SecurityAct::TriggersChanged).on(Affected::team(&team));
                Ok(audit.detail("other names").write(conn, now)?)
            })
            .await
    }

    /// The other names of a team.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn team_aliases(
        self,
        actor: Option<Actor>,
        team: String,
    ) -> Result<Vec<String>> {
        may_set(actor.as_ref())?;
        self.services
            .read(move |conn| {
                let team = team_named(conn, &team)?;
                Ok(team_aliases::of(conn, team.id)?)
            })
            .await
    }
}
