//! `GET /customers/{token}?open=&closed=`.

use crate::console::client::wants_json;
use crate::console::json::CustomerHistoryJson;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::services::Services;
use crate::services::accounts::secrets;
use crate::services::reading::customer_history::HistoryPlace;
use crate::views::catalogue::t;
use crate::views::customers::fill;
use crate::views::customers::view::CustomerHistoryPage;
use crate::views::shell::Section;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

/// A customer's page.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    token: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let token = token.into_inner();
    let after = place(&request)?;
    if wants_json(&request, auth.via) {
        let read = services.reading().customer(auth.actor(), token, after);
        return Ok(HttpResponse::Ok().json(CustomerHistoryJson::new(&read.await?)));
    }
    let mut page = page(&request, &auth, &services, (token, after)).await?;
    done(&request)
        .unwrap_or_default()
        .clone_into(&mut page.flash);
    html(StatusCode::OK, &page)
}

/// The page, from a place in the tickets on.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    (token, after): (String, Option<HistoryPlace>),
) -> Result<CustomerHistoryPage, Problem> {
    let read = services
        .reading()
        .customer(auth.actor(), token, after)
        .await?;
    let customer = fill::history(&read, after.is_some());
    let title = customer.who.name.clone();
    Ok(CustomerHistoryPage {
        shell: shell(request, auth, services, Section::Customers, title).await?,
        customer,
        client_id: secrets::token("c").0,
        refused: String::new(),
        errors: WrongFields::default(),
        flash: String::new(),
    })
}

/// Behind which ticket the page begins.
fn place(request: &HttpRequest) -> Result<Option<HistoryPlace>, Problem> {
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        let is_open = match &*name {
            "open" => true,
            "closed" => false,
            _ => continue,
        };
        let Ok(below) = value.parse() else {
            let error = FieldError::new(format!("/{name}"), PageFault::Cursor);
            return Err(Problem::invalid(vec![error]));
        };
        return Ok(Some(HistoryPlace {
            is_open,
            below: TicketId(below),
        }));
    }
    Ok(None)
}

/// The result of the form before this page. An address can name only these words.
fn done(request: &HttpRequest) -> Option<&'static str> {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let (_, word) = pairs.find(|(name, _)| name == "done")?;
    Some(match &*word {
        "note" => t::customers_done_note(),
        "edit" => t::customers_done_edit(),
        "delete" => t::customers_done_delete(),
        "link" => t::customers_done_link(),
        "unlink" => t::customers_done_unlink(),
        _ => return None,
    })
}
