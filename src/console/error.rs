//! Errors as pages.

use super::client::is_script;
use super::kept_form::KeptForm;
use super::problem_in_words;
use crate::views::error::ErrorPage;
use crate::web::Problem;
use actix_web::HttpRequest;
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
        explanation: explanation(problem),
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

/// The specific explanation: its detail, or its bad fields.
fn explanation(problem: &Problem) -> String {
    let errors = problem.more.get("errors").and_then(Value::as_array);
    let errors = errors.into_iter().flatten().filter_map(|error| {
        let field = error.get("pointer")?.as_str()?.trim_start_matches('/');
        Some(format!("{field}: {}", error.get("detail")?.as_str()?))
    });
    let errors: Vec<String> = errors.collect();
    problem.detail.clone().unwrap_or_else(|| errors.join("; "))
}
