//! The page of trigger rules: those of one bot or team, with what became of the form that was sent.

use crate::console::command::ConsoleCommand;
use crate::console::render::html;
use crate::console::settings::rule_form::{signals, word};
use crate::console::shell::settings_shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::{Rule, Signal};
use crate::services::{OwnedRules, RulesOwner, Services, Trial, Vocabulary};
use crate::views::accounts::view::ConfirmPage;
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::side_menu::SettingsPlace;
use crate::views::triggers;
use crate::views::triggers::rule_names;
use crate::views::triggers::view::{OwnerLink, RuleView, SignalChoice, TriggersPage};
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use url::form_urlencoded;

/// What became of a form, beside one rule or beside the form for a new one.
pub(super) enum TriggerFormFeedback {
    Wrong(String, Vec<FieldError>),
    Tried(Box<Rule>, Trial),
    /// What is wrong with the names a team goes by.
    Names(Vec<FieldError>),
}

pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    all: Vec<OwnedRules>,
    asked: Option<RulesOwner>,
    told: Option<TriggerFormFeedback>,
) -> Result<HttpResponse, Problem> {
    let current = match &asked {
        Some(asked) => all.iter().find(|set| set.owner == *asked),
        None => all.first(),
    };
    if asked.is_some() && current.is_none() {
        return Err(unknown("owner"));
    }
    let words = services.rules().vocabulary(&auth.actor()).await?;
    let status = match told {
        Some(TriggerFormFeedback::Wrong(..) | TriggerFormFeedback::Names(..)) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Some(TriggerFormFeedback::Tried(..)) | None => StatusCode::OK,
    };
    let mut page = TriggersPage {
        shell: settings_shell(
            request,
            auth,
            services,
            SettingsPlace::Triggers,
            t::triggers_title().to_owned(),
        )
        .await?,
        owners: all.iter().map(|set| link(set, current)).collect(),
        signals: signals().iter().map(choice).collect(),
        flash: flash(request),
        owner: String::new(),
        name: String::new(),
        origin: String::new(),
        own: false,
        rules: Vec::new(),
        names: None,
        wrong_names: Vec::new(),
        wrong: Vec::new(),
    };
    if let Some(set) = current {
        page.owner = set.owner.to_string();
        page.name = set.owner.name().to_owned();
        page.origin = origin(set);
        page.own = set.inherited.is_none();
        page.names = match set.owner {
            RulesOwner::Bot(_) => None,
            RulesOwner::Team(_) => Some(set.names.join("\n")),
        };
        let rules = set.rules.iter();
        page.rules = rules
            .map(|rule| triggers::fill::rule(rule, &words))
            .collect();
    }
    let rules = current.map_or(&[][..], |set| set.rules.as_slice());
    tell(&mut page, told, rules, &words);
    html(status, &page)
}

/// The question before a rule goes, or all rules of their own.
pub(super) async fn confirm(
    command: &ConsoleCommand,
    services: &Services,
    owner: RulesOwner,
    rule: String,
    wanted: &str,
) -> Result<HttpResponse, Problem> {
    let (request, auth) = (&command.request, &command.auth);
    let set = services.rules().trigger_rules(Some(auth.actor()), owner);
    let owner = set.await?.owner;
    let named = owner.name();
    let (title, consequences, button) = match wanted {
        "remove" => (
            t::triggers_remove_title(rule_names::shown(&rule), named),
            vec![
                t::triggers_remove_then().to_owned(),
                t::triggers_remove_or().to_owned(),
            ],
            t::common_remove(),
        ),
        _ => (
            t::triggers_inherit_title(named),
            vec![
                t::triggers_inherit_then(named),
                t::triggers_inherit_from().to_owned(),
            ],
            t::triggers_inherit(),
        ),
    };
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("owner", &owner.to_string())
        .finish();
    let place = SettingsPlace::Triggers;
    let page = ConfirmPage {
        shell: settings_shell(request, auth, services, place, title.clone()).await?,
        title,
        consequences,
        address: format!("/settings/triggers?{query}"),
        fields: vec![
            ("do", wanted.to_owned()),
            ("owner", owner.to_string()),
            ("rule", rule),
        ],
        button,
    };
    html(StatusCode::OK, &page)
}

fn tell(
    page: &mut TriggersPage,
    told: Option<TriggerFormFeedback>,
    held: &[Rule],
    words: &Vocabulary,
) {
    let place =
        |rules: &mut Vec<RuleView>, name: &str| rules.iter().position(|rule| rule.name == name);
    match told {
        None => {}
        Some(TriggerFormFeedback::Names(wrong)) => {
            page.wrong_names = wrong.iter().map(sentence).collect();
        }
        Some(TriggerFormFeedback::Wrong(name, wrong)) => {
            let told: Vec<String> = wrong.iter().map(sentence).collect();
            let index = place(&mut page.rules, &name);
            match index.and_then(|index| page.rules.get_mut(index)) {
                Some(rule) => (rule.open, rule.wrong) = (true, told),
                None => page.wrong = told,
            }
        }
        Some(TriggerFormFeedback::Tried(rule, trial)) => {
            let index = place(&mut page.rules, &rule.name);
            if let Some(shown) = index.and_then(|index| page.rules.get_mut(index)) {
                *shown = RuleView {
                    open: true,
                    trial: Some(triggers::fill::trial(&trial)),
                    unsaved: !held.contains(&rule),
                    ..triggers::fill::rule(&rule, words)
                };
            }
        }
    }
}

/// What is wrong, with the last part of where: the form has no numbers of rules.
fn sentence(wrong: &FieldError) -> String {
    let parts: Vec<&str> = wrong
        .pointer
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let field = parts
        .iter()
        .rev()
        .find(|part| part.parse::<usize>().is_err());
    let why = faults::said(&wrong.fault);
    match field {
        Some(field) => t::triggers_error_field(*field, why),
        None => why,
    }
}

fn link(set: &OwnedRules, current: Option<&OwnedRules>) -> OwnerLink {
    OwnerLink {
        id: set.owner.to_string(),
        name: set.owner.name().to_owned(),
        kind: match set.owner {
            RulesOwner::Bot(_) => t::triggers_owner_bot().to_owned(),
            RulesOwner::Team(_) => t::triggers_owner_team().to_owned(),
        },
        own: set.inherited.is_none(),
        current: current.is_some_and(|current| current.owner == set.owner),
    }
}

fn choice(signal: &Signal) -> SignalChoice {
    SignalChoice {
        word: word(signal),
        about: triggers::fill::about(signal).to_owned(),
    }
}

fn origin(set: &OwnedRules) -> String {
    match &set.inherited {
        None => t::triggers_origin_own().to_owned(),
        Some(Some(team)) => t::triggers_origin_team(team.name()),
        Some(None) => t::triggers_origin_built_in(set.owner.name()),
    }
}

fn flash(request: &HttpRequest) -> String {
    match parameter(request, "saved").as_deref() {
        Some("save") => t::triggers_saved(),
        Some("add") => t::triggers_added(),
        Some("remove") => t::triggers_removed(),
        Some("names") => t::triggers_names_saved(),
        Some("inherit") => t::triggers_inherited(),
        _ => "",
    }
    .to_owned()
}

pub(super) fn parameter(request: &HttpRequest, wanted: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let found = pairs.find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.into_owned())
}

pub(super) fn unknown(field: &str) -> Problem {
    let error = FieldError::new(format!("/{field}"), RulesFault::NotThere);
    Problem::invalid(vec![error])
}
