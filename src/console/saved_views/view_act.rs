//! `POST /views`: adds, saves or removes a saved view; `do` says which.

use super::view_json::{address, view_json};
use super::views_page::{ViewForm, page};
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::domain::base::ids::SavedViewId;
use crate::domain::base::invalid::FieldError;
use crate::domain::desk::saved_view_fault::SavedViewFault;
use crate::domain::dispatch::QueueSort;
use crate::services::desk::saved_views::WantedView;
use crate::services::{ServiceError, Services};
use crate::web::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// Carries a command out.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    command
        .input
        .expect_texts(&["do", "of", "name", "filter"])?;
    match command.input.text("do").unwrap_or_default() {
        "add" => kept(&command, &services, None).await,
        "save" => kept(&command, &services, Some(named(&command)?)).await,
        "remove" => {
            let id = named(&command)?;
            let removed = services.desk().remove_saved_view(command.actor(), id);
            removed.await?;
            Ok(match command.wants_json() {
                true => HttpResponse::Ok().json(json!({ "removed": id })),
                false => see_other("/views?done=removed"),
            })
        }
        _ => {
            let error = FieldError::new("/do", SavedViewFault::Act);
            Err(Problem::invalid(vec![error]))
        }
    }
}

/// The view that the command names.
fn named(command: &ConsoleCommand) -> Result<SavedViewId, Problem> {
    command.input.id("view_id").map(SavedViewId)
}

async fn kept(
    command: &ConsoleCommand,
    services: &Services,
    edits: Option<SavedViewId>,
) -> Result<HttpResponse, Problem> {
    let (desk, actor) = (services.desk(), command.actor());
    let text = |field| command.input.text(field).unwrap_or_default().to_owned();
    // The order as a word that is known; none is the usual one.
    let sort = command.input.take(|fields| {
        let sort = match fields.field("sort") {
            Some(field) => field.word(QueueSort::ALL)?,
            None => QueueSort::default(),
        };
        Some(sort)
    })?;
    let wanted = WantedView {
        of: text("of"),
        name: text("name"),
        filter: text("filter"),
        sort,
    };
    let done = match edits {
        Some(id) => desk.change_saved_view(actor, id, wanted.clone()).await,
        None => desk.add_saved_view(actor, wanted.clone()).await,
    };
    match done {
        Ok(listed) if command.wants_json() => {
            let view = view_json(&listed);
            Ok(match edits {
                Some(_) => HttpResponse::Ok().json(view),
                None => HttpResponse::Created().json(view),
            })
        }
        Ok(_) if edits.is_some() => Ok(see_other("/views?done=saved")),
        Ok(listed) => Ok(see_other(&address(&listed))),
        Err(ServiceError::Invalid(wrong)) if command.is_form() => {
            let form = ViewForm {
                edits: edits.map(|id| id.0),
                sent: wanted,
                is_new: false,
                begins: false,
                wrong,
                done: String::new(),
            };
            let page = page(&command.request, &command.auth, services, form).await?;
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
