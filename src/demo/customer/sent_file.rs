//! A file that an agent sent, fetched with the bot's key as a bot's own chat would do it.

use super::browser_chat::BrowserChat;
use super::side::CustomerSide;
use crate::console::demo_door;
use crate::web::{Code, Problem};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, web};

/// Nothing in it loads or runs anything, whatever a browser takes it for.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// The file, if somebody sent it in this browser's conversation.
pub(super) async fn show(
    request: HttpRequest,
    side: web::Data<CustomerSide>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    demo_door::admit(&request)?;
    let conversation = BrowserChat::of(&request).conversation();
    let found = side.file(&conversation, &id).await;
    let found = found.ok_or(Problem::new(Code::NotFound))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, found.media_type))
        .insert_header((CONTENT_DISPOSITION, found.disposition))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .body(found.bytes))
}
