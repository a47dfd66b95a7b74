//! `/settings/triggers`: the rules of a bot or team, each with a form of its own.

use super::rule_form::{filled, signals, word};
use crate::console::client::wants_json;
use crate::console::command::Command;
use crate::console::render::{html, see_other};
use crate::console::shell::shell;
use crate::domain::invalid::FieldError;
use crate::domain::trigger::{Rule, Signal};
use crate::services::{OwnedRules, Owner, RuleChange, ServiceError, Services, Trial};
use crate::views::show;
use crate::views::triggers::{OwnerLink, RuleView, SignalChoice, TriggersPage};
use crate::web::{AgentAuth, Code, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;
use url::form_urlencoded;

/// What became of a form, beside one rule or beside the form for a new one.
enum Told {
    Wrong(String, Vec<FieldError>),
    Tried(Box<Rule>, Trial),
}

/// `GET /settings/triggers?owner=bot:NAME`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let all = services.all_trigger_rules(Some(auth.actor())).await?;
    let asked = parameter(&request, "owner").and_then(|owner| Owner::parse(&owner));
    if wants_json(&request, auth.via) {
        let sets = all
            .iter()
            .filter(|set| asked.as_ref().is_none_or(|asked| *asked == set.owner));
        let sets = sets.map(|set| {
            json!({ "owner": set.owner.to_string(), "own": set.inherited.is_none(), "rules": set.rules })
        });
        return Ok(HttpResponse::Ok().json(json!({ "sets": sets.collect::<Vec<_>>() })));
    }
    page(&request, &auth, &services, all, asked, None).await
}

/// `POST /settings/triggers`: `do` says what.
pub(in crate::console) async fn act(
    command: Command,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let actor = Some(command.actor());
    let text = |name: &str| command.input.text(name).unwrap_or_default().to_owned();
    let owner = Owner::parse(&text("owner")).ok_or_else(|| unknown("owner"))?;
    let (name, wanted) = (text("rule").trim().to_owned(), text("do"));
    let told = match wanted.as_str() {
        "inherit" => {
            services
                .drop_trigger_rules(actor.clone(), owner.clone())
                .await?;
            None
        }
        "remove" => {
            change(
                &services,
                &command,
                &owner,
                &name,
                RuleChange::Remove(name.clone()),
            )
            .await?
        }
        "add" => match signals()
            .into_iter()
            .find(|signal| word(signal) == text("signal"))
        {
            Some(signal) => {
                let new = Rule {
                    enabled: false,
                    ..Rule::new(&name, signal)
                };
                change(&services, &command, &owner, "", RuleChange::Add(new)).await?
            }
            None => return Err(unknown("signal")),
        },
        "save" | "try" => {
            let set = services.trigger_rules(actor.clone(), owner.clone()).await?;
            let rule = set.rules.iter().find(|rule| rule.name == name);
            match filled(rule.ok_or_else(|| unknown("rule"))?, &command.input) {
                Err(wrong) => Some(Told::Wrong(name.clone(), wrong)),
                Ok(rule) if wanted == "save" => {
                    change(&services, &command, &owner, &name, RuleChange::Save(rule)).await?
                }
                Ok(rule) => tried(&services, &command, &owner, rule).await?,
            }
        }
        _ => return Err(unknown("do")),
    };
    let Some(told) = told else {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("owner", &owner.to_string())
            .append_pair("saved", &wanted)
            .finish();
        return Ok(see_other(&format!("/settings/triggers?{query}")));
    };
    let all = services.all_trigger_rules(actor).await?;
    page(
        &command.request,
        &command.auth,
        &services,
        all,
        Some(owner),
        Some(told),
    )
    .await
}

async fn change(
    services: &Services,
    command: &Command,
    owner: &Owner,
    name: &str,
    change: RuleChange,
) -> Result<Option<Told>, Problem> {
    let done = services.change_trigger_rule(Some(command.actor()), owner.clone(), change);
    match done.await {
        Ok(()) => Ok(None),
        Err(ServiceError::Invalid(wrong)) => Ok(Some(Told::Wrong(name.to_owned(), wrong))),
        Err(error) => Err(error.into()),
    }
}

async fn tried(
    services: &Services,
    command: &Command,
    owner: &Owner,
    rule: Rule,
) -> Result<Option<Told>, Problem> {
    let name = rule.name.clone();
    let trial = services.try_rule(Some(command.actor()), owner.clone(), rule.clone());
    match trial.await {
        Ok(trial) => Ok(Some(Told::Tried(Box::new(rule), trial))),
        Err(ServiceError::Invalid(wrong)) => Ok(Some(Told::Wrong(name, wrong))),
        Err(error) => Err(error.into()),
    }
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    all: Vec<OwnedRules>,
    asked: Option<Owner>,
    told: Option<Told>,
) -> Result<HttpResponse, Problem> {
    let current = match &asked {
        Some(asked) => all.iter().find(|set| set.owner == *asked),
        None => all.first(),
    };
    if asked.is_some() && current.is_none() {
        return Err(unknown("owner"));
    }
    let status = match told {
        Some(Told::Wrong(..)) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Told::Tried(..)) | None => StatusCode::OK,
    };
    let mut page = TriggersPage {
        shell: shell(
            request,
            auth,
            services,
            "settings",
            "Trigger rules".to_owned(),
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
        wrong: Vec::new(),
    };
    if let Some(set) = current {
        page.owner = set.owner.to_string();
        page.name = set.owner.name().to_owned();
        page.origin = origin(set);
        page.own = set.inherited.is_none();
        page.rules = set.rules.iter().map(show::rule).collect();
    }
    tell(&mut page, told);
    html(status, &page)
}

fn tell(page: &mut TriggersPage, told: Option<Told>) {
    let place =
        |rules: &mut Vec<RuleView>, name: &str| rules.iter().position(|rule| rule.name == name);
    match told {
        None => {}
        Some(Told::Wrong(name, wrong)) => {
            let told: Vec<String> = wrong.iter().map(sentence).collect();
            let index = place(&mut page.rules, &name);
            match index.and_then(|index| page.rules.get_mut(index)) {
                Some(rule) => (rule.open, rule.wrong) = (true, told),
                None => page.wrong = told,
            }
        }
        Some(Told::Tried(rule, trial)) => {
            let index = place(&mut page.rules, &rule.name);
            if let Some(shown) = index.and_then(|index| page.rules.get_mut(index)) {
                *shown = RuleView {
                    open: true,
                    trial: Some(show::trial(&trial)),
                    ..show::rule(&rule)
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
    match field {
        Some(field) => format!("{field}: {}", wrong.detail),
        None => wrong.detail.clone(),
    }
}

fn link(set: &OwnedRules, current: Option<&OwnedRules>) -> OwnerLink {
    OwnerLink {
        id: set.owner.to_string(),
        name: set.owner.name().to_owned(),
        kind: match set.owner {
            Owner::Bot(_) => "bot".to_owned(),
            Owner::Team(_) => "team".to_owned(),
        },
        own: set.inherited.is_none(),
        current: current.is_some_and(|current| current.owner == set.owner),
    }
}

fn choice(signal: &Signal) -> SignalChoice {
    SignalChoice {
        word: word(signal),
        about: show::about(signal).to_owned(),
    }
}

fn origin(set: &OwnedRules) -> String {
    match &set.inherited {
        None => "Its own rules.".to_owned(),
        Some(Some(team)) => {
            let team = team.name();
            format!("The rules of the team {team}. A change here makes them this bot’s own.")
        }
        Some(None) => "The built-in rules. A change here makes them its own.".to_owned(),
    }
}

fn flash(request: &HttpRequest) -> String {
    match parameter(request, "saved").as_deref() {
        Some("save") => "Saved. It holds for the next message.",
        Some("add") => "Added, switched off.",
        Some("remove") => "Removed.",
        Some("inherit") => "The inherited rules hold again.",
        _ => "",
    }
    .to_owned()
}

fn parameter(request: &HttpRequest, wanted: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let found = pairs.find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.into_owned())
}

fn unknown(field: &str) -> Problem {
    Problem::new(Code::Invalid).with(
        "errors",
        json!([FieldError::new(format!("/{field}"), "no such thing")]),
    )
}
