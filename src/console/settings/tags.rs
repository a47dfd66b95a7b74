//! `/settings/tags`: every tag, for who leads; and `GET /tags`: those that begin as an agent types.

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::told;
use crate::console::shell::settings_shell;
use crate::domain::base::ids::TagId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::words;
use crate::domain::case::tag::{TAG_MAX_CHARS, TagColour, TagName};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Length, Object};
use crate::services::desk::known_tags::{UsedTag, may_keep};
use crate::services::{KnownTag, ServiceError, Services};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::side_menu::SettingsPlace;
use crate::views::tag_list::{TagListPage, TagRow};
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};
use url::form_urlencoded;

/// Tags on a page.
const ON_PAGE: i64 = 100;

/// Tags that are proposed while somebody types.
const PROPOSED: i64 = 20;

const NAME: Length = Length::Chars(2 * TAG_MAX_CHARS);

words! {
    /// A form does this to a tag, if it does not change it.
    TagDo {
        /// Every ticket that has it gets another one.
        Merge = "merge",
        /// It is taken off every ticket.
        Delete = "delete",
    }
}

/// What a form does to a tag.
enum TagAct {
    Change(TagId, String, Option<TagColour>),
    Merge(TagId, TagId),
    Delete(TagId),
}

/// `GET /tags?q=…`.
pub(in crate::console) async fn proposed(
    request: HttpRequest,
    _: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let typed = query(&request, "q");
    let found = services.desk().tags_beginning(&typed, None, PROPOSED);
    let names: Vec<Value> = found.await?.iter().map(tag_json).collect();
    Ok(HttpResponse::Ok().json(json!({ "tags": names })))
}

/// `GET /settings/tags`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    may_keep(&auth.actor())?;
    if wants_json(&request, auth.via) {
        let found = found(&request, &services).await?;
        let tags: Vec<Value> = found.iter().map(used_json).collect();
        return Ok(HttpResponse::Ok().json(json!({ "tags": tags })));
    }
    let page = page(&request, &auth, &services).await?;
    html(StatusCode::OK, &page)
}

/// `POST /settings/tags`: another name or colour, `do=merge` with another tag, or `do=delete`. A name that is wrong is told
/// in its row; one that another tag has comes with the question whether they are to be one.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    may_keep(&command.actor())?;
    let (actor, desk) = (command.actor(), services.desk());
    let done = match read(&command)? {
        TagAct::Change(id, typed, colour) => {
            let done = match TagName::parse(&typed) {
                Some(name) => desk.change_tag(actor, id, name, colour).await,
                None => Err(ServiceError::Invalid(vec![FieldError::new(
                    "/name",
                    DeskFault::TagName(TAG_MAX_CHARS),
                )])),
            };
            match done {
                Err(ServiceError::Invalid(wrong)) if command.is_form() => {
                    return not_so(&command, &services, id, (typed, colour), wrong).await;
                }
                done => done,
            }
        }
        TagAct::Merge(id, into) => desk.merge_tags(actor, id, into).await,
        TagAct::Delete(id) => desk.delete_tag(actor, id).await,
    };
    match done {
        Ok(()) if command.wants_json() => Ok(HttpResponse::NoContent().finish()),
        Ok(()) => Ok(see_other(&address(&command.request, &[("saved", "tag")]))),
        Err(error @ ServiceError::Invalid(_)) if command.is_form() => {
            let mut page = page(&command.request, &command.auth, &services).await?;
            page.errors = told(&error).unwrap_or_default();
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page again, with what was typed in its row and what is wrong with it.
async fn not_so(
    command: &ConsoleCommand,
    services: &Services,
    id: TagId,
    (typed, colour): (String, Option<TagColour>),
    wrong: Vec<FieldError>,
) -> Result<HttpResponse, Problem> {
    let mut page = page(&command.request, &command.auth, services).await?;
    let about_name = wrong.iter().find(|wrong| wrong.pointer == "/name");
    let row = page.rows.iter_mut().find(|row| row.id == id.0);
    match (row, about_name) {
        (Some(row), Some(about)) => {
            let same = match TagName::parse(&typed) {
                Some(name) => services.desk().tag_named(name).await?,
                None => None,
            };
            row.refuse(typed, colour, faults::said(&about.fault), same.as_ref());
        }
        (_, _) => page.errors = told(&ServiceError::Invalid(wrong)).unwrap_or_default(),
    }
    html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn read(command: &ConsoleCommand) -> Result<TagAct, Problem> {
    command.input.take(|fields| {
        let id = numbered(fields, "tag")?;
        match fields.word("do", TagDo::ALL) {
            Some(TagDo::Delete) => return Some(TagAct::Delete(id)),
            Some(TagDo::Merge) => return Some(TagAct::Merge(id, numbered(fields, "into")?)),
            None => {}
        }
        let colour = fields.word("colour", TagColour::ALL);
        let field = fields.required("name")?;
        let typed = field.text(NAME)?.to_owned();
        Some(TagAct::Change(id, typed, colour))
    })
}

/// A number, also as the text that a form sends.
fn numbered(fields: &mut Object<'_>, name: &'static str) -> Option<TagId> {
    let field = fields.required(name)?;
    match field.value.as_str() {
        Some(text) => {
            let id = text.parse().ok().or_else(|| field.refuse(DeskFault::NoTag));
            id.map(TagId)
        }
        None => field.whole().map(TagId),
    }
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
) -> Result<TagListPage, Problem> {
    let found = found(request, services).await?;
    let search = query(request, "q");
    let is_full = i64::try_from(found.len()).unwrap_or(i64::MAX) >= ON_PAGE;
    let last = found.last().filter(|_| is_full);
    let more = last.map(|last| {
        let after = last.known.tag.name.as_str();
        addressed([("q", search.as_str()), ("after", after)].into_iter())
    });
    let title = t::tags_title().to_owned();
    Ok(TagListPage {
        shell: settings_shell(request, auth, services, SettingsPlace::Tags, title).await?,
        rows: found.iter().map(TagRow::of).collect(),
        here: address(request, &[]),
        search,
        more: more.unwrap_or_default(),
        saved: query(request, "saved") == "tag",
        errors: WrongFields::default(),
    })
}

async fn found(request: &HttpRequest, services: &Services) -> Result<Vec<UsedTag>, Problem> {
    let after = TagName::parse(&query(request, "after"));
    let typed = query(request, "q");
    let found = services.desk().used_tags(&typed, after, ON_PAGE);
    Ok(found.await?)
}

/// The page that is shown, with what else its address says.
fn address(request: &HttpRequest, also: &[(&str, &str)]) -> String {
    let of_page = ["q", "after"].map(|name| (name, query(request, name)));
    let of_page = of_page.iter().map(|(name, value)| (*name, value.as_str()));
    let said = of_page.filter(|(_, value)| !value.is_empty());
    addressed(said.chain(also.iter().copied()))
}

fn addressed<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let mut said = form_urlencoded::Serializer::new(String::new());
    let said = said.extend_pairs(pairs).finish();
    match said.is_empty() {
        true => "/settings/tags".to_owned(),
        false => format!("/settings/tags?{said}"),
    }
}

/// What an address says under this name. U+0000 is in no text that is stored.
fn query(request: &HttpRequest, name: &str) -> String {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let found = pairs.find(|(key, _)| key == name);
    found.map_or_else(String::new, |(_, value)| value.replace('\0', ""))
}

fn tag_json(known: &KnownTag) -> Value {
    json!({ "id": known.id, "name": known.tag.name.as_str(), "colour": known.tag.colour })
}

fn used_json(used: &UsedTag) -> Value {
    let mut tag = tag_json(&used.known);
    if let Value::Object(members) = &mut tag {
        members.insert("tickets".to_owned(), used.tickets.into());
    }
    tag
}
