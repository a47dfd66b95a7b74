//! What stands for a picture, a file or a place in the words of a message.

use super::loose::{first, foreign};
use super::shapes::MEDIA_TYPES;
use super::{chat_cards, inline};
use crate::domain::reader::Object;
use serde_json::Value;

/// What stands for a part without words; nothing for a kind nobody knows.
pub(super) fn shown_as(kind: &str) -> Option<&'static str> {
    match kind {
        "image_url" | "input_image" | "image" | "image-url" | "picture" | "photo" | "sticker"
        | "output_image" | "image_file" => Some("[image]"),
        "input_audio" | "audio" | "audio-url" | "voice" | "output_audio" | "audio_url" => {
            Some("[audio]")
        }
        "video" | "video-url" | "video_url" | "input_video" => Some("[video]"),
        "file" | "input_file" | "document" | "document-url" | "binary" | "media" | "file_url"
        | "document_url" | "container_upload" => Some("[file]"),
        "location" => Some("[location]"),
        _ => None,
    }
}

/// Members that hold a link, whatever the framework.
const LINKS: &[&str] = &[
    "url",
    "uri",
    "image_url",
    "imageUrl",
    "file_url",
    "fileUrl",
    "fileUri",
    "file_uri",
    "contentUrl",
    "content_url",
    "audioUrl",
    "videoUrl",
    "image",
    "video",
    "audio",
    "video_url",
    "audio_url",
    "mediaUrl",
    "media_url",
    "link",
    "src",
    "href",
    "file",
    "document",
    "source",
    "fileData",
    "file_data",
    "media",
    "data",
    "input_audio",
    "payload",
    "bytes",
    "raw",
    "blob",
    "base64",
    "b64_json",
    "inlineData",
    "inline_data",
];
const NAMES: &[&str] = &[
    "filename",
    "fileName",
    "file_name",
    "name",
    "title",
    "displayName",
    "display_name",
    "altText",
    "alt",
    "caption",
];
/// How deep a link is looked for: `{image_url: {url}}`, `{source: {url}}`, `{image: {source: {…}}}`.
const DEPTH: usize = 3;

/// What stands for a file: what it is, its name, and its link if it is one that can be opened. `kind` is the
/// word for it where the media type does not tell.
pub(super) fn file(file: &mut Object<'_>, kind: &str) -> String {
    let told = described(file, DEPTH);
    let of_type = told.media.and_then(|media| media.split('/').next());
    let kind = of_type
        .filter(|kind| shown_as(kind).is_some())
        .unwrap_or(kind);
    let name = told.kept.as_deref().or(told.name.as_deref());
    chat_cards::media(kind, name, told.link.as_deref())
}

#[derive(Default)]
struct Described<'v> {
    media: Option<&'v str>,
    name: Option<String>,
    link: Option<String>,
    /// The name of the file that stood here as bytes.
    kept: Option<String>,
}

fn described<'v>(file: &mut Object<'v>, depth: usize) -> Described<'v> {
    let media = first(file, &MEDIA_TYPES).and_then(|field| field.value.as_str());
    let mut told = Described {
        media,
        name: NAMES
            .iter()
            .find_map(|name| foreign(file, name))
            .filter(|name| !is_link(name)),
        link: None,
        kept: None,
    };
    for name in LINKS {
        let Some(field) = file.field(name) else {
            continue;
        };
        match field.value {
            Value::String(text) if is_link(text) => {
                told.link = told.link.or_else(|| Some(text.clone()));
            }
            Value::String(text) => {
                let media = text
                    .strip_prefix("data:")
                    .and_then(|data| data.split([';', ',']).next());
                told.media = told.media.or(media);
                told.kept = told.kept.or(inline::name_of(text).map(str::to_owned));
            }
            Value::Object(_) if depth > 0 => {
                let inner = field
                    .object()
                    .map(|mut inner| described(&mut inner, depth - 1));
                let inner = inner.unwrap_or_default();
                told.media = told.media.or(inner.media);
                told.name = told.name.or(inner.name);
                told.link = told.link.or(inner.link);
                told.kept = told.kept.or(inner.kept);
            }
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => {}
        }
    }
    told
}

/// A link people may open. `data:` holds the file itself, and other schemes are nobody's business.
fn is_link(text: &str) -> bool {
    let scheme = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let fits = text.len() <= crate::domain::base::limits::URL_MAX_CHARS;
    fits && (scheme.starts_with("http://") || scheme.starts_with("https://"))
        && !text.contains(char::is_whitespace)
}
