//! Rules as a text: TOML, as it is exported, imported and edited.

use super::route_fault::RouteFault;
use super::rule::RouteRule;
use crate::domain::base::invalid::FieldError;
use serde::{Deserialize, Serialize};

/// The longest text, in bytes.
const TEXT_MAX_BYTES: usize = 512 * 1024;

/// The whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TomlFile {
    #[serde(default)]
    rules: Vec<RouteRule>,
}

/// Reads rules.
///
/// # Errors
/// What is wrong, with its line.
pub fn read(text: &str) -> Result<Vec<RouteRule>, FieldError> {
    if text.len() > TEXT_MAX_BYTES {
        let fault = RouteFault::LongText(TEXT_MAX_BYTES);
        return Err(FieldError::new("/text", fault));
    }
    let file: TomlFile = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 1);
        let message = error.message().to_owned();
        FieldError::new("/text", RouteFault::Toml { line, message })
    })?;
    Ok(file.rules)
}

/// Writes rules as [`read`] reads them.
pub(crate) fn write(rules: &[RouteRule]) -> String {
    let rules = rules.to_vec();
    // A rule is texts, numbers and lists: all of it can be written.
    toml::to_string(&TomlFile { rules }).unwrap_or_default()
}
