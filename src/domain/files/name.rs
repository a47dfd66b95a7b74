//! Names of files: for people to read and for saving, never a path.

use crate::domain::base::limits::FILE_NAME_MAX_BYTES;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;

/// Names that mean a device on some systems, whatever their ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The last part of a path, without what hides, turns around or breaks: empty if nothing is left.
pub(crate) fn sanitize(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible = last.nfc().filter(|c| !hides(*c));
    let plain: String = visible
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' => '_',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    // A leading dot hides a file, a trailing one is dropped by some systems.
    let plain = plain
        .trim_matches(|c: char| c == '.' || c == ' ')
        .to_owned();
    let stem = plain.split('.').next().unwrap_or_default().trim_end();
    let plain = match RESERVED.contains(&stem.to_ascii_lowercase().as_str()) {
        true => format!("_{plain}"),
        false => plain,
    };
    cut(&plain)
}

/// Control characters, marks that turn the direction of writing, and what has no width.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// At most so long, with its ending.
fn cut(name: &str) -> String {
    if name.len() <= FILE_NAME_MAX_BYTES {
        return name.to_owned();
    }
    let ending = extension(name);
    let ending = match ending.is_empty() {
        true => ending,
        false => format!(".{ending}"),
    };
    let most = FILE_NAME_MAX_BYTES - ending.len();
    let mut stem = String::new();
    for c in name.chars() {
        if stem.len() + c.len_utf8() > most {
            break;
        }
        stem.push(c);
    }
    format!("{}{ending}", stem.trim_end_matches(['.', ' ']))
}

/// The letters after the last dot, in lower case; nothing if they are no ending.
pub(super) fn extension(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && (1..=10).contains(&ending.len())
                && ending.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            ending.to_ascii_lowercase()
        }
        Some(_) | None => String::new(),
    }
}

/// `Content-Disposition` (RFC 6266): the name in ASCII for old readers, and as it is (RFC 8187).
pub(crate) fn disposition(inline: bool, name: &str) -> String {
    let ascii: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' => '_',
            ' '..='~' => c,
            _ => '_',
        })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                encoded.push(char::from(byte));
            }
            // Writing to a String cannot fail.
            other => write!(encoded, "%{other:02X}").unwrap_or_default(),
        }
    }
    let how = if inline { "inline" } else { "attachment" };
    format!("{how}; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}
