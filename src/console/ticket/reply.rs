//! `POST /tickets/{number}/reply`.

use super::again::{again, keeps_words};
use super::done::{self, back};
use crate::console::composed::Composed;
use crate::console::flash::Flash;
use crate::console::input::{ComposerInput, Input, said};
use crate::domain::base::ids::{SavedReplyId, TicketId};
use crate::domain::base::words::DraftKind;
use crate::services::{Reply, ServiceError, Services};
use crate::views::message::view::anchor;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Sends words to the customer. A note that a browser without script sent here stays a note.
pub(in crate::console) async fn reply(
    mut composed: Composed,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let kind = composed.command.input.text("kind");
    if kind.and_then(DraftKind::parse) == Some(DraftKind::Note) {
        return super::note(composed, number, services).await;
    }
    let ticket = TicketId(*number);
    let with_files = composed.has_files();
    let stored = composed.store(&services).await;
    let command = composed.command;
    let (mut said, last_seq, force) = read(&command.input, with_files)?;
    let sent = match stored {
        Ok(stored) => {
            said.attachments.extend(stored);
            let reply = Reply {
                text: said.text.clone(),
                client_id: command.client_id.clone(),
                last_seq,
                force,
                attachments: said.attachments.clone(),
            };
            let from = saved_replies(&command.input);
            services
                .desk()
                .reply_from(command.actor(), ticket, reply, from)
                .await
        }
        Err(error) => Err(error),
    };
    match sent {
        Ok(_) if command.is_form() => Ok(back(&command, ticket, Flash::Sent)),
        Ok(message) => Ok(done::said(&command, &services, ticket, &message).await),
        Err(error) if command.is_form() && keeps_words(&error) => {
            again(&command, &services, ticket, (DraftKind::Reply, said), error).await
        }
        Err(error) => Err(pointed(error)),
    }
}

/// A refusal for something known says in which element of the page it can be read.
fn pointed(error: ServiceError) -> Problem {
    let ServiceError::AlreadyKnown(held) = &error else {
        return error.into();
    };
    let anchor = held.passage.as_ref().map(anchor).unwrap_or_default();
    Problem::from(error).with("anchor", anchor)
}

fn read(input: &Input, with_files: bool) -> Result<(ComposerInput, Option<i64>, bool), Problem> {
    input.take(|fields| {
        let said = said(fields, with_files);
        let last_seq = fields.field("last_seq").and_then(|field| field.whole());
        let force = fields.flag("force").unwrap_or(false);
        Some((said?, last_seq, force))
    })
}

/// Ids of the saved replies that the words were made from. Nothing depends on them: what is none is left out.
fn saved_replies(input: &Input) -> Vec<SavedReplyId> {
    let ids = input.text("saved_reply").unwrap_or_default();
    let ids = ids.split(|letter: char| !letter.is_ascii_digit());
    let ids = ids.filter_map(|id| id.parse().ok());
    ids.map(SavedReplyId).collect()
}
