//! `POST /customers/{token}`: `do` says what.

use super::shown_customer::page;
use crate::console::command::ConsoleCommand;
use crate::console::json::CustomerHistoryJson;
use crate::console::render::{html, see_other};
use crate::domain::base::words::words;
use crate::domain::customers::CUSTOMER_NOTE_MAX_CHARS;
use crate::domain::reader::{Length, Object};
use crate::services::customers::noting::NewCustomerNote;
use crate::services::{Result as Served, Services};
use crate::views::faults;
use crate::views::wrong_fields::WrongFields;
use crate::web::{Code, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

words! {
    /// What can be done on a customer's page.
    CustomerAct {
        /// Add a note: `text`.
        Note = "note",
        /// Give a note of one's own other words: `note`, `text`.
        Edit = "edit",
        /// Delete a note of one's own: `note`.
        Delete = "delete",
        /// Say that another record is the same person's: `customer`.
        Link = "link",
        /// Say that it is not: `customer`.
        Unlink = "unlink",
    }
}

/// The same with what belongs to it.
#[derive(Debug, Clone)]
struct ActOnCustomer {
    wanted: CustomerAct,
    /// The note, or the other record.
    what: String,
    text: String,
}

/// Notes, and links to other records.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    token: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let token = token.into_inner();
    let act = match command.input.take(read) {
        Ok(act) => act,
        Err(problem) if command.is_form() && problem.code == Code::Invalid => {
            return refused(&command, &services, token, &problem).await;
        }
        Err(problem) => return Err(problem),
    };
    let wanted = act.wanted;
    run(&command, &services, token.clone(), act).await?;
    if command.wants_json() {
        let read = services.reading().customer(command.actor(), token, None);
        return Ok(HttpResponse::Ok().json(CustomerHistoryJson::new(&read.await?)));
    }
    Ok(see_other(&format!("/customers/{token}?done={wanted}")))
}

fn read(fields: &mut Object<'_>) -> Option<ActOnCustomer> {
    let wanted = fields.required("do")?.word(CustomerAct::ALL)?;
    let text = Length::Chars(CUSTOMER_NOTE_MAX_CHARS);
    let id = Length::Chars(100);
    let (what, text) = match wanted {
        CustomerAct::Note => (String::new(), fields.required_text("text", text)?),
        CustomerAct::Edit => (
            fields.required_text("note", id)?,
            fields.required_text("text", text)?,
        ),
        CustomerAct::Delete => (fields.required_text("note", id)?, String::new()),
        CustomerAct::Link | CustomerAct::Unlink => {
            (fields.required_text("customer", id)?, String::new())
        }
    };
    Some(ActOnCustomer { wanted, what, text })
}

async fn run(
    command: &ConsoleCommand,
    services: &Services,
    token: String,
    act: ActOnCustomer,
) -> Served<()> {
    let (actor, customers) = (command.actor(), services.customers());
    let ActOnCustomer { wanted, what, text } = act;
    match wanted {
        CustomerAct::Note => {
            let client_id = command.client_id.clone();
            let note = NewCustomerNote { text, client_id };
            customers.add_note(actor, token, note).await
        }
        CustomerAct::Edit => customers.edit_note(actor, token, (what, text)).await,
        CustomerAct::Delete => customers.delete_note(actor, token, what).await,
        CustomerAct::Link => customers.link(actor, token, what).await,
        CustomerAct::Unlink => customers.unlink(actor, token, what).await,
    }
}

/// The page with the words that were refused.
async fn refused(
    command: &ConsoleCommand,
    services: &Services,
    token: String,
    problem: &Problem,
) -> Result<HttpResponse, Problem> {
    let mut page = page(&command.request, &command.auth, services, (token, None)).await?;
    let lines = problem.errors.iter().map(|error| {
        let field = error.pointer.trim_start_matches('/').to_owned();
        (field, faults::at_field(error))
    });
    page.errors = lines.collect::<WrongFields>();
    let typed = command.input.text("text").unwrap_or_default().to_owned();
    let note = command.input.text("note").unwrap_or_default();
    let mut notes = page.customer.notes.iter_mut();
    match notes.find(|known| known.id == note && known.is_own) {
        Some(note) => note.refused = Some(typed),
        None => page.refused = typed,
    }
    html(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
