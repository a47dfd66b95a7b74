//! `/tickets/{number}/notes/{seq}`: what a note says and said before, and changing it.

use super::done::{back, noted};
use crate::console::client::{is_script, wants_json};
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::json::NoteJson;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::reader::Length;
use crate::services::{Noted, Services};
use crate::views::catalogue::t;
use crate::views::message::note_sheet::{NotePage, NoteSheet, NoteSheetFragment};
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// The note: a page for people, a part of one for the console's script, JSON for programs.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    at: web::Path<(i64, i64)>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (ticket, seq) = (TicketId(at.0), at.1);
    let found = services.desk().note_versions(auth.actor(), ticket, seq);
    let found = found.await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(NoteJson::new(&found)));
    }
    let csrf = auth.form_token();
    let note = NoteSheet::new(ticket, &found);
    if is_script(&request) {
        return html(
            StatusCode::OK,
            &NoteSheetFragment {
                note: &note,
                csrf: &csrf,
            },
        );
    }
    let title = t::thread_note_title().to_owned();
    let shell = shell(&request, &auth, &services, Section::Trace, title).await?;
    html(StatusCode::OK, &NotePage { shell, note, csrf })
}

/// `POST …`: gives it other words.
pub(in crate::console) async fn edit(
    command: ConsoleCommand,
    at: web::Path<(i64, i64)>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (text, version) = command.input.take(|fields| {
        let text = fields.required_text("text", Length::Bytes(TEXT_MAX_BYTES));
        let version = fields.required("version")?.whole();
        Some((text?, version?))
    })?;
    let changed = services
        .desk()
        .edit_note(command.actor(), TicketId(at.0), at.1, (text, version))
        .await?;
    answer(&command, &services, at.0, &changed, Flash::NoteEdited).await
}

/// `POST …/delete`.
pub(in crate::console) async fn delete(
    command: ConsoleCommand,
    at: web::Path<(i64, i64)>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let deleted = services
        .desk()
        .delete_note(command.actor(), TicketId(at.0), at.1)
        .await?;
    answer(&command, &services, at.0, &deleted, Flash::NoteDeleted).await
}

/// `POST …/restore`: takes the deletion back.
pub(in crate::console) async fn restore(
    command: ConsoleCommand,
    at: web::Path<(i64, i64)>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let restored = services
        .desk()
        .restore_note(command.actor(), TicketId(at.0), at.1)
        .await?;
    answer(&command, &services, at.0, &restored, Flash::NoteRestored).await
}

async fn answer(
    command: &ConsoleCommand,
    services: &Services,
    number: i64,
    changed: &Noted,
    flash: Flash,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(number);
    Ok(match command.is_form() {
        true => back(command, ticket, flash),
        false => noted(command, services, ticket, changed).await,
    })
}
