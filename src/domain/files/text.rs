//! Text: valid UTF-8 without control characters, and nothing that a browser or a shell would run.

use std::str::from_utf8;

/// Whether these bytes are text.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    from_utf8(bytes).is_ok_and(|text| !text.contains(control))
}

/// Kinds that are written in letters, so that letters may be believed to be them.
pub(super) fn can_be(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || matches!(
            media_type,
            "application/pdf" | "application/rtf" | "application/postscript"
        )
}

/// Tags that begin what a browser draws or runs, also where a sniffer would not look.
const MARKUP: [&str; 8] = [
    "<svg",
    "<html",
    "<!doctype",
    "<script",
    "<iframe",
    "<?xml",
    "<?php",
    "<body",
];

/// Which text it is.
pub(super) fn media_type(bytes: &[u8], said: &str, extension: &str) -> &'static str {
    let text = from_utf8(bytes).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let start: String = text.chars().take(16).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<svg") {
        return "image/svg+xml";
    }
    if MARKUP.iter().any(|tag| start.starts_with(tag)) {
        return "text/html";
    }
    if start.starts_with("#!") {
        return "text/x-shellscript";
    }
    let json = said == "application/json" || extension == "json";
    if json && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
        return "application/json";
    }
    match said == "text/csv" || extension == "csv" {
        true => "text/csv",
        false => "text/plain",
    }
}
