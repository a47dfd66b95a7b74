//! Static files, embedded in the binary; their addresses carry a hash of what they all contain.

use super::codes::Code;
use super::problem::Problem;
use actix_web::http::header::{
    AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding, Header,
    IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// A file that the build has put into the binary.
struct Embedded {
    name: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
}

/// What `build.rs` made of `static/`.
static FILES: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/static_files.rs"));

/// One hash for all: a script that is fetched later stands beside the one that it belongs to.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for file in FILES {
        hash.update(file.name);
        hash.update(file.plain);
    }
    let hash = hash.finalize();
    data_encoding::HEXLOWER.encode(hash.get(..6).unwrap_or_default())
});

/// The address of a static file.
pub(crate) fn address(name: &str) -> String {
    format!("/static/{}/{name}", VERSION.as_str())
}

/// The version of all static files.
pub(crate) fn version() -> &'static str {
    VERSION.as_str()
}

/// A static file that is text.
pub(crate) fn text(name: &str) -> Option<&'static str> {
    let file = FILES.iter().find(|file| file.name == name)?;
    std::str::from_utf8(file.plain).ok()
}

/// `GET /static/{version}/{name}`.
///
/// # Errors
/// 404.
pub(crate) async fn serve(
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (asked, name) = path.into_inner();
    let file = FILES.iter().find(|file| file.name == name);
    let file = file.ok_or(Problem::new(Code::NotFound))?;
    let version = VERSION.as_str();
    let zipped = takes_gzip(&request);
    let etag = format!("\"{version}{}\"", if zipped { "-gz" } else { "" });
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    if known == Some(etag.as_str()) {
        return Ok(HttpResponse::NotModified()
            .insert_header((ETAG, etag))
            .insert_header((VARY, "accept-encoding"))
            .finish());
    }
    // Under its own version a file never changes; under another one (a page from before an update)
    // the browser asks again.
    let cache = if asked == version {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, media(file.name)))
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((VARY, "accept-encoding"))
        .insert_header((ETAG, etag));
    if zipped {
        answer.insert_header((CONTENT_ENCODING, "gzip"));
    }
    Ok(answer.body(if zipped { file.gzip } else { file.plain }))
}

fn takes_gzip(request: &HttpRequest) -> bool {
    let accepted = AcceptEncoding::parse(request).ok();
    let chosen = accepted.and_then(|accepted| {
        let offered = [Encoding::gzip(), Encoding::identity()];
        accepted.negotiate(offered.iter())
    });
    chosen == Some(Encoding::gzip())
}

fn media(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        Some((_, "webmanifest")) => "application/manifest+json",
        Some(_) | None => "application/octet-stream",
    }
}
