//! `GET /reports/conversations?bot=&below=`.

use crate::console::client::wants_json;
use crate::console::json::BotTalksJson;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::base::ids::ConversationId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::services::Services;
use crate::services::reading::bot_talks::BotTalksQuery;
use crate::views::catalogue::t;
use crate::views::conversation::fill;
use crate::views::conversation::view::BotTalksPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

/// The conversations that bots hold, the newest first.
pub(in crate::console) async fn list(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let asked = read(&request)?;
    let found = services
        .reading()
        .bot_talks(auth.actor(), asked.clone())
        .await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(BotTalksJson::new(&found)));
    }
    let title = t::conversations_title().to_owned();
    let page = BotTalksPage {
        shell: shell(&request, &auth, &services, Section::Reports, title).await?,
        rows: fill::rows(&found),
        next: fill::next(&found, asked.bot.as_deref()),
        is_first: asked.below.is_none(),
        chosen: asked.bot.unwrap_or_default(),
        bots: found.bots,
    };
    html(StatusCode::OK, &page)
}

/// The parameters of the list. The page ignores unknown ones and reads a blank one as absent.
fn read(request: &HttpRequest) -> Result<BotTalksQuery, Problem> {
    let mut asked = BotTalksQuery::default();
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        match &*name {
            _ if value.is_empty() => {}
            "bot" => asked.bot = Some(value.into_owned()),
            "below" => match value.parse() {
                Ok(below) => asked.below = Some(ConversationId(below)),
                Err(_) => {
                    let error = FieldError::new("/below", PageFault::Cursor);
                    return Err(Problem::invalid(vec![error]));
                }
            },
            _ => {}
        }
    }
    Ok(asked)
}
