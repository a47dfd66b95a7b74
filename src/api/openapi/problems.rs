//! Refusals, described: a response for each status, an example for each code.

use super::schemas::{named, whole};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::domain::reader::Misread;
use crate::web::{Code, Problem};
use serde_json::{Value, json};
use utoipa::openapi::header::Header;
use utoipa::openapi::{ContentBuilder, Ref, Response, ResponseBuilder};

const PROBLEM: &str = "application/problem+json";
const EXAMPLE_REQUEST_ID: &str = "0199c2f4-7e9b-7c55-a3a4-2f8a5d1c9e10";

/// The response for a status that these codes share.
pub(super) fn refused(status: u16, codes: &[Code]) -> Response {
    let words: Vec<String> = codes
        .iter()
        .map(|code| format!("`{}`: {}.", code.as_str(), code.title()))
        .collect();
    let examples = codes
        .iter()
        .map(|code| (code.as_str(), problem(*code)))
        .collect();
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("ProblemDocument")))
        .examples_from_iter(named(examples))
        .build();
    let response = ResponseBuilder::new()
        .description(words.join(" "))
        .content(PROBLEM, content);
    match status {
        429 | 503 => response.header("Retry-After", Header::new(whole(1, i64::MAX))),
        _ => response,
    }
    .build()
}

/// A problem as it would be written.
fn problem(code: Code) -> Value {
    let control = json!({ "holder": "agent", "epoch": 3 });
    let problem = Problem::new(code);
    let problem = match code {
        Code::Invalid => Problem::invalid(vec![FieldError::new(
            "/conversation/external_id",
            Misread::Required,
        )]),
        Code::ControlLost => problem
            .with("holder", "agent")
            .with("epoch", 3)
            .with("control", control)
            .with("draft", json!({ "id": "msg_x5vq7m2kd3f6h4j2b7n6c5a4wy" })),
        Code::TooLarge => problem.with("limit_bytes", BODY_MAX_BYTES),
        Code::CursorAhead => problem.with("last_seq", 7),
        _ => problem,
    };
    problem.document(EXAMPLE_REQUEST_ID)
}
