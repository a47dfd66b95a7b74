//! `GET /customers?q=&below=`.

use crate::console::client::wants_json;
use crate::console::json::FoundCustomersJson;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::services::{SearchRequest, Services};
use crate::views::catalogue::t;
use crate::views::customers::fill;
use crate::views::customers::view::CustomersPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

/// Customers on a page.
const PAGE: usize = 25;

/// The customers that the agent may see, whoever was seen last first.
pub(in crate::console) async fn list(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let wanted = read(&request)?;
    let typed = wanted.typed.clone();
    let found = services.reading().customers(auth.actor(), wanted).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(FoundCustomersJson::new(&found)));
    }
    let title = t::customers_title().to_owned();
    let page = CustomersPage {
        shell: shell(&request, &auth, &services, Section::Customers, title).await?,
        list: fill::list(&found, &typed),
    };
    html(StatusCode::OK, &page)
}

/// The parameters of the list. The page ignores unknown ones and reads a blank one as absent.
fn read(request: &HttpRequest) -> Result<SearchRequest, Problem> {
    let mut wanted = SearchRequest {
        typed: String::new(),
        below: None,
        limit: PAGE,
    };
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        match &*name {
            _ if value.is_empty() => {}
            "q" => wanted.typed = value.into_owned(),
            "below" => match value.parse() {
                Ok(below) => wanted.below = Some(TicketId(below)),
                Err(_) => {
                    let error = FieldError::new("/below", PageFault::Cursor);
                    return Err(Problem::invalid(vec![error]));
                }
            },
            _ => {}
        }
    }
    Ok(wanted)
}
