//! `POST /replies`: adds, saves or removes a saved reply; `do` says which.

use super::replies_address::address;
use super::replies_page::{ReplyForm, page};
use super::reply_json::reply_json;
use crate::console::command::ConsoleCommand;
use crate::console::input::Input;
use crate::console::render::{html, see_other};
use crate::console::shell::shell;
use crate::domain::base::ids::SavedReplyId;
use crate::domain::base::invalid::FieldError;
use crate::domain::desk::saved_replies::written_reply::WrittenReply;
use crate::domain::desk::saved_reply_fault::SavedReplyFault;
use crate::services::{ServiceError, Services};
use crate::views::accounts::view::ConfirmPage;
use crate::views::catalogue::t;
use crate::views::shell::Section;
use crate::web::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// Carries a command out.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let fields = ["do", "of", "name", "text", "priority", "then"];
    command.input.expect_texts(&fields)?;
    match command.input.text("do").unwrap_or_default() {
        "add" => kept(&command, &services, None).await,
        "save" => kept(&command, &services, Some(named(&command)?)).await,
        "remove" => removed(&command, &services, named(&command)?).await,
        _ => {
            let error = FieldError::new("/do", SavedReplyFault::Act);
            Err(Problem::invalid(vec![error]))
        }
    }
}

/// A reply as it was sent.
fn written(input: &Input) -> Result<WrittenReply, Problem> {
    let text = |field| input.text(field).unwrap_or_default().to_owned();
    Ok(WrittenReply {
        name: text("name"),
        text: text("text"),
        tags: input.lines("tags")?,
        priority: text("priority"),
        then: text("then"),
    })
}

/// The reply that the command names.
fn named(command: &ConsoleCommand) -> Result<SavedReplyId, Problem> {
    command.input.id("reply_id").map(SavedReplyId)
}

async fn kept(
    command: &ConsoleCommand,
    services: &Services,
    edits: Option<SavedReplyId>,
) -> Result<HttpResponse, Problem> {
    let (desk, actor) = (services.desk(), command.actor());
    let text = |field| command.input.text(field).unwrap_or_default().to_owned();
    let (of, words) = (text("of"), written(&command.input)?);
    let done = match edits {
        Some(id) => desk.change_saved_reply(actor, id, words.clone()).await,
        None => desk.add_saved_reply(actor, of.clone(), words.clone()).await,
    };
    match done {
        Ok((reply, of)) if command.wants_json() => {
            let reply = reply_json(&reply, &of);
            Ok(match edits {
                Some(_) => HttpResponse::Ok().json(reply),
                None => HttpResponse::Created().json(reply),
            })
        }
        Ok((_, of)) => {
            let done = edits.map_or("added", |_| "saved");
            Ok(see_other(&address(&of, done)))
        }
        Err(ServiceError::Invalid(wrong)) if command.is_form() => {
            let form = ReplyForm {
                edits: edits.map(|id| id.0),
                sent: Some(words),
                wrong,
                ..ReplyForm::default()
            };
            let page = page(&command.request, &command.auth, services, of, form).await?;
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn removed(
    command: &ConsoleCommand,
    services: &Services,
    id: SavedReplyId,
) -> Result<HttpResponse, Problem> {
    let (desk, actor) = (services.desk(), command.actor());
    if command.is_form() && !command.input.is_confirmed() {
        return confirm(command, services, id).await;
    }
    let of = desk.remove_saved_reply(actor, id).await?;
    Ok(match command.wants_json() {
        true => HttpResponse::Ok().json(json!({ "removed": id })),
        false => see_other(&address(&of, "removed")),
    })
}

/// The question before a reply goes.
async fn confirm(
    command: &ConsoleCommand,
    services: &Services,
    id: SavedReplyId,
) -> Result<HttpResponse, Problem> {
    let (request, auth) = (&command.request, &command.auth);
    let (reply, of) = services.desk().saved_reply(auth.actor(), id).await?;
    let title = t::replies_remove_title(&reply.name);
    let page = ConfirmPage {
        shell: shell(request, auth, services, Section::Settings, title.clone()).await?,
        title,
        consequences: vec![
            t::replies_remove_then().to_owned(),
            t::settings_for_good().to_owned(),
        ],
        address: address(&of, ""),
        fields: vec![("do", "remove".to_owned()), ("reply_id", id.to_string())],
        button: t::common_remove(),
    };
    html(StatusCode::OK, &page)
}
