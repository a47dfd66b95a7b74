//! `GET /conversations/{conversation}?before=`.

use crate::console::client::wants_json;
use crate::console::json::WholeConversationJson;
use crate::console::place_asked;
use crate::console::render::{html, see_other};
use crate::console::shell::shell;
use crate::services::Services;
use crate::services::reading::whole_conversation::ShownConversation;
use crate::views::conversation::fill;
use crate::views::conversation::view::WholeConversationPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// A whole conversation for who reviews bots; the newest ticket of it that they may read for everybody else.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    token: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let before = place_asked::before(&request)?;
    let shown = services
        .reading()
        .shown_conversation(auth.actor(), token.into_inner(), before)
        .await?;
    let whole = match shown {
        ShownConversation::Whole(whole) => whole,
        ShownConversation::Ticket(number) => return Ok(see_other(&format!("/tickets/{number}"))),
    };
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(WholeConversationJson::new(&whole)));
    }
    let whole = fill::whole(&whole);
    let title = whole.customer.clone();
    let page = WholeConversationPage {
        shell: shell(&request, &auth, &services, Section::Reports, title).await?,
        whole,
    };
    html(StatusCode::OK, &page)
}
