//! Errors as pages.

use super::client::is_script;
use super::kept_form::KeptForm;
use super::problem_in_words;
use crate::views::error::ErrorPage;
use crate::web::Problem;
use actix_web::HttpRequest;
use actix_web::http::header::AUTHORIZATION;
use askama::Template;
use serde_json::Value;

/// The page for an error of the console; nothing for the API and for scripts.
pub(crate) fn error_page(
    request: &HttpRequest,
    problem: &Problem,
    request_id: &str,
) -> Option<String> {
    if request.path().starts_with("/api/") || is_script(request) {
        return None;
    }
    let page = ErrorPage {
        status: problem.code.status(),
        title: problem_in_words::title(problem.code).to_owned(),
        explanation: problem_in_words::explanation(problem).unwrap_or_default(),
        advice: problem_in_words::advice(problem.code).to_owned(),
        written: KeptForm::of(request)
            .map(|filled| filled.written().into_iter().map(str::to_owned).collect())
            .unwrap_or_default(),
        request_id: match problem.code.is_ordinary() {
            true => String::new(),
            false => request_id.to_owned(),
        },
    };
    page.render().ok()
}

/// The words that a script of the console shows for an error, in its reader's language; none for programs.
pub(crate) fn said_to_script(request: &HttpRequest, problem: &Problem) -> Option<Value> {
    let is_program = request.headers().contains_key(AUTHORIZATION);
    match is_program || request.path().starts_with("/api/") {
        true => None,
        false => Some(problem_in_words::for_script(problem)),
    }
}
