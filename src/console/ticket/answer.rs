//! `POST /tickets/{number}/answer`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::answer as read;
use crate::console::page::ticket_page;
use crate::console::queue::{Params, lenient_view};
use crate::console::render::html;
use crate::domain::asks::Answer;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::services::{ServiceError, Services, Showing};
use crate::views::ask;
use crate::views::catalogue::t;
use crate::web::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// Answers what the bot asks: a question, an approval or a form.
pub(in crate::console) async fn answer(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let json = command.input.was_json();
    let (ask, answer) = command.input.take(|fields| read(fields, json))?;
    let given = command.commander();
    match services
        .asks()
        .answer_ask(given, ticket, ask, answer.clone())
        .await
    {
        Ok(answered) => done(&command, &services, answered, Flash::Answered).await,
        Err(ServiceError::Invalid(errors)) if command.is_form() => {
            again(&command, &services, ticket, &answer, &errors).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The page once more, with what was typed and each mistake beside its field.
async fn again(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
    answer: &Answer,
    errors: &[FieldError],
) -> Result<HttpResponse, Problem> {
    let params = Params::of(lenient_view(&command.request));
    let (request, auth) = (&command.request, &command.auth);
    let open = (ticket, Showing::Refused);
    let mut page = ticket_page(request, auth, services, &params, open).await?;
    if let Some(ask) = page.ticket.as_mut().and_then(|t| t.packet.ask.as_mut()) {
        ask::fields::mistaken(ask, answer, errors);
    }
    page.flash = t::ticket_answer_wrong().to_owned();
    html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
