//! A ticket as the page of the one who asks.

use crate::console::shell::viewer;
use crate::services::{Services, TicketView as Read, secrets};
use crate::views::show;
use crate::views::ticket::{LinkedView, TicketView};
use crate::web::{AgentAuth, Problem};

/// Everything of the ticket, with an id for the reply that is sent without script and the
/// conversation's ticket before this one.
pub(super) async fn open(
    auth: &AgentAuth,
    services: &Services,
    view: &Read,
) -> Result<TicketView, Problem> {
    let mut shown = show::ticket(view, &viewer(&auth.signed_in));
    shown.composer.client_id = secrets::token("c").0;
    if let Some(ask) = &mut shown.packet.ask {
        auth.csrf().clone_into(&mut ask.csrf);
    }
    shown.composer.file_limit = services.settings.files.limit_bytes;
    shown.linked = linked(services, view).await?;
    let mark = services.mark_of(auth.actor(), view.row.ticket.id).await?;
    shown.mark = mark.map(|mark| mark.to_string()).unwrap_or_default();
    Ok(shown)
}

async fn linked(services: &Services, view: &Read) -> Result<Option<LinkedView>, Problem> {
    let Some(previous) = view.row.ticket.previous else {
        return Ok(None);
    };
    let found = services.queue_rows(vec![previous]).await?;
    Ok(found.first().map(|row| LinkedView {
        number: previous.0,
        relation: "Continues".to_owned(),
        closed_at: row
            .ticket
            .closed_at
            .map(|at| at.to_string())
            .unwrap_or_default(),
        summary: show::queue_row(row).summary,
    }))
}
