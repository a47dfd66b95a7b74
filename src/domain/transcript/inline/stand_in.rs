//! What stands in place of a file's bytes: `data:image/png,(81 bytes: image-3fa94c1e.png)`.

use crate::domain::files::{Allowed, Declared, inspect, sanitize};
use sha2::{Digest, Sha256};

const BYTES: &str = " bytes: ";
const NOTHING: &str = ",(left out)";

/// What a file is called, and its media type, from the name it came with and what kind it is said to be. The same bytes
/// that come without a name always get the same one.
pub(super) fn named(
    given: Option<&str>,
    kind: Option<&str>,
    media_type: Option<&str>,
    bytes: &[u8],
) -> (String, String) {
    let of_type = media_type.and_then(|media| media.split('/').next());
    let of_type = of_type.filter(|kind| matches!(*kind, "image" | "audio" | "video"));
    let kind = of_type.or(kind).unwrap_or("file");
    let given = given.map(sanitize).filter(|name| !name.is_empty());
    let name = given.unwrap_or_else(|| {
        let hash = Sha256::digest(bytes);
        let start: String = hash
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{kind}-{start}")
    });
    let declared = Declared {
        name: Some(name.clone()),
        media_type: media_type.map(str::to_owned),
    };
    // By its content, so that it ends as the stored file does.
    match inspect(&declared, &Allowed::default(), bytes) {
        Ok(found) => (found.name, found.media_type.to_owned()),
        Err(_) => (name, plain(media_type)),
    }
}

/// What stands in place of a file.
pub(super) fn of(media_type: &str, bytes: usize, name: &str) -> String {
    format!("data:{media_type},({bytes}{BYTES}{name})")
}

/// What stands in place of bytes that are no file.
pub(super) fn of_nothing(media_type: &Option<String>) -> String {
    format!("data:{}{NOTHING}", plain(media_type.as_deref()))
}

/// Whether nothing is behind a stand-in.
pub(super) fn is_of_nothing(text: &str) -> bool {
    text.ends_with(NOTHING)
}

/// The name in a stand-in.
pub(in crate::domain::transcript) fn name_of(text: &str) -> Option<&str> {
    let (_, inside) = text.strip_prefix("data:")?.split_once(",(")?;
    let (bytes, name) = inside.strip_suffix(')')?.split_once(BYTES)?;
    let is_number = !bytes.is_empty() && bytes.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(name)
}

fn plain(media_type: Option<&str>) -> String {
    let essence = media_type
        .and_then(|media| media.split(';').next())
        .unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '+' | '-');
    match !essence.is_empty() && essence.len() <= 127 && essence.chars().all(fits) {
        true => essence.to_owned(),
        false => "application/octet-stream".to_owned(),
    }
}
