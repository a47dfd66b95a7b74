//! `/views`: saved views, for everybody: their own, and those of their teams.

mod view_act;
mod view_json;
mod views_page;

pub(super) use view_act::act;

use super::client::wants_json;
use super::render::html;
use crate::domain::dispatch::QueueSort;
use crate::services::Services;
use crate::services::desk::saved_views::WantedView;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;
use view_json::{counts_json, list_json};
use views_page::{ViewForm, page};

/// `GET /views/counts`: how many tickets the views hold, each up to a limit.
pub(super) async fn counts(
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let counts = services.reading().view_counts(auth.actor()).await?;
    Ok(HttpResponse::Ok().json(counts_json(&counts)))
}

/// `GET /views?filter=&sort=&edit=`: the views, and the form for one.
pub(super) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if wants_json(&request, auth.via) {
        let views = services.desk().saved_views(auth.actor()).await?;
        return Ok(HttpResponse::Ok().json(list_json(&views)));
    }
    let asked = |name: &str| {
        let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
        let found = pairs.find(|(known, _)| known == name);
        found.map_or_else(String::new, |(_, value)| value.into_owned())
    };
    let form = ViewForm {
        edits: asked("edit").parse().ok(),
        sent: WantedView {
            filter: asked("filter"),
            sort: QueueSort::parse(&asked("sort")).unwrap_or_default(),
            ..WantedView::default()
        },
        is_new: true,
        begins: ["edit", "filter", "sort"]
            .iter()
            .any(|name| !asked(name).is_empty()),
        wrong: Vec::new(),
        done: asked("done"),
    };
    let page = page(&request, &auth, &services, form).await?;
    html(StatusCode::OK, &page)
}
