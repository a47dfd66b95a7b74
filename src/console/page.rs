//! The console on one screen: navigation, queue, and a ticket or none.

use super::flash::Flash;
use super::queue::{Params, queue_view, word};
use super::shell::shell;
use crate::services::Services;
use crate::views::console::ConsolePage;
use crate::views::ticket::TicketView;
use crate::web::{AgentAuth, Problem};
use actix_web::HttpRequest;
use url::form_urlencoded;

/// The page with this ticket beside the queue.
pub(super) async fn console_page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    params: &Params,
    mut ticket: Option<TicketView>,
) -> Result<ConsolePage, Problem> {
    let asked = params.asked(services).await?;
    let page = services.queue(auth.actor(), asked.query.clone()).await?;
    let current = ticket.as_ref().map_or(0, |ticket| ticket.number);
    let queue = queue_view(params, &asked, &page, current);
    if let Some(ask) = ticket
        .as_mut()
        .and_then(|ticket| ticket.packet.ask.as_mut())
    {
        word(params.view).clone_into(&mut ask.view);
    }
    let title = match &ticket {
        Some(ticket) => format!("#{current} {}", ticket.customer),
        None => format!("{} queue", queue.title),
    };
    Ok(ConsolePage {
        shell: shell(request, auth, services, word(params.view), title).await?,
        queue,
        ticket,
        flash: flash(request),
    })
}

fn flash(request: &HttpRequest) -> String {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let told = pairs.find(|(name, _)| name == "flash");
    let told = told.and_then(|(_, word)| Flash::parse(&word));
    told.map(Flash::sentence).unwrap_or_default().to_owned()
}
