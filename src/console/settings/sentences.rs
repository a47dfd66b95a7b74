//! `/settings/teams/{name}/sentences`: what Baton says to the team's customers, for who leads.

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::input::Input;
use crate::console::render::{html, see_other};
use crate::console::settings::changed_since;
use crate::console::shell::settings_shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::team::phrases::{self, Language, OwnTexts, Phrase, languages};
use crate::domain::team::team_fault::TeamFault;
use crate::services::{ServiceError, Services, SettingsHash};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::language_names;
use crate::views::side_menu::SettingsPlace;
use crate::views::team::address;
use crate::views::team::hours::{LanguageLink, SentenceView, SentencesPage};
use crate::views::team::in_words::purpose;
use crate::views::team::needs::TeamTab;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};
use std::collections::HashMap;
use url::form_urlencoded;

/// `GET /settings/teams/{name}/sentences?language=es`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let language = asked(&request)?;
    let actor = auth.actor();
    let read = services
        .teams()
        .team_sentences(&actor, name.into_inner(), language);
    let (team, own) = read.await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(texts(&own, language)));
    }
    let sentences = shown(&team.name, language, &own);
    let page = page(
        &request,
        &auth,
        &services,
        (&team.name, language),
        sentences,
    )
    .await?;
    html(StatusCode::OK, &page)
}

/// `POST /settings/teams/{name}/sentences?language=es`: texts by phrase. An empty one, or `reset` with its name,
/// brings the built-in text back. A form also says what its page showed.
pub(in crate::console) async fn save(
    command: ConsoleCommand,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, name) = (command.actor(), name.into_inner());
    let language = asked(&command.request)?;
    let (team, _) = services
        .teams()
        .team_sentences(&actor, name.clone(), language)
        .await?;
    let (sent, believed) = (sent(&command.input), believed(&command.input));
    let changed = services.teams().change_team_sentences(
        &actor,
        name.clone(),
        language,
        sent.clone(),
        believed.clone(),
    );
    match changed.await {
        Ok(()) if command.wants_json() => {
            let (_, own) = services
                .teams()
                .team_sentences(&actor, name, language)
                .await?;
            Ok(HttpResponse::Ok().json(texts(&own, language)))
        }
        Ok(()) => {
            let page = format!("{}/sentences", address(&team.name));
            Ok(see_other(&format!("{page}?language={language}&saved=true")))
        }
        Err(ServiceError::Invalid(errors)) if command.is_form() => {
            let (request, auth) = (&command.request, &command.auth);
            let (_, own) = services
                .teams()
                .team_sentences(&actor, name, language)
                .await?;
            let mut sentences = shown(&team.name, language, &merged(own.clone(), sent));
            for (phrase, sentence) in Phrase::ALL.iter().zip(&mut sentences) {
                let held = said(&own, *phrase, language);
                tell(sentence, &errors, believed.get(phrase), held);
            }
            let team = (team.name.as_str(), language);
            let mut page = page(request, auth, &services, team, sentences).await?;
            page.wrong = true;
            page.changed = changed_since::is_why(&errors);
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The language that is asked for; English without one.
fn asked(request: &HttpRequest) -> Result<&'static str, Problem> {
    let query = form_urlencoded::parse(request.query_string().as_bytes());
    let wanted = query
        .filter(|(name, _)| name == "language")
        .map(|(_, value)| value.into_owned())
        .last();
    let Some(wanted) = wanted else {
        return Ok("en");
    };
    let tags: Vec<&str> = languages().map(|language| &*language.tag).collect();
    let known = tags.iter().find(|tag| **tag == wanted);
    known.copied().ok_or_else(|| {
        let fault = TeamFault::Language(tags.clone());
        Problem::invalid(vec![FieldError::new("/language", fault)])
    })
}

/// What is to change.
fn sent(input: &Input) -> HashMap<Phrase, Option<String>> {
    let reset = input.text("reset").and_then(Phrase::parse);
    if let Some(phrase) = reset {
        return HashMap::from([(phrase, None)]);
    }
    let phrases = Phrase::ALL.iter().copied();
    let text = |phrase: Phrase| {
        // A field of a form that was emptied is absent.
        let emptied = changed_since::made_from(input, &revision_field(phrase)).map(|_| "");
        let text = input.text(phrase.as_str()).or(emptied)?.trim();
        Some((
            phrase,
            Some(text.to_owned()).filter(|text| !text.is_empty()),
        ))
    };
    phrases.filter_map(text).collect()
}

/// The texts that the page of a form showed.
fn believed(input: &Input) -> HashMap<Phrase, SettingsHash> {
    let phrases = Phrase::ALL.iter().copied();
    let seen = |phrase| changed_since::made_from(input, &revision_field(phrase));
    phrases
        .filter_map(|phrase| Some((phrase, seen(phrase)?)))
        .collect()
}

fn revision_field(phrase: Phrase) -> String {
    format!("{}.{phrase}", changed_since::FIELD)
}

fn merged(mut own: OwnTexts, sent: HashMap<Phrase, Option<String>>) -> OwnTexts {
    for (phrase, text) in sent {
        match text {
            Some(text) => own.insert(phrase, text),
            None => own.remove(&phrase),
        };
    }
    own
}

/// What is wrong with a text that was sent. Whoever saves it again was told what is `held` now, but only where somebody
/// else has changed it.
fn tell(
    sentence: &mut SentenceView,
    errors: &[FieldError],
    believed: Option<&SettingsHash>,
    held: &str,
) {
    let of = |error: &&FieldError| error.pointer.trim_start_matches('/') == sentence.name;
    let error = errors.iter().find(of);
    let is_changed = error.is_some_and(changed_since::of_field);
    sentence.error = error.map_or_else(String::new, |error| faults::said(&error.fault));
    sentence.stored = is_changed.then(|| held.to_owned());
    let revision = believed.filter(|_| !is_changed).cloned();
    let revision = revision.unwrap_or_else(|| SettingsHash::of(held));
    sentence.revision = revision.to_string();
}

/// A text as it is said now.
fn said<'t>(own: &'t OwnTexts, phrase: Phrase, language: &str) -> &'t str {
    let built_in = phrases::built_in(phrase, language);
    own.get(&phrase).map_or(built_in, String::as_str)
}

/// Every text as it is said now.
fn texts(own: &OwnTexts, language: &str) -> Map<String, Value> {
    let text = |phrase: &Phrase| {
        let text = said(own, *phrase, language);
        (phrase.as_str().to_owned(), Value::from(text))
    };
    Phrase::ALL.iter().map(text).collect()
}

fn shown(team: &str, language: &str, own: &OwnTexts) -> Vec<SentenceView> {
    let view = |phrase: &Phrase| {
        let built_in = phrases::built_in(*phrase, language);
        let text = said(own, *phrase, language);
        let placeholders: Vec<String> = phrase
            .placeholders()
            .iter()
            .map(|name| format!("{{{name}}}"))
            .collect();
        SentenceView {
            name: phrase.as_str(),
            purpose: purpose(*phrase),
            placeholders: placeholders.join(" "),
            text: text.to_owned(),
            built_in,
            sample: phrases::sample(text, team, language),
            // What was sent unchanged is not the team's own.
            own: text != built_in,
            revision: SettingsHash::of(text).to_string(),
            stored: None,
            error: String::new(),
        }
    };
    Phrase::ALL.iter().map(view).collect()
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    (team, language): (&str, &'static str),
    sentences: Vec<SentenceView>,
) -> Result<SentencesPage, Problem> {
    let title = t::team_messages_of(team);
    let place = SettingsPlace::Team(team.to_owned());
    let link = |Language { tag, .. }: &'static Language| LanguageLink {
        tag,
        name: language_names::language(tag),
    };
    Ok(SentencesPage {
        shell: settings_shell(request, auth, services, place, title).await?,
        team: team.to_owned(),
        address: address(team),
        tab: TeamTab::Sentences,
        language,
        languages: languages().map(link).collect(),
        sentences,
        samples: phrases::samples(team, language),
        wrong: false,
        changed: false,
        saved: request.query_string().ends_with("saved=true"),
    })
}
