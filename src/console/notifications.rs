//! `/notifications`: what the agent was told, and what they have read of it.

use super::client::wants_json;
use super::command::ConsoleCommand;
use super::input::{PICKED, number};
use super::json::NotificationsJson;
use super::render::{html, see_other};
use super::shell::shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::domain::reader::{Misread, Object};
use crate::services::Services;
use crate::storage::notifications::NowRead;
use crate::views::catalogue::t;
use crate::views::notifications::fill;
use crate::views::notifications::view::NotificationsPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

/// Notifications that are marked at once at most: no agent has more (`KEPT_MAX` in `domain/notifications`).
const MARKED_MAX: usize = 500;

/// `GET /notifications?below=`.
pub(super) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let below = below(&request)?;
    let found = services.notifications().page(auth.actor(), below).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(NotificationsJson::new(&found)));
    }
    let title = t::notifications_title().to_owned();
    let page = NotificationsPage {
        shell: shell(&request, &auth, &services, Section::Notifications, title).await?,
        page: fill::page(&found, below.is_some()),
    };
    html(StatusCode::OK, &page)
}

/// `POST /notifications/read {notification}` marks one, `{notifications}` several, `{up_to}` all up to one.
pub(super) async fn read(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (some, up_to) = command.input.take(|fields| {
        let some = some(fields);
        let up_to = fields.field("up_to").map(|field| field.whole());
        Some((some, up_to.flatten()))
    })?;
    let which = match (some, up_to) {
        (Some(some), _) => NowRead::These(some),
        (None, Some(up_to)) => NowRead::UpTo(up_to),
        (None, None) => {
            let missing = FieldError::new("/up_to", Misread::Required);
            return Err(Problem::invalid(vec![missing]));
        }
    };
    let agent = command.actor().id;
    services.notifications().mark_read(agent, which).await?;
    Ok(match command.wants_json() {
        true => HttpResponse::NoContent().finish(),
        false => see_other("/notifications"),
    })
}

/// The notifications that are named: one, a list of a program, or those of a form's group.
fn some(fields: &mut Object<'_>) -> Option<Vec<i64>> {
    if let Some(one) = fields.field("notification") {
        return one.whole().map(|one| vec![one]);
    }
    let list = match fields.object(PICKED) {
        Some(mut picked) => picked.field("notification"),
        None => fields.field("notifications"),
    };
    let ids = list?.list(MARKED_MAX)?;
    ids.iter().map(number).collect()
}

fn below(request: &HttpRequest) -> Result<Option<i64>, Problem> {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let Some((_, value)) = pairs.find(|(name, value)| name == "below" && !value.is_empty()) else {
        return Ok(None);
    };
    match value.parse() {
        Ok(below) => Ok(Some(below)),
        Err(_) => {
            let wrong = FieldError::new("/below", PageFault::Cursor);
            Err(Problem::invalid(vec![wrong]))
        }
    }
}
