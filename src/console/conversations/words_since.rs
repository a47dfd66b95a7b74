//! `GET /conversations/{conversation}/updates?after=seq`.

use crate::console::place_asked;
use crate::services::Services;
use crate::views::conversation::fill;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

/// The frames that a page of the conversation missed, as they would have been pushed. `more` says that they do not end
/// where the conversation does.
pub(in crate::console) async fn updates(
    request: HttpRequest,
    auth: AgentAuth,
    token: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let after = place_asked::after(&request)?;
    let whole = services
        .reading()
        .conversation_after(auth.actor(), token.into_inner(), after)
        .await?;
    let seq = fill::last_seq(&whole).max(after);
    let frames = fill::frames(&whole);
    Ok(HttpResponse::Ok().json(json!({ "frames": frames, "seq": seq, "more": whole.is_cut })))
}
