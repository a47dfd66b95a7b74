//! The place in a conversation that an address names: `before` or `after` a `seq`.

use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::web::Problem;
use actix_web::HttpRequest;
use url::form_urlencoded;

/// The `seq` before which messages are asked for; nothing for the newest.
///
/// # Errors
/// 422 for anything else than a number from 1 on.
pub(super) fn before(request: &HttpRequest) -> Result<Option<i64>, Problem> {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let Some((_, value)) = pairs.find(|(name, value)| name == "before" && !value.is_empty()) else {
        return Ok(None);
    };
    match value.parse() {
        Ok(seq) if seq > 0 => Ok(Some(seq)),
        Ok(_) | Err(_) => {
            let error = FieldError::new("/before", PageFault::Before);
            Err(Problem::invalid(vec![error]))
        }
    }
}

/// The last `seq` that was seen.
///
/// # Errors
/// 422 without a number from 0 on.
pub(super) fn after(request: &HttpRequest) -> Result<i64, Problem> {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let after = pairs.find(|(name, _)| name == "after");
    let after = after
        .and_then(|(_, value)| value.parse().ok())
        .filter(|after| *after >= 0);
    after.ok_or_else(|| {
        let error = FieldError::new("/after", PageFault::After);
        Problem::invalid(vec![error])
    })
}
