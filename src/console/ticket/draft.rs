//! `PUT /tickets/{number}/draft`.

use crate::console::command::ConsoleCommand;
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::base::words::DraftKind;
use crate::domain::reader::Length;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Keeps what the agent is writing; an empty text throws it away, with `sent` only what was begun of those words.
pub(in crate::console) async fn draft(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (kind, text, sent) = command.input.take(|fields| {
        let kind = fields
            .required("kind")
            .and_then(|kind| kind.word(DraftKind::ALL));
        let text = fields.text("text", Length::Bytes(TEXT_MAX_BYTES));
        let sent = fields.text("sent", Length::Bytes(TEXT_MAX_BYTES));
        Some((kind?, text.unwrap_or_default(), sent))
    })?;
    services
        .desk()
        .save_draft(command.actor(), TicketId(*number), kind, text, sent)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
