//! The console on one screen: navigation, queue, and a ticket or none.

use super::flash::Flash;
use super::queue::{Params, queue_view};
use super::shell::{around, viewer};
use crate::delivery::assist::AssistClient;
use crate::domain::base::ids::TicketId;
use crate::services::accounts::secrets;
use crate::services::{QueueCounts, QueuePage, Services, Showing, View};
use crate::views::catalogue::t;
use crate::views::console::ConsolePage;
use crate::views::ticket;
use crate::views::ticket::fill::For;
use crate::views::ticket::view::TicketView;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpRequest, web};
use url::form_urlencoded;

/// The queue beside no ticket.
pub(super) async fn queue_page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    params: &Params,
) -> Result<ConsolePage, Problem> {
    let read = services
        .reading()
        .queue_console(auth.actor(), params.query())
        .await?;
    let of = (request, auth, services, params);
    Ok(page(of, &read.queue, read.counts, None))
}

/// A ticket beside the queue.
pub(super) async fn ticket_page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    params: &Params,
    (ticket, showing): (TicketId, Showing),
) -> Result<ConsolePage, Problem> {
    let read = services
        .reading()
        .ticket_console(auth.actor(), ticket, showing, params.query())
        .await?;
    let form_token = auth.form_token();
    let reader = For {
        viewer: &viewer(&auth.signed_in),
        csrf: &form_token,
        view: params.view.as_str(),
        client_id: secrets::token("c").0,
        file_limit: services.settings.files.limit_bytes,
        assist: assist_seconds(request),
    };
    let shown = ticket::fill::ticket(&read, reader);
    let of = (request, auth, services, params);
    Ok(page(of, &read.queue, read.counts, Some(shown)))
}

fn page(
    (request, auth, services, params): (&HttpRequest, &AgentAuth, &Services, &Params),
    queue: &QueuePage,
    counts: QueueCounts,
    ticket: Option<TicketView>,
) -> ConsolePage {
    let current = ticket.as_ref().map_or(0, |ticket| ticket.number);
    let now = services.clock.now();
    let queue = queue_view(params, queue, current, auth.actor().id, now);
    let title = match &ticket {
        Some(ticket) => format!("#{current} {}", ticket.customer),
        None => match params.view {
            View::Mine => t::queue_tab_mine(),
            View::Team => t::queue_tab_team(),
            View::All => t::queue_tab_all(),
        }
        .to_owned(),
    };
    let view = params.view.into();
    ConsolePage {
        shell: around(request, auth, services, view, title, counts),
        queue,
        ticket,
        flash: flash(request),
    }
}

/// How long the language model may take; nothing without one.
fn assist_seconds(request: &HttpRequest) -> Option<u64> {
    let client = request.app_data::<web::Data<Option<AssistClient>>>()?;
    let client = client.get_ref().as_ref()?;
    Some(client.within().as_secs())
}

fn flash(request: &HttpRequest) -> String {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let told = pairs.find(|(name, _)| name == "flash");
    let told = told.and_then(|(_, word)| Flash::parse(&word));
    told.map(Flash::sentence).unwrap_or_default().to_owned()
}
