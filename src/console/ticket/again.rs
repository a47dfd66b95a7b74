//! The page once more, for a browser without script: with the words kept, and what stands in their way.

use crate::console::command::ConsoleCommand;
use crate::console::input::ComposerInput;
use crate::console::page::ticket_page;
use crate::console::problem_in_words;
use crate::console::queue::{Params, lenient_view};
use crate::console::render::html;
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::DraftKind;
use crate::domain::packet::Attachment;
use crate::services::{FileReader, ServiceError, Services, Showing};
use crate::views::catalogue::t;
use crate::views::composer::view::{AttachedView, ComposerView, GuardView, KnownView};
use crate::web::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

/// Whether the words can be sent later: the page comes back with them.
pub(super) fn keeps_words(error: &ServiceError) -> bool {
    matches!(
        error,
        ServiceError::NewerMessages { .. }
            | ServiceError::AlreadyKnown(_)
            | ServiceError::ControlLost { .. }
            | ServiceError::BadFile(_)
    )
}

/// Shows the composer as it was sent.
pub(super) async fn again(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
    (kind, said): (DraftKind, ComposerInput),
    error: ServiceError,
) -> Result<HttpResponse, Problem> {
    let attached = attached(command, services, &said.attachments).await?;
    let params = Params::of(lenient_view(&command.request));
    let (request, auth) = (&command.request, &command.auth);
    let open = (ticket, Showing::Refused);
    let mut page = ticket_page(request, auth, services, &params, open).await?;
    if let Some(shown) = &mut page.ticket {
        let composer = &mut shown.composer;
        composer.kind = kind;
        match kind {
            DraftKind::Note => composer.note = said.text,
            DraftKind::Reply => composer.reply = said.text,
        }
        if let Some(client_id) = &command.client_id {
            composer.client_id.clone_from(client_id);
        }
        composer.attached = attached;
        stands_in_the_way(composer, &error);
    }
    let problem = Problem::from(error);
    let title = problem_in_words::title(problem.code);
    page.flash = match problem_in_words::explanation(&problem) {
        Some(detail) => t::ticket_not_sent(title, detail),
        None => title.to_owned(),
    };
    let status: StatusCode = problem.status_code();
    html(status, &page)
}

/// The page with the words that somebody has not seen and that stand in the way of a command, for a browser without
/// script; any other error as it is.
pub(super) async fn unseen(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
    error: ServiceError,
) -> Result<HttpResponse, Problem> {
    let count = match &error {
        ServiceError::NewerMessages { count, .. } if command.is_form() => *count,
        _ => return Err(error.into()),
    };
    let params = Params::of(lenient_view(&command.request));
    let (request, auth) = (&command.request, &command.auth);
    let mut page =
        ticket_page(request, auth, services, &params, (ticket, Showing::Refused)).await?;
    page.flash = t::ticket_guard_not_done(count);
    html(StatusCode::CONFLICT, &page)
}

fn stands_in_the_way(composer: &mut ComposerView, error: &ServiceError) {
    if let ServiceError::NewerMessages { count, .. } = error {
        let new_messages = i64::try_from(*count).unwrap_or(i64::MAX);
        composer.guard = Some(GuardView { new_messages });
    }
    if let ServiceError::AlreadyKnown(held) = error {
        composer.known = Some(KnownView {
            value: held.value.clone(),
            source: held.source.clone(),
        });
    }
}

/// Files that are stored already need not be chosen again.
async fn attached(
    command: &ConsoleCommand,
    services: &Services,
    given: &[Attachment],
) -> Result<Vec<AttachedView>, Problem> {
    let mut attached = Vec::new();
    for id in given.iter().filter_map(|given| given.file.clone()) {
        let reader = FileReader::Agent(command.actor());
        match services.files().file(reader, id.clone()).await {
            Ok(file) => attached.push(AttachedView {
                id,
                name: file.name,
                size: file.size,
            }),
            Err(ServiceError::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(attached)
}
