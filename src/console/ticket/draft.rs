//! `PUT /tickets/{number}/draft`.

use crate::console::command::ConsoleCommand;
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::base::words::DraftKind;
use crate::domain::reader::Length;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Keeps what the agent is writing; nothing throws it away.
pub(in crate::console) async fn draft(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (kind, text) = command.input.take(|fields| {
        let kind = fields
            .required("kind")
            .and_then(|kind| kind.word(DraftKind::ALL));
        let text = fields.text("text", Length::Bytes(TEXT_MAX_BYTES));
        Some((kind?, text.unwrap_or_default()))
    })?;
    services
        .desk()
        .save_draft(command.actor(), TicketId(*number), kind, text)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
