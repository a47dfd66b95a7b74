//! What bots talk to: JSON over HTTP.

pub mod input;

/// stub
pub fn routes(_config: &mut actix_web::web::ServiceConfig) {}
