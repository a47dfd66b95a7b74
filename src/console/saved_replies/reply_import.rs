//! `POST /replies/import`: saved replies from a CSV file, or from its text; all of them, or none.

use super::replies_address::address;
use super::replies_page::{ReplyForm, page};
use crate::console::composed::Composed;
use crate::console::render::{html, see_other};
use crate::domain::base::invalid::FieldError;
use crate::domain::desk::saved_reply_fault::SavedReplyFault;
use crate::services::{ServiceError, Services};
use crate::web::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// The longest file that the page shows again, in bytes.
const SHOWN_AGAIN_MAX: usize = 64 * 1024;

/// Keeps what a table holds. A form brings it as `file` or as the text `csv`, a program as `csv`.
pub(in crate::console) async fn import(
    mut composed: Composed,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let file = composed.only_file().map(String::from_utf8);
    let command = composed.command;
    command.input.expect_texts(&["of", "csv"])?;
    let text = |field| command.input.text(field).unwrap_or_default().to_owned();
    let (of, typed) = (text("of"), text("csv"));
    let table = match file {
        Some(file) => file.map_err(|_| {
            let error = FieldError::new("/csv", SavedReplyFault::NoTable);
            ServiceError::Invalid(vec![error])
        }),
        None => Ok(typed.clone()),
    };
    // The page shows typed text again, and a file only if it is short enough to be corrected there.
    let shown = match &table {
        Ok(file) if file.len() <= SHOWN_AGAIN_MAX => file.clone(),
        Ok(_) | Err(_) => typed,
    };
    let kept = match table {
        Ok(table) => {
            let desk = services.desk();
            desk.import_saved_replies(command.actor(), of.clone(), table)
                .await
        }
        Err(error) => Err(error),
    };
    match kept {
        Ok(count) if command.wants_json() => {
            Ok(HttpResponse::Ok().json(json!({ "imported": count })))
        }
        Ok(_) => Ok(see_other(&address(&of, "imported"))),
        Err(ServiceError::Invalid(wrong_lines)) if command.is_form() => {
            let form = ReplyForm {
                table: shown,
                wrong_lines,
                ..ReplyForm::default()
            };
            let page = page(&command.request, &command.auth, &services, of, form).await?;
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
