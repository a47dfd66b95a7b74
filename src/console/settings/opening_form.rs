//! Hours and queue limit of a team as fields of a form, as JSON, and back.

use crate::console::input::Input;
use crate::console::settings::week_grid;
use crate::domain::base::invalid::FieldError;
use crate::domain::team::hours::week::Week;
use crate::domain::team::hours::{BadHours, TeamHours};
use crate::domain::team::team_fault::TeamFault;
use crate::services::Opening;
use crate::views::team::hours::{HoursForm, HoursMode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The hours that the grid proposes to a team without any. They count only once somebody saves the week.
const PROPOSED_WEEK: &str = "Mo-Fr 09:00-17:00";

/// The same as programs read and send it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct OpeningJson {
    hours: Option<String>,
    zone: Option<String>,
    #[serde(default)]
    closed: Vec<NaiveDate>,
    backlog: Option<i64>,
}

/// The hours as they were sent, in JSON or in the fields of the form. A team without hours is always open.
pub(super) fn read(input: &Input) -> Result<Opening, Vec<FieldError>> {
    let sent = match input.was_json() {
        true => input.parse()?,
        false => OpeningJson {
            hours: expression(input)?,
            ..of_form(&sent(input))?
        },
    };
    let expression = sent.hours.unwrap_or_default();
    let hours = TeamHours {
        expression: expression.trim().to_owned(),
        zone: sent.zone.unwrap_or_default().trim().to_owned(),
        closed: sent.closed,
    };
    Ok(Opening {
        hours: Some(hours).filter(|hours| !hours.expression.is_empty()),
        backlog: sent.backlog,
    })
}

/// The hours a form holds, in the way it says; without one they are the text.
fn expression(input: &Input) -> Result<Option<String>, Vec<FieldError>> {
    let text = || input.text("hours").map(str::to_owned);
    match input.text("mode").and_then(HoursMode::parse) {
        Some(HoursMode::Always) => Ok(None),
        Some(HoursMode::Text) | None => Ok(text()),
        Some(HoursMode::Week) => {
            let week = week_grid::read(input)?;
            match week.is_empty() {
                true => Err(vec![FieldError::new("/hours", BadHours::NeverOpen)]),
                false => Ok(Some(week.to_string())),
            }
        }
    }
}

fn of_form(form: &HoursForm) -> Result<OpeningJson, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut closed = Vec::new();
    let lines = form.closed.split([',', '\n']).map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        match line.parse() {
            Ok(date) => closed.push(date),
            Err(_) => {
                let fault = TeamFault::NoDate(line.to_owned());
                errors.push(FieldError::new("/closed", fault));
            }
        }
    }
    let backlog = match form.backlog.trim() {
        "" => None,
        number => match number.parse() {
            Ok(number) => Some(number),
            Err(_) => {
                errors.push(FieldError::new("/backlog", TeamFault::NoNumber));
                None
            }
        },
    };
    match errors.is_empty() {
        true => Ok(OpeningJson {
            hours: None,
            zone: Some(form.zone.clone()),
            closed,
            backlog,
        }),
        false => Err(errors),
    }
}

/// The fields as they were sent.
pub(super) fn sent(input: &Input) -> HoursForm {
    let text = |name: &str| input.text(name).unwrap_or_default().to_owned();
    let mode = input.text("mode").and_then(HoursMode::parse);
    HoursForm {
        mode: mode.unwrap_or(HoursMode::Text),
        week: week_grid::sent(input),
        grid_fits: true,
        hours: text("hours"),
        zone: text("zone"),
        closed: text("closed"),
        backlog: text("backlog"),
    }
}

/// The fields of what is set.
pub(super) fn form(opening: &Opening) -> HoursForm {
    let shown = json(opening);
    let closed: Vec<String> = shown.closed.iter().map(NaiveDate::to_string).collect();
    let backlog = shown.backlog.map(|most| most.to_string());
    let hours = shown.hours.unwrap_or_default();
    let always = hours.is_empty();
    let week = Week::read(if always { PROPOSED_WEEK } else { &hours });
    HoursForm {
        mode: match (always, &week) {
            (true, _) => HoursMode::Always,
            (false, Some(_)) => HoursMode::Week,
            (false, None) => HoursMode::Text,
        },
        grid_fits: week.is_some(),
        week: week_grid::shown(&week.unwrap_or_default()),
        hours,
        zone: shown.zone.unwrap_or_default(),
        closed: closed.join("\n"),
        backlog: backlog.unwrap_or_default(),
    }
}

/// The settings as programs read them.
pub(super) fn json(opening: &Opening) -> OpeningJson {
    let hours = opening.hours.clone();
    OpeningJson {
        hours: hours.as_ref().map(|hours| hours.expression.clone()),
        zone: hours.as_ref().map(|hours| hours.zone.clone()),
        closed: hours.map(|hours| hours.closed).unwrap_or_default(),
        backlog: opening.backlog,
    }
}
