//! `/settings/routing`: which escalation goes where, as a list, a form for one more and a text.

mod route_fields;
mod route_form;
mod rules_page;

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::input::Input;
use crate::console::render::see_other;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::routing::{Replay, RouteFault, RouteRule, as_toml};
use crate::services::{RoutesChange, ServiceError, Services};
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};
use rules_page::RoutesFormFeedback;
use serde::Deserialize;
use serde_json::json;

/// What a program sends.
#[derive(Deserialize)]
struct Sent {
    #[serde(rename = "do")]
    wanted: String,
    /// The revision that was looked at.
    revision: Option<i64>,
    rules: Option<Vec<RouteRule>>,
    /// The rule that is new.
    new: Option<RouteRule>,
    /// The name of the rule that changes, moves or goes.
    rule: Option<String>,
}

/// What is to be done.
enum RoutesAction {
    Change(RoutesChange),
    Try(Vec<RouteRule>),
    /// The rules that hold, with this change.
    TryChange(RoutesChange),
}

/// What became of it.
enum ActionOutcome {
    Saved(i64),
    Tried(Replay),
}

/// `GET /settings/routing`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if wants_json(&request, auth.via) {
        let routes = services.rules().routing_rules(Some(auth.actor())).await?;
        let body = json!({
            "revision": routes.revision,
            "rules": routes.rules,
            "warnings": routes.known.check(&routes.rules),
        });
        return Ok(HttpResponse::Ok().json(body));
    }
    rules_page::page(&request, &auth, &services, None).await
}

/// `POST /settings/routing`: `do` says what.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if command.input.was_json() {
        let sent: Sent = command.input.parse().map_err(Problem::invalid)?;
        let revision = sent.revision;
        let wanted = sent.wanted()?;
        return Ok(match run(&services, &command, wanted, revision).await? {
            ActionOutcome::Saved(revision) => {
                HttpResponse::Ok().json(json!({ "revision": revision }))
            }
            ActionOutcome::Tried(replay) => HttpResponse::Ok().json(replay),
        });
    }
    let name = command.input.text("do").unwrap_or_default().to_owned();
    if name == "remove" && !command.input.is_confirmed() {
        return rules_page::ask_to_remove(&command, &services).await;
    }
    let revision = command.input.text("revision");
    let revision = revision.and_then(|revision| revision.parse().ok());
    let done = match from_form(&command, &name)? {
        Ok(wanted) => run(&services, &command, wanted, revision).await,
        Err(wrong) => Err(ServiceError::Invalid(wrong)),
    };
    let told = match done {
        Ok(ActionOutcome::Saved(_)) => {
            return Ok(see_other(&format!("/settings/routing?saved={name}#main")));
        }
        Ok(ActionOutcome::Tried(replay)) => RoutesFormFeedback::Tried(replay),
        Err(ServiceError::Invalid(wrong)) => RoutesFormFeedback::Wrong(wrong),
        Err(error) => return Err(error.into()),
    };
    rules_page::page(
        &command.request,
        &command.auth,
        &services,
        Some((told, &command.input)),
    )
    .await
}

async fn run(
    services: &Services,
    command: &ConsoleCommand,
    wanted: RoutesAction,
    revision: Option<i64>,
) -> Result<ActionOutcome, ServiceError> {
    let actor = Some(command.actor());
    match wanted {
        RoutesAction::Change(change) => {
            let saved = services
                .rules()
                .change_routing_rules(actor, change, revision);
            saved.await.map(ActionOutcome::Saved)
        }
        RoutesAction::Try(rules) => services
            .rules()
            .try_routing_rules(actor, rules)
            .await
            .map(ActionOutcome::Tried),
        RoutesAction::TryChange(change) => {
            let mut rules = services.rules().routing_rules(actor.clone()).await?.rules;
            change.apply(&mut rules)?;
            let tried = services.rules().try_routing_rules(actor, rules);
            tried.await.map(ActionOutcome::Tried)
        }
    }
}

/// What a form asks for; what cannot be read of it is told beside it.
fn from_form(
    command: &ConsoleCommand,
    name: &str,
) -> Result<Result<RoutesAction, Vec<FieldError>>, Problem> {
    let input = &command.input;
    let text = || input.text("text").unwrap_or_default().replace("\r\n", "\n");
    let rule = || input.text("rule").unwrap_or_default().to_owned();
    Ok(match name {
        "save" => as_toml::read(&text())
            .map(|rules| RoutesAction::Change(RoutesChange::All(rules)))
            .map_err(|wrong| vec![wrong]),
        "try" => as_toml::read(&text())
            .map(RoutesAction::Try)
            .map_err(|wrong| vec![wrong]),
        "add" => route_form::filled(input)
            .map(|rule| RoutesAction::Change(RoutesChange::Add(Box::new(rule))))
            .map_err(|wrong| [wrong, route_form::lacking(input)].concat()),
        "try_new" => route_form::filled(input).map(|new| {
            let new = named(new, input);
            RoutesAction::TryChange(RoutesChange::Add(Box::new(new)))
        }),
        "replace" => route_form::filled(input)
            .map(|new| RoutesAction::Change(RoutesChange::Replace(rule(), Box::new(new))))
            .map_err(|wrong| [wrong, route_form::lacking(input)].concat()),
        "try_change" => route_form::filled(input).map(|new| {
            let new = named(new, input);
            RoutesAction::TryChange(RoutesChange::Replace(rule(), Box::new(new)))
        }),
        "on" => Ok(RoutesAction::Change(RoutesChange::On(rule()))),
        "off" => Ok(RoutesAction::Change(RoutesChange::Off(rule()))),
        "up" => Ok(RoutesAction::Change(RoutesChange::Up(rule()))),
        "down" => Ok(RoutesAction::Change(RoutesChange::Down(rule()))),
        "remove" => Ok(RoutesAction::Change(RoutesChange::Remove(rule()))),
        _ => return Err(unknown("do")),
    })
}

/// The rule by the name the result tells it by.
fn named(rule: RouteRule, input: &Input) -> RouteRule {
    let name = route_form::tried_name(input);
    RouteRule { name, ..rule }
}

impl Sent {
    fn wanted(self) -> Result<RoutesAction, Problem> {
        let change = |change| Ok(RoutesAction::Change(change));
        match (self.wanted.as_str(), self.rules, self.new, self.rule) {
            ("save", Some(rules), ..) => change(RoutesChange::All(rules)),
            ("try", Some(rules), ..) => Ok(RoutesAction::Try(rules)),
            ("save" | "try", ..) => Err(unknown("rules")),
            ("add", _, Some(new), _) => change(RoutesChange::Add(Box::new(new))),
            ("replace", _, Some(new), Some(rule)) => {
                change(RoutesChange::Replace(rule, Box::new(new)))
            }
            ("add" | "replace", _, None, _) => Err(unknown("new")),
            ("replace", ..) => Err(unknown("rule")),
            ("up", .., Some(rule)) => change(RoutesChange::Up(rule)),
            ("down", .., Some(rule)) => change(RoutesChange::Down(rule)),
            ("on", .., Some(rule)) => change(RoutesChange::On(rule)),
            ("off", .., Some(rule)) => change(RoutesChange::Off(rule)),
            ("remove", .., Some(rule)) => change(RoutesChange::Remove(rule)),
            ("up" | "down" | "on" | "off" | "remove", ..) => Err(unknown("rule")),
            _ => Err(unknown("do")),
        }
    }
}

fn unknown(field: &str) -> Problem {
    let fault = match field {
        "do" => RouteFault::Act,
        _ => RouteFault::Needed,
    };
    Problem::invalid(vec![FieldError::new(format!("/{field}"), fault)])
}
