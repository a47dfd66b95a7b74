//! Files in requests: parts of a form, or a body of their own. Read within limits, never written by name.

use super::arriving::Arriving;
use super::at_once::Doing;
use super::body::{self, DRAIN_MAX_BYTES};
use super::codes::Code;
use super::problem::Problem;
use super::problem_detail::ProblemDetail;
use crate::domain::base::limits::{ATTACHMENTS_MAX, BODY_MAX_BYTES};
use crate::domain::files::Declared;
use crate::services::Upload;
use actix_multipart::{Field, Multipart};
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ContentDisposition};
use actix_web::{HttpRequest, web};
use url::form_urlencoded;

/// The part that holds a file.
const FILE: &str = "file";

/// A form that was sent in parts.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Names and texts, in order.
    pub(crate) fields: Vec<(String, String)>,
    /// Files that hold something.
    pub(crate) files: Vec<Upload>,
}

/// Whether a request brings a form in parts.
pub(crate) fn is_multipart(request: &HttpRequest) -> bool {
    media_type(request)
        .to_ascii_lowercase()
        .starts_with("multipart/form-data")
}

/// Reads a form whose files have at most `limit` bytes in all. What could be read of it, and whether that is all: the
/// words beside a file that is too large are not lost with it.
pub(crate) async fn parts(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> (Parts, Result<(), Problem>) {
    let mut reading = MultipartProgress::new(limit);
    let read = all_parts(&mut reading, request, payload).await;
    let whole = read.and_then(|()| reading.done());
    (reading.parts, whole)
}

async fn all_parts(
    reading: &mut MultipartProgress,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<(), Problem> {
    let mut arriving = Arriving::of(request, Doing::Files)?;
    let mut form = Multipart::new(request.headers(), payload);
    while let Some(part) = arriving.next(&mut form).await? {
        let part = part.map_err(|_| malformed())?;
        reading.part(&mut arriving, part).await?;
        if reading.gave_up() {
            break;
        }
    }
    arriving.arrived().await
}

/// Reads one file: the part `file` of a form, or the whole body with its name in
/// `Content-Disposition` or `?name=`.
///
/// # Errors
/// 400, 413, 422.
pub(crate) async fn one_file(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<(Upload, Vec<(String, String)>), Problem> {
    if is_multipart(request) {
        let (Parts { fields, mut files }, whole) = parts(request, payload, limit).await;
        whole?;
        return match (files.pop(), files.is_empty()) {
            (Some(file), true) => Ok((file, fields)),
            (Some(_), false) => Err(malformed().detail("send one file in one request")),
            (None, _) => Err(malformed().detail("send the file as the part `file`")),
        };
    }
    let bytes = body::file(request, payload, limit).await;
    let bytes = bytes.map_err(|problem| named(problem, limit))?;
    let declared = Declared {
        name: raw_name(request),
        media_type: Some(media_type(request).to_owned()),
    };
    Ok((Upload { declared, bytes }, Vec::new()))
}

fn media_type(request: &HttpRequest) -> &str {
    let value = request.headers().get(CONTENT_TYPE);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn raw_name(request: &HttpRequest) -> Option<String> {
    let asked = form_urlencoded::parse(request.query_string().as_bytes());
    let asked = asked.into_iter().find(|(name, _)| name == "name");
    let disposition = request.headers().get(CONTENT_DISPOSITION);
    let disposition = disposition.and_then(|value| ContentDisposition::from_raw(value).ok());
    asked
        .map(|(_, name)| name.into_owned())
        .or_else(|| disposition.and_then(|given| file_name(&given)))
}

fn file_name(given: &ContentDisposition) -> Option<String> {
    let extended = given.get_filename_ext();
    let extended = extended.and_then(|name| String::from_utf8(name.value.clone()).ok());
    extended.or_else(|| given.get_filename().map(str::to_owned))
}

fn malformed() -> Problem {
    Problem::new(Code::MalformedBody)
}

fn named(problem: Problem, limit: usize) -> Problem {
    match problem.code {
        Code::TooLarge => too_large(limit),
        _ => problem,
    }
}

fn too_large(limit: usize) -> Problem {
    Problem::new(Code::TooLarge)
        .with("limit_bytes", limit)
        .detail(ProblemDetail::LargeFiles(limit / 1024))
}

/// What has been read so far.
struct MultipartProgress {
    parts: Parts,
    limit: usize,
    in_files: usize,
    in_texts: usize,
}

impl MultipartProgress {
    fn new(limit: usize) -> Self {
        Self {
            parts: Parts::default(),
            limit,
            in_files: 0,
            in_texts: 0,
        }
    }

    async fn part(&mut self, arriving: &mut Arriving<'_>, mut part: Field) -> Result<(), Problem> {
        let name = part.name().map(str::to_owned).unwrap_or_default();
        let given = part.content_disposition().and_then(file_name);
        let is_file = name == FILE || given.is_some();
        let media_type = part.content_type().map(ToString::to_string);
        let bytes = self.bytes(arriving, &mut part, is_file).await?;
        if self.is_over() {
            return Ok(());
        }
        if !is_file {
            let text = String::from_utf8(bytes).map_err(|_| malformed())?;
            self.parts.fields.push((name, text));
        } else if !(bytes.is_empty() && given.as_deref().is_none_or(str::is_empty)) {
            // A browser sends an empty part where no file was chosen.
            let declared = Declared {
                name: given,
                media_type,
            };
            self.parts.files.push(Upload { declared, bytes });
        }
        match self.parts.files.len() + self.parts.fields.len() > 2 * ATTACHMENTS_MAX {
            true => Err(malformed().detail("the form has too many parts")),
            false => Ok(()),
        }
    }

    /// Beyond the limit the rest is read and thrown away, so that the client reads our answer.
    async fn bytes(
        &mut self,
        arriving: &mut Arriving<'_>,
        part: &mut Field,
        is_file: bool,
    ) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        while let Some(chunk) = arriving.next(part).await? {
            let chunk = chunk.map_err(|_| malformed())?;
            arriving.count(chunk.len());
            match is_file {
                true => self.in_files = self.in_files.saturating_add(chunk.len()),
                false => self.in_texts = self.in_texts.saturating_add(chunk.len()),
            }
            if self.gave_up() {
                break;
            }
            if !self.is_over() {
                arriving.keep(chunk.len()).await?;
                bytes.extend_from_slice(&chunk);
            }
        }
        Ok(bytes)
    }

    fn is_over(&self) -> bool {
        self.in_files > self.limit || self.in_texts > BODY_MAX_BYTES
    }

    fn gave_up(&self) -> bool {
        self.in_files > self.limit.saturating_add(DRAIN_MAX_BYTES)
            || self.in_texts > BODY_MAX_BYTES + DRAIN_MAX_BYTES
    }

    fn done(&self) -> Result<(), Problem> {
        if self.in_files > self.limit {
            return Err(too_large(self.limit));
        }
        match self.in_texts > BODY_MAX_BYTES {
            true => Err(Problem::new(Code::TooLarge).with("limit_bytes", BODY_MAX_BYTES)),
            false => Ok(()),
        }
    }
}
