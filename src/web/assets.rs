//! Static files, embedded in the binary; their addresses carry a hash of the content.

use super::codes::Code;
use super::problem::Problem;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/static"]
struct Static;

/// One version for all files.
pub(crate) fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hasher = Sha256::new();
        let mut names: Vec<_> = Static::iter().collect();
        names.sort();
        for name in names {
            hasher.update(name.as_bytes());
            if let Some(file) = Static::get(&name) {
                hasher.update(file.metadata.sha256_hash());
            }
        }
        data_encoding::HEXLOWER.encode(hasher.finalize().get(..6).unwrap_or_default())
    })
}

/// The address of a file below `static/`. The version is in the path, so that modules which import
/// each other by relative paths inherit it.
pub(crate) fn address(path: &str) -> String {
    format!("/static/{}/{path}", version())
}

/// `GET /static/{version}/{path}`.
///
/// # Errors
/// 404.
pub(crate) async fn serve(
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (asked, path) = path.into_inner();
    let file = Static::get(&path).ok_or(Problem::new(Code::NotFound))?;
    let etag = etag(&file);
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    if known == Some(etag.as_str()) {
        return Ok(HttpResponse::NotModified()
            .insert_header((ETAG, etag))
            .finish());
    }
    // Under its own version a file never changes; under another one (a page from before an update)
    // the browser asks again.
    let cache = if asked == version() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let media = mime_guess::from_path(&path).first_or_octet_stream();
    let media = match media.type_().as_str() {
        "text" => format!("{media}; charset=utf-8"),
        _ => media.to_string(),
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media))
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((ETAG, etag))
        .body(file.data))
}

fn etag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    format!(
        "\"{}\"",
        data_encoding::HEXLOWER.encode(hash.get(..8).unwrap_or_default())
    )
}
