//! `POST /files` and `GET /files/{id}`: what agents attach, and what they look at.

use super::json::FileJson;
use crate::services::{FileReader, Services};
use crate::web::{AgentAuth, Problem, Via, file_answer, form_token, multipart, origin};
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

/// Takes a file that a reply or note then names.
pub(super) async fn upload(
    auth: AgentAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    if auth.via == Via::Session {
        origin::check(&request)?;
    }
    let limit = services.settings.files.limit_bytes;
    let (upload, fields) = multipart::one_file(&request, payload, limit).await?;
    if auth.via == Via::Session {
        form_token::check(auth.form_secret(), csrf(&request, &fields))?;
    }
    let agent = auth.actor().id;
    let answered = services.files().upload_of_agent(agent, upload).await?;
    let status = StatusCode::from_u16(answered.status).unwrap_or(StatusCode::OK);
    let file = FileJson::from(&answered.answer);
    Ok(HttpResponse::build(status)
        .insert_header((LOCATION, file.url.clone()))
        .json(file))
}

/// The form token: a field before or after the file, or the header scripts use.
fn csrf<'r>(request: &'r HttpRequest, fields: &'r [(String, String)]) -> &'r str {
    let field = fields.iter().find(|(name, _)| name == "csrf");
    let header = request.headers().get("x-csrf-token");
    match field {
        Some((_, token)) => token,
        None => header
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    }
}

/// The file itself, for who may read a conversation it belongs to.
pub(super) async fn download(
    auth: AgentAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let reader = FileReader::Agent(auth.actor());
    file_answer::serve(&request, &services, reader, id.into_inner()).await
}
