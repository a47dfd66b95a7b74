//! Words as frameworks send them: a text, a list of parts, or nothing.

use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::reader::{Field, Length, Object};
use serde_json::Value;

const TEXT: Length = Length::Bytes(TEXT_MAX_BYTES);

/// A text, or a list of parts joined by line breaks.
pub(super) fn words(content: &Field<'_>) -> Option<String> {
    match content.value {
        Value::Array(_) => {
            let parts = content.list(usize::MAX)?;
            joined(content, parts.iter().filter_map(part))
        }
        _ => content.text(TEXT).map(str::to_owned),
    }
}

/// Texts of a message joined by line breaks, if they are not too long together.
pub(super) fn joined(
    message: &Field<'_>,
    texts: impl IntoIterator<Item = String>,
) -> Option<String> {
    let text = texts.into_iter().collect::<Vec<_>>().join("\n");
    match TEXT.complaint(&text) {
        Some(complaint) => message.refuse(complaint),
        None => Some(text),
    }
}

/// One part as text: its words, or what stands for a picture or a file.
pub(super) fn part(field: &Field<'_>) -> Option<String> {
    if field.value.is_string() {
        return field.text(TEXT).map(str::to_owned);
    }
    let mut part = field.object()?;
    let kind = part
        .field("type")
        .and_then(|kind| kind.value.as_str())
        .unwrap_or("text");
    match kind {
        "text" | "input_text" | "output_text" | "summary_text" | "reasoning_text" => {
            text(&mut part, "text")
        }
        "refusal" => text(&mut part, "refusal"),
        other => Some(shown_as(other).map_or_else(
            || {
                field.warn("unknown kind of part, shown as [attachment]");
                "[attachment]".to_owned()
            },
            str::to_owned,
        )),
    }
}

/// What stands for a part without words; nothing for a kind nobody knows.
pub(super) fn shown_as(kind: &str) -> Option<&'static str> {
    match kind {
        "image_url" | "input_image" | "image" | "image-url" => Some("[image]"),
        "input_audio" | "audio" | "audio-url" | "voice" => Some("[audio]"),
        "video" | "video-url" | "video_url" => Some("[video]"),
        "file" | "input_file" | "document" | "document-url" | "binary" => Some("[file]"),
        "location" => Some("[location]"),
        _ => None,
    }
}

/// What stands for a file, by the media type it is said to have.
pub(super) fn file(file: &mut Object<'_>) -> String {
    let names = ["mediaType", "mimeType", "contentType", "content_type"];
    let media = names
        .iter()
        .find_map(|name| file.field(name)?.value.as_str());
    let kind = media.and_then(|media| media.split('/').next());
    kind.and_then(shown_as).unwrap_or("[file]").to_owned()
}

fn text(part: &mut Object<'_>, name: &'static str) -> Option<String> {
    part.required(name)?.text(TEXT).map(str::to_owned)
}
