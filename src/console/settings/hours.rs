//! `/settings/teams/{name}/hours`: when a team is there and how many may wait, for who leads.

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::changed_since;
use crate::console::settings::opening_form::{form, json, read, sent};
use crate::console::settings::week_grid;
use crate::console::shell::settings_shell;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::team::hours::week::DAYS;
use crate::domain::team::hours::{Hours, TeamHours};
use crate::domain::team::team_fault::TeamFault;
use crate::services::{ServiceError, Services, SettingsHash};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::side_menu::SettingsPlace;
use crate::views::team::address;
use crate::views::team::hours::{ChangeLine, HoursForm, HoursMode, HoursPage, Preview};
use crate::views::team::in_words::bad_hours;
use crate::views::team::needs::TeamTab;
use crate::views::team_time;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// Changes that are shown.
const CHANGES_SHOWN: usize = 8;

/// `GET /settings/teams/{name}/hours`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let actor = auth.actor();
    let asked = services.teams().team_opening(&actor, name.into_inner());
    let (team, opening) = asked.await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(json(&opening)));
    }
    let hours = opening.hours.as_ref().map(TeamHours::kept);
    let shown = (form(&opening), SettingsHash::of(&opening));
    let mut page = page(&request, &auth, &services, &team.name, shown).await?;
    page.preview = Some(preview(&hours.unwrap_or_default(), &services));
    let unusable = opening.hours.as_ref().and_then(unusable);
    page.errors = unusable.map(WrongFields::of_form).unwrap_or_default();
    html(StatusCode::OK, &page)
}

/// `POST /settings/teams/{name}/hours`; with `do=preview` nothing is stored.
pub(in crate::console) async fn save(
    command: ConsoleCommand,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, name) = (command.actor(), name.into_inner());
    let (team, known) = services.teams().team_opening(&actor, name.clone()).await?;
    let believed = changed_since::made_from(&command.input, changed_since::FIELD);
    let revision = believed.clone();
    let revision = revision.unwrap_or_else(|| SettingsHash::of(&known));
    let wanted = command.input.text("do").filter(|_| command.is_form());
    if wanted == Some("copy_monday") {
        return copied(&command, &services, &team.name, revision).await;
    }
    let only_preview = wanted == Some("preview");
    let read = read(&command.input).map_err(ServiceError::Invalid);
    let checked = match read {
        Ok(opening) => {
            let hours = services.teams().check_opening(&opening).await;
            hours.map(|hours| (hours, opening))
        }
        Err(error) => Err(error),
    };
    let saved = match checked {
        Ok((hours, _)) if only_preview => Ok(Some(hours)),
        Ok((_, opening)) => {
            let (name, new) = (name.clone(), opening.clone());
            let changed = services
                .teams()
                .change_team_opening(&actor, name, new, believed);
            let changed = changed.await.map(|()| None);
            if changed.is_ok() && command.wants_json() {
                return Ok(HttpResponse::Ok().json(json(&opening)));
            }
            changed
        }
        Err(error) => Err(error),
    };
    let (request, auth) = (&command.request, &command.auth);
    match saved {
        Ok(None) => Ok(see_other(&format!(
            "{}/hours?saved=true",
            address(&team.name)
        ))),
        Ok(Some(hours)) => {
            let sent = (sent(&command.input), revision);
            let mut page = page(request, auth, &services, &team.name, sent).await?;
            page.preview = Some(preview(&hours, &services));
            page.unsaved = true;
            html(StatusCode::OK, &page)
        }
        Err(ServiceError::Invalid(errors)) if command.is_form() => {
            let changed = changed_since::is_why(&errors);
            let revision = match changed {
                // Whoever saves now has been told of what is stored now.
                true => SettingsHash::of(&services.teams().team_opening(&actor, name).await?.1),
                false => revision,
            };
            let sent = (sent(&command.input), revision);
            let mut page = page(request, auth, &services, &team.name, sent).await?;
            let errors = errors
                .iter()
                .filter(|error| !changed_since::of_field(error));
            page.errors = errors.map(told).collect();
            page.changed = changed;
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// An error with its field. A day of the grid is a field of its own, and named in what is said of it.
fn told(error: &FieldError) -> (String, String) {
    let (field, why) = (
        error.pointer.trim_start_matches('/'),
        faults::said(&error.fault),
    );
    match &error.fault {
        Fault::Team(TeamFault::Day { day, .. }) => {
            let key = DAYS.get(*day).copied().unwrap_or_default();
            (key.to_ascii_lowercase(), why)
        }
        _ => (field.to_owned(), t::hours_error_field(field, why)),
    }
}

/// The form again, with Monday's hours on every working day; nothing is stored.
async fn copied(
    command: &ConsoleCommand,
    services: &Services,
    team: &str,
    revision: SettingsHash,
) -> Result<HttpResponse, Problem> {
    let mut form = sent(&command.input);
    form.mode = HoursMode::Week;
    form.week = week_grid::with_monday_copied(form.week);
    let (request, auth) = (&command.request, &command.auth);
    let mut page = page(request, auth, services, team, (form, revision)).await?;
    page.unsaved = true;
    html(StatusCode::OK, &page)
}

/// Why stored hours are not kept, if they are not.
fn unusable(hours: &TeamHours) -> Option<String> {
    let bad = hours.unusable()?;
    Some(t::hours_error_unusable(bad_hours(&bad)))
}

fn preview(hours: &Hours, services: &Services) -> Preview {
    let now = services.clock.now();
    let until = hours
        .next_change(now)
        .map(|at| team_time::moment(hours, at, now));
    let changes = hours.changes(now, CHANGES_SHOWN).into_iter();
    Preview {
        always: hours.is_always(),
        open: hours.is_open(now),
        until: until.unwrap_or_default(),
        changes: changes
            .map(|(at, opens)| ChangeLine {
                at: team_time::dated(hours, at),
                opens,
            })
            .collect(),
    }
}

/// Time zones of places: those of a city, and UTC.
fn zones() -> Vec<&'static str> {
    let all = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let of_places = all.filter(|name| *name == "UTC" || name.contains('/'));
    of_places
        .filter(|name| {
            !["Etc/", "SystemV/", "US/", "Canada/"]
                .iter()
                .any(|odd| name.starts_with(odd))
        })
        .collect()
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    team: &str,
    (form, revision): (HoursForm, SettingsHash),
) -> Result<HoursPage, Problem> {
    let title = t::team_hours_of(team);
    let place = SettingsPlace::Team(team.to_owned());
    Ok(HoursPage {
        shell: settings_shell(request, auth, services, place, title).await?,
        team: team.to_owned(),
        address: address(team),
        tab: TeamTab::Hours,
        form,
        zones: zones(),
        preview: None,
        errors: WrongFields::default(),
        saved: request.query_string() == "saved=true",
        revision: revision.to_string(),
        changed: false,
        unsaved: false,
    })
}
