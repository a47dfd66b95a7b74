//! `POST /tickets/{number}/note`.

use super::again::{again, keeps_words};
use super::done::{self, back};
use crate::console::composed::Composed;
use crate::console::flash::Flash;
use crate::console::input::said;
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::DraftKind;
use crate::services::{Note, Services};
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Adds words that only colleagues see.
pub(in crate::console) async fn note(
    mut composed: Composed,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let with_files = composed.has_files();
    let stored = composed.store(&services).await;
    let command = composed.command;
    let mut said = command.input.take(|fields| said(fields, with_files))?;
    let noted = match stored {
        Ok(stored) => {
            said.attachments.extend(stored);
            let note = Note {
                text: said.text.clone(),
                client_id: command.client_id.clone(),
                attachments: said.attachments.clone(),
            };
            services.desk().note(command.actor(), ticket, note).await
        }
        Err(error) => Err(error),
    };
    match noted {
        Ok(noted) if command.is_form() => {
            let flash = match noted.out_of_reach.is_empty() {
                true => Flash::Noted,
                false => Flash::NotedUnseen,
            };
            Ok(back(&command, ticket, flash))
        }
        Ok(noted) => Ok(done::noted(&command, &services, ticket, &noted).await),
        Err(error) if command.is_form() && keeps_words(&error) => {
            again(&command, &services, ticket, (DraftKind::Note, said), error).await
        }
        Err(error) => Err(error.into()),
    }
}
