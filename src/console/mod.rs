//! stub
use crate::web::Problem;
/// stub
pub fn routes(_config: &mut actix_web::web::ServiceConfig) {}
/// stub
pub fn error_page(_: &actix_web::HttpRequest, _: &Problem, _: &str) -> Option<String> {
    None
}
