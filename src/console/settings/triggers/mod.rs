//! `/settings/triggers`: the rules of a bot or team, each with a form of its own.

mod rules_of_owner;

use self::rules_of_owner::{TriggerFormFeedback, confirm, page, parameter, unknown};
use super::rule_form::{filled, signals, word};
use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::see_other;
use crate::domain::rules::triggers::Rule;
use crate::services::{OwnedRules, RuleChange, RulesOwner, ServiceError, Services};
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};
use url::form_urlencoded;

/// `GET /settings/triggers?owner=bot:NAME`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let all = services
        .rules()
        .all_trigger_rules(Some(auth.actor()))
        .await?;
    let asked = parameter(&request, "owner").and_then(|owner| RulesOwner::parse(&owner));
    if wants_json(&request, auth.via) {
        let sets = all
            .iter()
            .filter(|set| asked.as_ref().is_none_or(|asked| *asked == set.owner));
        let sets = sets.map(told);
        return Ok(HttpResponse::Ok().json(json!({ "sets": sets.collect::<Vec<_>>() })));
    }
    page(&request, &auth, &services, all, asked, None).await
}

/// `POST /settings/triggers`: `do` says what.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let actor = Some(command.actor());
    let input = command.input.as_form()?;
    let text = |name: &str| input.text(name).unwrap_or_default().to_owned();
    let owner = RulesOwner::parse(&text("owner")).ok_or_else(|| unknown("owner"))?;
    let (name, wanted) = (text("rule").trim().to_owned(), text("do"));
    let asks = matches!(wanted.as_str(), "remove" | "inherit") && !command.input.is_confirmed();
    if asks && !command.input.was_json() {
        return confirm(&command, &services, owner, name, &wanted).await;
    }
    let feedback = match wanted.as_str() {
        "inherit" => {
            services
                .rules()
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
            let set = services
                .rules()
                .trigger_rules(actor.clone(), owner.clone())
                .await?;
            let rule = set.rules.iter().find(|rule| rule.name == name);
            match filled(rule.ok_or_else(|| unknown("rule"))?, &input) {
                Err(wrong) => Some(TriggerFormFeedback::Wrong(name.clone(), wrong)),
                Ok(rule) if wanted == "save" => {
                    change(&services, &command, &owner, &name, RuleChange::Save(rule)).await?
                }
                Ok(rule) => tried(&services, &command, &owner, rule).await?,
            }
        }
        "names" => named(&services, &command, &owner).await?,
        "label" => labelled(&services, &command, &owner, &name).await?,
        _ => return Err(unknown("do")),
    };
    if command.input.was_json() {
        return for_program(&services, &command, owner, feedback).await;
    }
    let Some(feedback) = feedback else {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("owner", &owner.to_string())
            .append_pair("saved", &wanted)
            .finish();
        return Ok(see_other(&format!("/settings/triggers?{query}")));
    };
    let all = services.rules().all_trigger_rules(actor).await?;
    page(
        &command.request,
        &command.auth,
        &services,
        all,
        Some(owner),
        Some(feedback),
    )
    .await
}

/// One set of rules, for programs.
fn told(set: &OwnedRules) -> Value {
    let (owner, own) = (set.owner.to_string(), set.inherited.is_none());
    match set.owner {
        RulesOwner::Bot(_) => json!({ "owner": owner, "own": own, "rules": set.rules }),
        RulesOwner::Team(_) => {
            json!({ "owner": owner, "own": own, "rules": set.rules, "names": set.names })
        }
    }
}

/// The rules as they are now, what is wrong, or how a rule would have done.
async fn for_program(
    services: &Services,
    command: &ConsoleCommand,
    owner: RulesOwner,
    feedback: Option<TriggerFormFeedback>,
) -> Result<HttpResponse, Problem> {
    match feedback {
        None => {
            let rules = services.rules();
            let set = rules.trigger_rules(Some(command.actor()), owner).await?;
            Ok(HttpResponse::Ok().json(told(&set)))
        }
        Some(TriggerFormFeedback::Wrong(_, wrong) | TriggerFormFeedback::Names(wrong)) => {
            Err(Problem::invalid(wrong))
        }
        Some(TriggerFormFeedback::Tried(_, trial)) => Ok(HttpResponse::Ok().json(trial)),
    }
}

/// The names a team goes by, one a line.
async fn named(
    services: &Services,
    command: &ConsoleCommand,
    owner: &RulesOwner,
) -> Result<Option<TriggerFormFeedback>, Problem> {
    let RulesOwner::Team(team) = owner.clone() else {
        return Err(unknown("owner"));
    };
    let input = command.input.as_form()?;
    let names = input.text("names").unwrap_or_default().lines();
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    let names = names.map(str::to_owned).collect();
    let actor = Some(command.actor());
    match services.rules().set_team_aliases(actor, team, names).await {
        Ok(()) => Ok(None),
        Err(ServiceError::Invalid(wrong)) => Ok(Some(TriggerFormFeedback::Names(wrong))),
        Err(error) => Err(error.into()),
    }
}

/// Labels a conversation, then tries the rule of the list in which its button stands again.
async fn labelled(
    services: &Services,
    command: &ConsoleCommand,
    owner: &RulesOwner,
    name: &str,
) -> Result<Option<TriggerFormFeedback>, Problem> {
    let input = command.input.as_form()?;
    let needed_person = match input.text("needed") {
        Some("person") => true,
        Some("nobody") => false,
        Some(_) | None => return Err(unknown("needed")),
    };
    let conversation = input.text("conversation").unwrap_or_default().to_owned();
    let actor = command.actor();
    let rules = services.rules();
    let set = rules.trigger_rules(Some(actor.clone()), owner.clone());
    let rule = set.await?.rules.into_iter().find(|rule| rule.name == name);
    let rule = rule.ok_or_else(|| unknown("rule"))?;
    services
        .rules()
        .label_conversation(actor, owner.clone(), conversation, needed_person)
        .await?;
    tried(services, command, owner, rule).await
}

async fn change(
    services: &Services,
    command: &ConsoleCommand,
    owner: &RulesOwner,
    name: &str,
    change: RuleChange,
) -> Result<Option<TriggerFormFeedback>, Problem> {
    let done = services
        .rules()
        .change_trigger_rule(Some(command.actor()), owner.clone(), change);
    match done.await {
        Ok(()) => Ok(None),
        Err(ServiceError::Invalid(wrong)) => {
            Ok(Some(TriggerFormFeedback::Wrong(name.to_owned(), wrong)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn tried(
    services: &Services,
    command: &ConsoleCommand,
    owner: &RulesOwner,
    rule: Rule,
) -> Result<Option<TriggerFormFeedback>, Problem> {
    let name = rule.name.clone();
    let trial = services
        .rules()
        .try_rule(Some(command.actor()), owner.clone(), rule.clone());
    match trial.await {
        Ok(trial) => Ok(Some(TriggerFormFeedback::Tried(Box::new(rule), trial))),
        Err(ServiceError::Invalid(wrong)) => Ok(Some(TriggerFormFeedback::Wrong(name, wrong))),
        Err(error) => Err(error.into()),
    }
}
