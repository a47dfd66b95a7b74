//! `baton team hours` and `baton team backlog`: when a team is there, and how many may wait.

use super::facts::explained;
use super::{Failure, output};
use crate::cli::table::team_row;
use crate::domain::base::ids::TeamId;
use crate::domain::team::Team;
use crate::domain::team::hours::TeamHours;
use crate::services::Services;
use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};
use std::collections::HashMap;

/// What is set of a team's hours.
#[derive(Debug, Args)]
pub(crate) struct SetHours {
    /// The hours in OpenStreetMap's syntax: 'Mo-Fr 09:00-13:00,14:00-18:00; Dec 25 off'. Without any option, the
    /// command shows the present hours.
    expression: Option<String>,
    /// The team's time zone, such as Europe/Madrid.
    #[arg(long, requires = "expression")]
    zone: Option<String>,
    /// An additional date on which the team is closed, such as 2026-12-24; repeat for several.
    #[arg(long = "closed", value_name = "DATE", requires = "expression")]
    closed: Vec<NaiveDate>,
    /// The team is always open.
    #[arg(long, conflicts_with = "expression")]
    always: bool,
}

/// Shows a team's hours, after setting them if anything is to be set.
pub(super) async fn run(
    services: &Services,
    team: String,
    set: SetHours,
    json: bool,
) -> Result<(), Failure> {
    let wanted = match (set.expression, set.always) {
        (Some(expression), _) => Some(Some(TeamHours {
            expression,
            zone: set.zone.ok_or("--zone is needed, as in Europe/Madrid")?,
            closed: set.closed,
        })),
        (None, true) => Some(None),
        (None, false) => None,
    };
    if let Some(wanted) = wanted {
        let done = services.teams().set_team_hours(team.clone(), wanted).await;
        done.map_err(explained)?;
    }
    let (team, hours) = services.teams().team_hours(team).await?;
    output::one(&row(&team, hours.as_ref()), json);
    Ok(())
}

/// Limits how many may wait in a team; 0 for any number.
pub(super) async fn backlog(
    services: &Services,
    team: String,
    most: i64,
    json: bool,
) -> Result<(), Failure> {
    let most = Some(most).filter(|most| *most > 0);
    let team = services.teams().set_team_backlog(team, most).await;
    let team = team.map_err(explained)?;
    let mut row = team_row(&team);
    if let Value::Object(members) = &mut row {
        members.insert("backlog".to_owned(), json!(most));
    }
    output::one(&row, json);
    Ok(())
}

/// All teams with their hours.
pub(super) async fn list(services: &Services) -> Result<Vec<Value>, Failure> {
    let hours: HashMap<TeamId, TeamHours> = services.teams().every_teams_hours().await?;
    let teams = services.accounts().all_teams().await?;
    let rows = teams.iter().map(|team| row(team, hours.get(&team.id)));
    Ok(rows.collect())
}

fn row(team: &Team, hours: Option<&TeamHours>) -> Value {
    let mut row = team_row(team);
    if let Value::Object(members) = &mut row {
        members.insert("hours".to_owned(), json!(hours.map(|h| &h.expression)));
        members.insert("zone".to_owned(), json!(hours.map(|h| &h.zone)));
        members.insert("closed".to_owned(), json!(hours.map(|h| &h.closed)));
    }
    row
}
