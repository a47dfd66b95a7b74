//! `POST /files` and `GET /files/{id}`.

use super::wire::UploadedFile;
use super::{answers, key, path};
use crate::domain::files::File;
use crate::services::{FileReader, Services};
use crate::web::{BotAuth, Problem, file_answer, multipart};
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};

/// Takes a file that messages and escalations then refer to.
pub(super) async fn upload(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let limit = services.settings.files.limit_bytes;
    let (upload, _) = multipart::one_file(&request, payload, limit).await?;
    // The file, not the body: a client that tries again draws another boundary.
    let mut same = Sha256::new();
    same.update(upload.declared.name.as_deref().unwrap_or_default());
    same.update([0]);
    same.update(&upload.bytes);
    let key = key::read(&request, &same.finalize())?;
    let shape = |file: &File| UploadedFile::from(file);
    let answered = services
        .files()
        .upload(bot.0.id, upload, key, shape)
        .await?;
    let mut response = answers::begin(&answered);
    response.insert_header((LOCATION, answered.answer.url.clone()));
    Ok(response.json(answered.answer))
}

/// The file itself.
pub(super) async fn download(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = path::file(&request)?;
    file_answer::serve(&request, &services, FileReader::Bot(bot.0.id), id).await
}
