//! Opening hours: what they are, and what happens when a team opens.

use crate::domain::base::ids::TeamId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::security::audit_record::SecurityAct;
use crate::domain::team::Team;
use crate::domain::team::hours::{BadHours, Hours, TeamHours};
use crate::domain::team::team_fault::TeamFault;
use crate::services::clock::rearming::QueueDeadlines;
use crate::services::error::{Result, ServiceError};
use crate::services::settings::{off_thread, team_named};
use crate::services::team::settings_hash::SettingsHash;
use crate::services::team::{Teams, changed};
use crate::storage::{AnyConnection, backlogs, hours as stored, settings_revision};
use serde::Serialize;
use std::collections::HashMap;

/// The largest backlog that can be set.
const BACKLOG_MAX: i64 = 100_000;

/// When a team is there and how much it takes on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Opening {
    /// Its hours; always when absent.
    pub(crate) hours: Option<TeamHours>,
    /// How many tickets may wait; any number when absent.
    pub(crate) backlog: Option<i64>,
}

impl Teams<'_> {
    /// A team and its hours; none: it is always there.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn team_hours(self, team: String) -> Result<(Team, Option<TeamHours>)> {
        self.services
            .read(move |conn| {
                let team = team_named(conn, &team)?;
                let hours = stored::find(conn, team.id)?;
                Ok((team, hours))
            })
            .await
    }

    /// The hours of every team that has any.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn every_teams_hours(self) -> Result<HashMap<TeamId, TeamHours>> {
        self.services
            .read(|conn| Ok(stored::all(conn)?.into_iter().collect()))
            .await
    }

    /// Sets when a team is there; nothing: always. What waits there gets deadlines of these hours.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] also for hours that never come again.
    pub async fn set_team_hours(self, name: String, hours: Option<TeamHours>) -> Result<Team> {
        let now = self.services.clock.now();
        let read = match hours.clone() {
            Some(hours) => off_thread(move || checked(&hours, now)).await??,
            None => Hours::default(),
        };
        let opens_at = opening_after(&read, now);
        let counted = self
            .services
            .timekeeper()
            .count_deadlines(name.clone(), read, now)
            .await?;
        let team = self
            .services
            .record(move |conn| {
                let team = team_named(conn, &name)?;
                set_hours(conn, &team, hours.as_ref(), (&counted, opens_at, now))?;
                changed(SecurityAct::HoursChanged, &team).write(conn, now)?;
                Ok(team)
            })
            .await?;
        self.services.feed.wake();
        self.services.router.notify_one();
        Ok(team)
    }

    /// How many may wait in a team before new tickets go to the next one; nothing: any number.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`].
    pub async fn set_team_backlog(self, name: String, most: Option<i64>) -> Result<Team> {
        backlog_in_range(most)?;
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let team = team_named(conn, &name)?;
                backlogs::set(conn, team.id, most, now)?;
                changed(SecurityAct::LimitChanged, &team).write(conn, now)?;
                Ok(team)
            })
            .await
    }

    /// A team, its hours and how many may wait, if the actor may change them.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn team_opening(self, actor: &Actor, name: String) -> Result<(Team, Opening)> {
        may(actor)?;
        self.services
            .read(move |conn| {
                let team = team_named(conn, &name)?;
                let opening = held(conn, &team)?;
                Ok((team, opening))
            })
            .await
    }

    /// Changes both, if the actor may; neither if one of them cannot be. `believed` is what was looked at: a change of
    /// what somebody else has changed since is refused.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], and those of [`Self::set_team_hours`] and
    /// [`Self::set_team_backlog`].
    pub(crate) async fn change_team_opening(
        self,
        actor: &Actor,
        name: String,
        opening: Opening,
        believed: Option<SettingsHash>,
    ) -> Result<()> {
        may(actor)?;
        let (read, now) = (
            self.check_opening(&opening).await?,
            self.services.clock.now(),
        );
        let opens_at = opening_after(&read, now);
        let counted = self
            .services
            .timekeeper()
            .count_deadlines(name.clone(), read, now)
            .await?;
        self.services
            .record(move |conn| {
                settings_revision::claim(conn)?;
                let team = team_named(conn, &name)?;
                let before = held(conn, &team)?;
                if let Some(believed) = &believed {
                    believed.allow(&before, &opening)?;
                }
                let hours = opening.hours.as_ref();
                set_hours(conn, &team, hours, (&counted, opens_at, now))?;
                backlogs::set(conn, team.id, opening.backlog, now)?;
                if before.hours != opening.hours {
                    changed(SecurityAct::HoursChanged, &team).write(conn, now)?;
                }
                if before.backlog != opening.backlog {
                    changed(SecurityAct::LimitChanged, &team).write(conn, now)?;
                }
                Ok(())
            })
            .await?;
        self.services.feed.wake();
        self.services.router.notify_one();
        Ok(())
    }

    /// The hours as they would be stored, if they are valid.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with every bad field.
    pub(crate) async fn check_opening(self, opening: &Opening) -> Result<Hours> {
        let now = self.services.clock.now();
        let hours = match opening.hours.clone() {
            Some(hours) => off_thread(move || checked(&hours, now)).await?,
            None => Ok(Hours::default()),
        };
        match (hours, backlog_in_range(opening.backlog)) {
            (Ok(hours), Ok(())) => Ok(hours),
            (Err(ServiceError::Invalid(mut errors)), Err(ServiceError::Invalid(more))) => {
                errors.extend(more);
                Err(ServiceError::Invalid(errors))
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// Teams that have opened by now: whoever offers tickets is to look. Returns how many there are; each
    /// opening is seen once, by whichever node comes first.
    pub(crate) async fn fire_openings(self) -> Result<usize> {
        let now = self.services.clock.now();
        let opened = self
            .services
            .read(move |conn| Ok(stored::opened(conn, now)?))
            .await?;
        let mut fired = 0;
        for (team, at) in opened {
            let mine = self
                .services
                .settled(move |conn, settings| {
                    let next = opening_after(&settings.team(team)?.hours, now);
                    Ok(stored::rearm(conn, team, at, next)?)
                })
                .await?;
            fired += usize::from(mine);
        }
        Ok(fired)
    }
}

/// When a team is there and how much it takes on, as it is stored.
fn held(conn: &mut AnyConnection, team: &Team) -> Result<Opening> {
    Ok(Opening {
        hours: stored::find(conn, team.id)?,
        backlog: backlogs::find(conn, team.id)?,
    })
}

/// Sets a team's hours, and gives what waits in it the deadlines of these hours.
fn set_hours(
    conn: &mut AnyConnection,
    team: &Team,
    hours: Option<&TeamHours>,
    (counted, opens_at, now): (&QueueDeadlines, Option<Moment>, Moment),
) -> Result<()> {
    match hours {
        Some(hours) => stored::set(conn, team.id, hours, opens_at, now)?,
        None => stored::clear(conn, team.id)?,
    }
    counted.set(conn, team)
}

fn may(actor: &Actor) -> Result<()> {
    match access::may_change_team(actor) {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}

fn backlog_in_range(most: Option<i64>) -> Result<()> {
    if most.is_none_or(|most| (1..=BACKLOG_MAX).contains(&most)) {
        return Ok(());
    }
    let error = FieldError::new("/backlog", TeamFault::Backlog(BACKLOG_MAX));
    Err(ServiceError::Invalid(vec![error]))
}

/// The hours, if they can be used from now on.
fn checked(hours: &TeamHours, now: Moment) -> Result<Hours> {
    let refused = |bad: BadHours| {
        let field = match &bad {
            BadHours::Zone => "/zone",
            BadHours::TooManyDates => "/closed",
            BadHours::TooLong
            | BadHours::TooMuch
            | BadHours::Unreadable(_)
            | BadHours::Holidays
            | BadHours::Sun
            | BadHours::NeverOpen => "/hours",
        };
        ServiceError::Invalid(vec![FieldError::new(field, bad)])
    };
    let read = hours.read().map_err(refused)?;
    match read.next_open(now) {
        Some(_) => Ok(read),
        None => Err(refused(BadHours::NeverOpen)),
    }
}

/// When it next goes from closed to open.
fn opening_after(hours: &Hours, now: Moment) -> Option<Moment> {
    let closed_at = match hours.is_open(now) {
        true => hours.next_change(now)?,
        false => now,
    };
    hours.next_open(closed_at)
}
