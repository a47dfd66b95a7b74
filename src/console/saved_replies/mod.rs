//! `/replies`: saved replies, for everybody: their own, and those of teams and of all as far as they may see them.

mod replies_address;
mod replies_page;
mod reply_act;
mod reply_import;
mod reply_json;

pub(super) use reply_act::act;
pub(super) use reply_import::import;
pub(super) use reply_json::{filled_json, filled_list};

use super::client::wants_json;
use super::render::html;
use crate::services::Services;
use crate::views::spreadsheet;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpRequest, HttpResponse, web};
use replies_address::asked;
use replies_page::{ReplyForm, page};
use reply_json::list_json;

/// `GET /replies?of=&edit=`: the replies of an owner: `me`, `all` or `team:NAME`.
pub(super) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let of = asked(&request, "of");
    if wants_json(&request, auth.via) {
        let owned = services.desk().saved_replies(auth.actor(), of).await?;
        return Ok(HttpResponse::Ok().json(list_json(&owned)));
    }
    let form = ReplyForm {
        edits: asked(&request, "edit").parse().ok(),
        ..ReplyForm::default()
    };
    let page = page(&request, &auth, &services, of, form).await?;
    html(StatusCode::OK, &page)
}

/// `GET /replies/export.csv?of=`: the replies of an owner as a table that can be imported again.
pub(super) async fn export(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let of = asked(&request, "of");
    let owned = services.desk().saved_replies(auth.actor(), of).await?;
    let name = "attachment; filename=\"saved-replies.csv\"";
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, name))
        .body(spreadsheet::replies(&owned)))
}
