//! Base64: whole, in a `data:` link, and `data:` links among words.

use super::bytes_told::BytesTold;
use crate::domain::files::{Allowed, Declared, inspect};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Base64 of so many characters is a file wherever it stands, if its content is of a known kind.
const LONG_CHARS: usize = 1_000;
/// Shorter texts are words unless a link says what they are.
const SHORT_CHARS: usize = 24;
/// From so many characters on, base64 is not searched for secrets: nobody's password is so long.
const UNMASKED_CHARS: usize = 256;
const BASE64_FOLLOWS: &str = ";base64,";

const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a text is.
pub(super) enum Packed {
    /// A file.
    File {
        media_type: Option<String>,
        bytes: Vec<u8>,
    },
    /// It was to be a file.
    Broken {
        media_type: Option<String>,
        why: &'static str,
    },
    /// It is something else.
    No,
}

/// What a text is as a whole.
pub(super) fn whole(text: &str, told: &BytesTold) -> Packed {
    let text = text.trim();
    if let Some((header, content)) = data_link(text) {
        let media_type = header.split(';').next().filter(|media| !media.is_empty());
        let media_type = media_type
            .map(str::to_owned)
            .or_else(|| told.media_type.clone());
        return match is_base64(header) {
            true => unpacked(content, media_type),
            false => Packed::Broken {
                media_type,
                why: "a data: link without base64; left out",
            },
        };
    }
    let media_type = told.media_type.clone();
    match text.len() {
        0 if told.are_bytes() => {
            return Packed::Broken {
                media_type,
                why: "an empty file; left out",
            };
        }
        0 => return Packed::No,
        _ if super::name_of(text).is_some() || text.contains("://") => return Packed::No,
        _ => {}
    }
    if told.are_bytes() {
        return unpacked(text, media_type);
    }
    if told.at_only_bytes && told.may_be_bytes() {
        let bytes = decoded(text).filter(|bytes| !bytes.is_empty());
        return bytes.map_or(Packed::No, |bytes| Packed::File { media_type, bytes });
    }
    let fits = text.len() >= LONG_CHARS || text.len() >= SHORT_CHARS && told.may_be_bytes();
    match Some(text).filter(|_| fits).and_then(decoded) {
        Some(bytes) if is_known(&bytes) || is_text_as_told(&bytes, told) => {
            Packed::File { media_type, bytes }
        }
        Some(_) | None => Packed::No,
    }
}

/// Whether it is worth while to look for files inside a text.
pub(super) fn may_hold(text: &str) -> bool {
    text.contains(BASE64_FOLLOWS)
        || text.len() >= LONG_CHARS && text.trim_start().starts_with(['[', '{'])
}

/// The next `data:` link among words: what is before it, the link, and what comes after.
pub(super) fn next_in(text: &str) -> Option<(&str, &str, &str)> {
    let follows = text.find(BASE64_FOLLOWS)?;
    let start = text.get(..follows)?.rfind("data:")?;
    let content = text.get(follows + BASE64_FOLLOWS.len()..)?;
    let length = content
        .find(|c: char| !is_of_base64(c))
        .unwrap_or(content.len());
    let end = follows + BASE64_FOLLOWS.len() + length;
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

/// Whether a text is a packed file and nothing else, so that what looks like a secret in it is chance.
pub(crate) fn is_packed_file(text: &str) -> bool {
    match data_link(text) {
        Some((header, content)) if is_base64(header) => {
            content.len() >= UNMASKED_CHARS && content.chars().all(is_of_base64)
        }
        Some(_) => false,
        None => {
            let standard = |c: char| is_of_base64(c) && !matches!(c, '-' | '_' | '%');
            text.len() >= LONG_CHARS && text.chars().all(standard)
        }
    }
}

/// The header and the content of a `data:` link. Words that begin like one are none.
fn data_link(text: &str) -> Option<(&str, &str)> {
    let scheme = text
        .get(..5)
        .filter(|scheme| scheme.eq_ignore_ascii_case("data:"))?;
    let (header, content) = text.get(scheme.len()..)?.split_once(',')?;
    let media = header.split(';').next().unwrap_or_default();
    let is_header = !header.contains(|c: char| c.is_whitespace() || c.is_control())
        && header.len() <= 255
        && (media.contains('/') || is_base64(header));
    (is_header && super::name_of(text).is_none() && !super::stand_in::is_of_nothing(text))
        .then_some((header, content))
}

fn is_base64(header: &str) -> bool {
    let last = header.rsplit(';').next().unwrap_or_default();
    header.contains(';') && last.eq_ignore_ascii_case("base64")
}

fn is_of_base64(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_' | '%')
}

fn unpacked(content: &str, media_type: Option<String>) -> Packed {
    match decoded(content) {
        Some(bytes) if bytes.is_empty() => Packed::Broken {
            media_type,
            why: "an empty file; left out",
        },
        Some(bytes) => Packed::File { media_type, bytes },
        None => Packed::Broken {
            media_type,
            why: "not base64; left out",
        },
    }
}

/// The bytes, by either alphabet, with line breaks or without.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'-' => plain.push(b'+'),
            b'_' => plain.push(b'/'),
            byte if byte.is_ascii_whitespace() => {}
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'%') => {
                plain.push(byte);
            }
            _ => return None,
        }
    }
    if plain.contains(&b'%') {
        let text = String::from_utf8(plain).ok()?;
        let text = text
            .replace("%2B", "+")
            .replace("%2F", "/")
            .replace("%3D", "=");
        plain = text
            .replace("%2b", "+")
            .replace("%2f", "/")
            .replace("%3d", "=")
            .into_bytes();
    }
    TOLERANT.decode(plain).ok()
}

/// Whether the content itself tells what it is. Letters do not.
fn is_known(bytes: &[u8]) -> bool {
    inspect(&Declared::default(), &Allowed::default(), bytes).is_ok_and(|found| {
        let media_type = found.media_type;
        !media_type.starts_with("text/")
            && !matches!(media_type, "application/json" | "message/rfc822")
    })
}

/// Whether it is letters of a file that is said to hold letters.
fn is_text_as_told(bytes: &[u8], told: &BytesTold) -> bool {
    let letters = |text: &str| !text.contains(|c: char| c.is_control() && !c.is_whitespace());
    told.at_bytes && told.media_type.is_some() && std::str::from_utf8(bytes).is_ok_and(letters)
}
