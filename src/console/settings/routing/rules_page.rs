//! The page, as it is or with what became of a form.

use crate::console::command::ConsoleCommand;
use crate::console::input::Input;
use crate::console::render::html;
use crate::console::settings::routing::route_fields::{self, Offered};
use crate::console::settings::routing::route_form;
use crate::console::shell::settings_shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::routing::{Replay, RouteRule, as_toml};
use crate::services::{Noun, ServiceError, Services};
use crate::views::accounts::view::ConfirmPage;
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::routing;
use crate::views::routing::view::{RouteFormView, RouteRuleView, RoutesPage};
use crate::views::side_menu::SettingsPlace;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use std::collections::BTreeSet;
use url::form_urlencoded;

/// What became of a form.
pub(super) enum RoutesFormFeedback {
    Wrong(Vec<FieldError>),
    Tried(Replay),
}

/// The page; after a form that was not saved with what was typed.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    told: Option<(RoutesFormFeedback, &Input)>,
) -> Result<HttpResponse, Problem> {
    let routes = services.rules().routing_rules(Some(auth.actor())).await?;
    let words = services.rules().vocabulary(&auth.actor()).await?;
    let zones = zones(services).await?;
    let offered = Offered {
        known: &routes.known,
        words: &words,
        zones: &zones,
    };
    let title = t::routing_title().to_owned();
    let typed = told.as_ref().map(|(_, input)| *input);
    let wanted = typed.and_then(|input| input.text("do")).unwrap_or_default();
    let fills = matches!(wanted, "add" | "try_new" | "replace" | "try_change");
    let form = match typed.filter(|_| fills) {
        Some(input) => filled_again(&offered, input),
        None => form(request, &offered, &routes.rules),
    };
    let of_text = matches!(wanted, "save" | "try");
    let rules = routes.rules.iter();
    let mut page = RoutesPage {
        shell: settings_shell(request, auth, services, SettingsPlace::Routing, title).await?,
        revision: routes.revision,
        rules: rules
            .map(|rule| RouteRuleView {
                edit: edit_address(rule),
                ..routing::fill::route_rule(rule, &routes.known)
            })
            .collect(),
        text: as_toml::write(&routes.rules),
        flash: flash(request.query_string()).to_owned(),
        form,
        text_open: of_text,
        wrong_move: Vec::new(),
        wrong: Vec::new(),
        trial: None,
    };
    let Some((told, input)) = told else {
        return html(StatusCode::OK, &page);
    };
    if let Some(text) = input.text("text") {
        page.text = text.to_owned();
    }
    match told {
        RoutesFormFeedback::Tried(replay) => {
            let tried = fills.then(|| route_form::tried_name(input));
            let trial = Some(routing::fill::routes_trial(&replay, tried.as_deref()));
            match fills {
                true => page.form.trial = trial,
                false => page.trial = trial,
            }
            html(StatusCode::OK, &page)
        }
        RoutesFormFeedback::Wrong(wrong) => {
            // The form holds one rule, which has no place among the others yet.
            let sent = match fills {
                true => Vec::new(),
                false => as_toml::read(&page.text).unwrap_or_default(),
            };
            let sentences = wrong.iter().map(|wrong| sentence(wrong, &sent));
            match (fills, of_text) {
                (true, _) => {
                    let told = wrong.iter().zip(sentences);
                    page.form.tell(told.flat_map(marked).collect());
                }
                (false, true) => page.wrong = sentences.collect(),
                (false, false) => page.wrong_move = sentences.collect(),
            }
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The question before a rule goes.
pub(super) async fn ask_to_remove(
    command: &ConsoleCommand,
    services: &Services,
) -> Result<HttpResponse, Problem> {
    let (request, auth) = (&command.request, &command.auth);
    let routes = services.rules().routing_rules(Some(auth.actor())).await?;
    let sent = |field: &str| command.input.text(field).unwrap_or_default().to_owned();
    let (rule, revision) = (sent("rule"), sent("revision"));
    if !routes.rules.iter().any(|held| held.name == rule) {
        return Err(ServiceError::NotFound(Noun::Rule).into());
    }
    let title = t::routing_remove_title(&rule);
    let place = SettingsPlace::Routing;
    let page = ConfirmPage {
        shell: settings_shell(request, auth, services, place, title.clone()).await?,
        title,
        consequences: vec![
            t::routing_remove_then().to_owned(),
            t::routing_remove_or().to_owned(),
        ],
        address: "/settings/routing".to_owned(),
        fields: vec![
            ("do", "remove".to_owned()),
            ("revision", revision),
            ("rule", rule),
        ],
        button: t::common_remove(),
    };
    html(StatusCode::OK, &page)
}

/// The form of the rule that is to be edited, or an empty one.
fn form(request: &HttpRequest, offered: &Offered<'_>, rules: &[RouteRule]) -> RouteFormView {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let wanted = pairs.find(|(name, _)| name == "edit");
    let edited = wanted.and_then(|(_, name)| rules.iter().find(|rule| rule.name == name));
    match edited {
        Some(rule) => RouteFormView {
            edits: rule.name.clone(),
            ..route_fields::shown(offered, Some(&route_form::sent(rule)))
        },
        None => route_fields::shown(offered, None),
    }
}

/// The form as it was sent.
fn filled_again(offered: &Offered<'_>, input: &Input) -> RouteFormView {
    RouteFormView {
        edits: input.text("rule").unwrap_or_default().to_owned(),
        ..route_fields::shown(offered, Some(input))
    }
}

/// Where a rule is edited; empty if its form could not hold all of it.
fn edit_address(rule: &RouteRule) -> String {
    match route_form::fits(rule) {
        true => {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("edit", &rule.name)
                .finish();
            // Without a fragment, which would keep the form from taking the focus.
            format!("/settings/routing?{query}")
        }
        false => String::new(),
    }
}

/// The time zones of the teams.
async fn zones(services: &Services) -> Result<Vec<String>, Problem> {
    let settings = services.settings_snapshot().await?;
    let zones = settings
        .teams()
        .iter()
        .filter_map(|team| team.set_hours.as_ref());
    let zones: BTreeSet<String> = zones.map(|hours| hours.zone.clone()).collect();
    Ok(zones.into_iter().collect())
}

/// What is wrong, with the name of the rule instead of its number.
fn sentence(wrong: &FieldError, rules: &[RouteRule]) -> String {
    let mut parts = wrong.pointer.split('/').filter(|part| !part.is_empty());
    let (first, index) = (
        parts.next(),
        parts.next().and_then(|index| index.parse().ok()),
    );
    let rule = index.and_then(|index: usize| rules.get(index));
    let field: Vec<&str> = parts
        .filter(|part| part.parse::<usize>().is_err())
        .collect();
    let field = field.join(".");
    let why = faults::said(&wrong.fault);
    match (first, rule) {
        // It is about all the fields of what follows, and names them.
        (Some("rules"), None) if field == "then" => t::routing_error_nothing().to_owned(),
        (Some("then"), _) => t::routing_error_nothing().to_owned(),
        (Some("rules"), Some(rule)) => t::routing_error_rule(&rule.name, field, why),
        (Some("rules"), None) if !field.is_empty() => {
            t::routing_error_field(field_of_form(&field), why)
        }
        (Some("text" | "rules" | "revision") | None, _) => why,
        (Some(field), _) => t::routing_error_field(field, why),
    }
}

/// The fields of the form that an error is about, the first with its sentence; an empty name if it is about none.
fn marked((wrong, sentence): (&FieldError, String)) -> Vec<(String, String)> {
    let mut parts = wrong.pointer.trim_start_matches('/').split('/');
    let field = match parts.next() {
        Some("rules") => {
            let parts = parts.filter(|part| part.parse::<usize>().is_err());
            field_of_form(&parts.collect::<Vec<_>>().join(".")).to_owned()
        }
        Some("text" | "revision") | None => String::new(),
        Some(field) => field.to_owned(),
    };
    match field.as_str() {
        "then" => {
            let sentences = std::iter::once(sentence).chain(std::iter::repeat(String::new()));
            let fields = route_form::CONSEQUENCES.into_iter().map(str::to_owned);
            fields.zip(sentences).collect()
        }
        _ => vec![(field, sentence)],
    }
}

/// The label that a field of a rule has in the form.
fn field_of_form(field: &str) -> &str {
    match field {
        "when.team" => "asks_for",
        "when.priority" => "urgent",
        "then.bot" => "to_bot",
        field => field.split('.').nth(1).unwrap_or(field),
    }
}

fn flash(query: &str) -> &'static str {
    match query {
        "saved=add" => t::routing_added(),
        "saved=replace" => t::routing_replaced(),
        "saved=remove" => t::routing_removed(),
        "saved=up" | "saved=down" => t::routing_moved(),
        "saved=on" => t::routing_switched_on(),
        "saved=off" => t::routing_switched_off(),
        "saved=save" => t::routing_saved(),
        _ => "",
    }
}
