//! `POST /tickets/{number}/reply`.

use super::done::{back, seen};
use super::open::open;
use crate::console::command::Command;
use crate::console::flash::Flash;
use crate::console::input::{Input, said};
use crate::console::json::Changed;
use crate::console::page::console_page;
use crate::console::queue::{Params, lenient_view};
use crate::console::render::html;
use crate::domain::ids::TicketId;
use crate::services::{Reply, ServiceError, Services};
use crate::views::composer::{GuardView, KnownView};
use crate::web::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError, web};

/// Sends words to the customer. A note that a browser without script sent here stays a note.
pub(in crate::console) async fn reply(
    command: Command,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if command.input.text("kind") == Some("note") {
        return super::note(command, number, services).await;
    }
    let ticket = TicketId(*number);
    let reply = read(&command.input)?;
    match services.reply(command.actor(), ticket, reply.clone()).await {
        Ok(_) if command.is_form() => Ok(back(&command, ticket, Flash::Sent)),
        Ok(message) => {
            let view = seen(&command, &services, ticket).await?;
            Ok(HttpResponse::Ok().json(Changed::new(&view).with_message(&message)))
        }
        Err(error) if command.is_form() && keeps_words(&error) => {
            ask_again(&command, &services, ticket, reply, error).await
        }
        Err(error) => Err(error.into()),
    }
}

fn read(input: &Input) -> Result<Reply, Problem> {
    input.take(|fields| {
        let said = said(fields);
        let last_seq = fields.field("last_seq").and_then(|field| field.whole());
        let force = fields.flag("force").unwrap_or(false);
        let said = said?;
        Some(Reply {
            text: said.text,
            client_id: said.client_id,
            last_seq,
            force,
        })
    })
}

/// Whether the words can be sent later: the page comes back with them.
fn keeps_words(error: &ServiceError) -> bool {
    matches!(
        error,
        ServiceError::NewerMessages { .. }
            | ServiceError::AlreadyKnown(_)
            | ServiceError::ControlLost(_)
    )
}

/// The page once more, with the words kept and what stands in their way.
async fn ask_again(
    command: &Command,
    services: &Services,
    ticket: TicketId,
    reply: Reply,
    error: ServiceError,
) -> Result<HttpResponse, Problem> {
    let view = seen(command, services, ticket).await?;
    let mut shown = open(&command.auth, services, &view).await?;
    shown.composer.reply = reply.text;
    shown.composer.client_id = reply.client_id.unwrap_or(shown.composer.client_id);
    if let ServiceError::NewerMessages { count, .. } = &error {
        let new_messages = i64::try_from(*count).unwrap_or(i64::MAX);
        shown.composer.guard = Some(GuardView { new_messages });
    }
    if let ServiceError::AlreadyKnown(held) = &error {
        shown.composer.known = Some(KnownView {
            value: held.value.clone(),
            source: held.source.clone(),
        });
    }
    let problem = Problem::from(error);
    let params = Params::of(lenient_view(&command.request));
    let (request, auth) = (&command.request, &command.auth);
    let mut page = console_page(request, auth, services, &params, Some(shown)).await?;
    page.flash = problem.code.title().to_owned();
    let status: StatusCode = problem.status_code();
    html(status, &page)
}
