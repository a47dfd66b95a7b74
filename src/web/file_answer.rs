//! A file on its way out: as what it is, and so that it can do no harm here.

use super::problem::Problem;
use crate::domain::files::{File, disposition, is_inline};
use crate::services::{FileReader, Services};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, ContentEncoding, ETAG,
    IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use data_encoding::HEXLOWER;

/// A browser may keep a file, and asks each time whether it may still show it: its reader may have signed out, or lost
/// access. Nobody else's cache keeps it.
const CACHE: &str = "private, no-cache";

/// Nothing in it loads or runs anything, whatever a browser takes it for.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Answers with a file this reader may read.
///
/// # Errors
/// 404.
pub(crate) async fn serve(
    request: &HttpRequest,
    services: &Services,
    reader: FileReader,
    token: String,
) -> Result<HttpResponse, Problem> {
    let file = services.files().file(reader, token).await?;
    let tag = format!("\"{}\"", HEXLOWER.encode(&file.sha256));
    if has(request, &tag) {
        return Ok(head(HttpResponse::NotModified(), &file, &tag).finish());
    }
    let bytes = services.files().file_bytes(&file).await?;
    Ok(head(HttpResponse::Ok(), &file, &tag)
        .content_type(media_type(&file, &bytes))
        .body(bytes))
}

fn has(request: &HttpRequest, tag: &str) -> bool {
    let mut given = request.headers().get_all(IF_NONE_MATCH);
    given.any(|value| {
        let known = value.to_str().unwrap_or_default();
        known
            .split(',')
            .any(|one| matches!(one.trim(), one if one == tag || one == "*"))
    })
}

fn head(mut answer: HttpResponseBuilder, file: &File, tag: &str) -> HttpResponseBuilder {
    let how = disposition(is_inline(&file.media_type), &file.name);
    answer
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, CACHE))
        .insert_header((CONTENT_DISPOSITION, how))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header(("cross-origin-resource-policy", "same-origin"))
        // Byte for byte: what is compressed already gains nothing.
        .insert_header(ContentEncoding::Identity);
    answer
}

/// The type, with the encoding where it is known: text of office programs may be in another.
fn media_type(file: &File, bytes: &[u8]) -> String {
    let is_text = file.media_type.starts_with("text/");
    match is_text && std::str::from_utf8(bytes).is_ok() {
        true => format!("{}; charset=utf-8", file.media_type),
        false => file.media_type.clone(),
    }
}
