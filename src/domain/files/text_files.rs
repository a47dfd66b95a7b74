//! Text: in UTF-8, UTF-16 or Windows-1252, without control characters, and nothing that a browser or a shell would run.

use super::media_types::is_said_to_be_text;
use std::borrow::Cow;
use std::str::from_utf8;

/// Bytes that Windows-1252 gives no meaning.
const MEANINGLESS: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// What Windows-1252 means by the bytes from 0x80 to 0x9f; the others are those of Latin-1.
const BETWEEN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, if it is one. Bytes of Windows-1252 and Latin-1 may be anything: they are text only if they are
/// `said` to be, by type or by the name's ending.
pub(super) fn decoded<'b>(bytes: &'b [u8], said: &str, extension: &str) -> Option<Cow<'b, str>> {
    let text = match from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(
            utf_16(bytes)
                .or_else(|| is_said_to_be_text(said, extension).then(|| windows(bytes))?)?,
        ),
    };
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    (!text.contains(control)).then_some(text)
}

/// With the mark of its byte order; without one nobody can tell.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_at_checked(2)?;
    let read: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, left) = rest.as_chunks::<2>();
    if !left.is_empty() {
        return None;
    }
    String::from_utf16(&pairs.iter().map(|pair| read(*pair)).collect::<Vec<_>>()).ok()
}

fn windows(bytes: &[u8]) -> Option<String> {
    if bytes.iter().any(|byte| MEANINGLESS.contains(byte)) {
        return None;
    }
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        Some(above) => BETWEEN
            .get(usize::from(above))
            .copied()
            .unwrap_or(char::from(*byte)),
        None => char::from(*byte),
    };
    Some(bytes.iter().map(letter).collect())
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

/// Header fields one of which a mail begins with.
const MAIL_FIELDS: [&str; 12] = [
    "received",
    "return-path",
    "delivered-to",
    "from",
    "to",
    "date",
    "subject",
    "message-id",
    "mime-version",
    "reply-to",
    "x-received",
    "authentication-results",
];

/// Whether a text begins like a mail: with header fields, and who it is from among them.
fn is_mail(text: &str) -> bool {
    let head = text.lines().take_while(|line| !line.trim().is_empty());
    let mut fields = head
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| {
            line.split_once(':')
                .map(|(name, _)| name.to_ascii_lowercase())
        });
    let first = fields.next().flatten();
    let begins = first
        .as_deref()
        .is_some_and(|first| MAIL_FIELDS.contains(&first));
    begins && (first.as_deref() == Some("from") || fields.flatten().any(|name| name == "from"))
}

/// Which text it is.
pub(super) fn media_type(text: &str, said: &str, extension: &str) -> &'static str {
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
    if start.starts_with("begin:vcard") {
        return "text/vcard";
    }
    if (said == "message/rfc822" || extension == "eml") && is_mail(text) {
        return "message/rfc822";
    }
    match said == "text/csv" || extension == "csv" {
        true => "text/csv",
        false => "text/plain",
    }
}
