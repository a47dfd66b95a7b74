//! What a team is called, how its tickets find an agent and its deadlines: one form, for admins.

use crate::domain::base::ids::Token;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::security::audit_record::SecurityAct;
use crate::domain::team::team_fault::TeamFault;
use crate::domain::team::{Assignment, Team};
use crate::services::accounts::adding::check_name;
use crate::services::accounts::managing::ManagedBy;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::team::abilities::{NONE_ABOVE, SetTeam, set_up};
use crate::services::team::renaming::rename;
use crate::services::team::settings_hash::SettingsHash;
use crate::services::team::{Teams, changed};
use crate::storage::{AnyConnection, teams};
use serde::Serialize;
use std::time::Duration;

/// The settings of a team that only admins change, as programs read them. Times are in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct GeneralSettings {
    pub(crate) id: Token,
    pub(crate) name: String,
    pub(crate) assignment: Assignment,
    /// The team one tier up, by name.
    pub(crate) next: Option<String>,
    pub(crate) accept_within: u64,
    /// Instead of a quarter.
    pub(crate) accept_urgent_within: Option<u64>,
    /// Instead of half.
    pub(crate) accept_high_within: Option<u64>,
    /// Instead of twice.
    pub(crate) accept_low_within: Option<u64>,
    pub(crate) reply_within: u64,
    pub(crate) offer_within: u64,
    pub(crate) relax_within: u64,
}

impl GeneralSettings {
    /// Of a team with this one above it.
    pub(crate) fn of(team: &Team, next: Option<String>) -> Self {
        let seconds = |time: Option<Duration>| time.map(|time| time.as_secs());
        Self {
            id: team.token.clone(),
            name: team.name.clone(),
            assignment: team.assignment,
            next,
            accept_within: team.accept_within.as_secs(),
            accept_urgent_within: seconds(team.accept_by_priority.urgent),
            accept_high_within: seconds(team.accept_by_priority.high),
            accept_low_within: seconds(team.accept_by_priority.low),
            reply_within: team.reply_within.as_secs(),
            offer_within: team.offer_within.as_secs(),
            relax_within: team.relax_within.as_secs(),
        }
    }
}

/// Changes to these settings. An absent member leaves the setting as it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct ChangeTeam {
    pub(crate) name: Option<String>,
    pub(crate) set: SetTeam,
}

/// Which team: by its name, and by its id where that is known. A form that was opened before a colleague renamed the
/// team still reaches it.
#[derive(Debug, Clone)]
pub(crate) struct TeamCalled {
    pub(crate) name: String,
    pub(crate) id: Option<Token>,
}

impl TeamCalled {
    /// The team, if it is there.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    fn find(&self, conn: &mut AnyConnection) -> Result<Team> {
        let found = match &self.id {
            None => teams::by_name(conn, &self.name)?,
            Some(id) => teams::by_token(conn, id)?,
        };
        found.ok_or(ServiceError::NotFound(Noun::Team))
    }
}

impl Teams<'_> {
    /// These settings of a team, if the actor may change them.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn team_general(
        self,
        actor: &Actor,
        called: TeamCalled,
    ) -> Result<GeneralSettings> {
        if !access::may_manage_accounts(actor) {
            return Err(ServiceError::Forbidden);
        }
        self.services
            .read(move |conn| {
                let team = called.find(conn)?;
                held(conn, &team)
            })
            .await
    }

    /// Changes them, if whoever does it may: all of them, or none. `believed` is what was looked at: a change of what
    /// somebody else has changed since is refused.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::InUse`], [`ServiceError::Invalid`]; those of [`ManagedBy::begin`].
    pub(crate) async fn change_team(
        self,
        by: ManagedBy,
        called: TeamCalled,
        change: ChangeTeam,
        believed: Option<SettingsHash>,
    ) -> Result<GeneralSettings> {
        let ChangeTeam { name, set } = change;
        let new = name.map(|name| check_name("/name", &name)).transpose()?;
        let now = self.services.clock.now();
        let settings = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let mut team = called.find(conn)?;
                let before = held(conn, &team)?;
                known_above(conn, &set)?;
                set_up(conn, &mut team, &set)?;
                let set_up = held(conn, &team)?;
                let new = new.as_ref().unwrap_or(&before.name);
                let after = GeneralSettings {
                    name: new.clone(),
                    ..set_up.clone()
                };
                if let Some(believed) = &believed {
                    believed.allow(&before, &after)?;
                }
                if set_up != before {
                    teams::save(conn, &team)?;
                    changed(SecurityAct::TeamChanged, &team).write(conn, now)?;
                }
                if *new != before.name {
                    rename(conn, &by, &mut team, new, now)?;
                }
                Ok(after)
            })
            .await?;
        self.services.router.notify_one();
        Ok(settings)
    }
}

/// The settings as they are stored, or as the team is to be stored.
fn held(conn: &mut AnyConnection, team: &Team) -> Result<GeneralSettings> {
    let next = match team.next {
        Some(next) => Some(teams::find(conn, next)?.name),
        None => None,
    };
    Ok(GeneralSettings::of(team, next))
}

/// Whether the team one tier up is there: a form names it in a field.
fn known_above(conn: &mut AnyConnection, set: &SetTeam) -> Result<()> {
    let named = set.next.as_deref().filter(|next| *next != NONE_ABOVE);
    match named {
        Some(next) if teams::by_name(conn, next)?.is_none() => {
            let error = FieldError::new("/next", TeamFault::NoTeam);
            Err(ServiceError::Invalid(vec![error]))
        }
        Some(_) | None => Ok(()),
    }
}
