//! What teams need to know: read and decided by who leads, and from the command line.

use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::packet::needs::Needs;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::domain::team::Team;
use crate::services::error::{Result, ServiceError};
use crate::services::packet::Packets;
use crate::services::security::Audit;
use crate::services::settings::{off_thread, team_named};
use crate::services::team::settings_hash::SettingsHash;
use crate::storage::{needs, settings_revision};
use std::sync::Arc;

impl Packets<'_> {
    /// A team and what it needs.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn team_needs(self, team: String) -> Result<(Team, Needs)> {
        self.services
            .read(move |conn| {
                let team = team_named(conn, &team)?;
                let needs = needs::find(conn, team.id)?;
                Ok((team, needs))
            })
            .await
    }

    /// Replaces what a team needs; tickets that are there are held against it at once.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`] with every bad field.
    pub async fn set_team_needs(self, team: String, needs: Needs) -> Result<()> {
        self.replace_team_needs(team, needs, None).await
    }

    async fn replace_team_needs(
        self,
        team: String,
        needs: Needs,
        believed: Option<SettingsHash>,
    ) -> Result<()> {
        let settings = self.services.settings_snapshot().await?;
        let others = settings.patterns_of_others(&team);
        let (needs, errors) = off_thread(move || {
            let errors = needs.complaints(others);
            (needs, errors)
        })
        .await?;
        if !errors.is_empty() {
            return Err(ServiceError::Invalid(errors));
        }
        let (now, needs) = (self.services.clock.now(), Arc::new(needs));
        self.services
            .record(move |conn| {
                settings_revision::claim(conn)?;
                let team = team_named(conn, &team)?;
                if let Some(believed) = &believed {
                    let new: &Needs = &needs;
                    believed.allow(&needs::find(conn, team.id)?, new)?;
                }
                needs::set(conn, team.id, &needs, now)?;
                let audit = Audit::of(SecurityAct::NeedsChanged).on(Affected::team(&team));
                Ok(audit.write(conn, now)?)
            })
            .await
    }

    /// The same, if the actor may. `believed` is what was looked at: a change of what somebody else has changed since
    /// is refused.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], and those of [`Self::set_team_needs`].
    pub(crate) async fn change_team_needs(
        self,
        actor: &Actor,
        team: String,
        needs: Needs,
        believed: Option<SettingsHash>,
    ) -> Result<()> {
        may(actor)?;
        self.replace_team_needs(team, needs, believed).await
    }

    /// A team and what it needs, if the actor may change it.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn team_needs_for(self, actor: &Actor, team: String) -> Result<(Team, Needs)> {
        may(actor)?;
        self.team_needs(team).await
    }
}

fn may(actor: &Actor) -> Result<()> {
    match access::may_change_team(actor) {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}
