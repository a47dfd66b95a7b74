//! The members around some bytes tell that they are bytes, of which kind they are, and how they are called.

use super::super::content::shown_as;
use crate::domain::transcript::shapes::MEDIA_TYPES;
use serde_json::{Map, Value};

/// Members that hold the bytes of the file that the object is about.
const BYTES: [&str; 13] = [
    "data",
    "bytes",
    "base64",
    "b64_json",
    "raw",
    "blob",
    "file_data",
    "fileData",
    "imageBytes",
    "image_bytes",
    "image",
    "audio",
    "content",
];
/// The ones among them that hold nothing but bytes, if anything else is told of a file.
const ONLY_BYTES: [&str; 8] = [
    "bytes",
    "base64",
    "b64_json",
    "blob",
    "file_data",
    "fileData",
    "imageBytes",
    "image_bytes",
];
/// Objects in which `data` is base64 by their framework's rule.
const IN_BASE64: [&str; 4] = ["inlineData", "inline_data", "inputAudio", "input_audio"];
/// Members that hold more of the same file.
const SAME_FILE: [&str; 16] = [
    "source",
    "file",
    "image",
    "audio",
    "video",
    "document",
    "inlineData",
    "inline_data",
    "inputAudio",
    "input_audio",
    "image_url",
    "imageUrl",
    "data",
    "payload",
    "media",
    "resource",
];
const FILE_NAMES: [&str; 5] = [
    "filename",
    "fileName",
    "file_name",
    "displayName",
    "display_name",
];
/// What else names a file, unless it names who speaks.
const NAMES: [&str; 2] = ["name", "title"];
const SPEAKERS: [&str; 5] = ["role", "sender", "author", "from", "speaker"];
const ENCODINGS: [&str; 3] = ["type", "source_type", "encoding"];

/// The kind and the name of the bytes at one place, as far as members tell them.
#[derive(Debug, Clone, Default)]
pub(super) struct BytesTold {
    /// `image`, `audio`, `video` or `file`, if it is told.
    pub(super) kind: Option<&'static str>,
    pub(super) media_type: Option<String>,
    pub(super) name: Option<String>,
    /// `png`, `csv`.
    pub(super) format: Option<String>,
    /// Whether base64 was announced.
    pub(super) is_base64: bool,
    /// Whether the value at hand is where bytes are kept.
    pub(super) at_bytes: bool,
    /// Whether nothing else is ever kept there.
    pub(super) at_only_bytes: bool,
}

impl BytesTold {
    /// Reads the members of an object at this place.
    pub(super) fn inside(&self, members: &Map<String, Value>) -> Self {
        let text = |names: &[&str]| {
            let mut found = names.iter().filter_map(|name| members.get(*name)?.as_str());
            found
                .find(|text| !text.is_empty() && text.len() <= 255)
                .map(str::to_owned)
        };
        let speaks = SPEAKERS.iter().any(|name| members.contains_key(*name));
        let name = text(&FILE_NAMES).or_else(|| text(&NAMES).filter(|_| !speaks));
        let named = |name: &str| members.get(name).and_then(Value::as_str) == Some("base64");
        Self {
            kind: text(&["type", "kind"])
                .and_then(|kind| plain(&kind))
                .or(self.kind),
            media_type: text(&MEDIA_TYPES).or_else(|| self.media_type.clone()),
            name: name.or_else(|| self.name.clone()),
            format: text(&["format"]).or_else(|| self.format.clone()),
            is_base64: self.is_base64 || ENCODINGS.iter().any(|name| named(name)),
            at_bytes: false,
            at_only_bytes: false,
        }
    }

    /// Goes down to a member of it. The object's file is another thing, so that only the member's name tells here.
    pub(super) fn at_member(&self, name: &str) -> Self {
        let kind = plain(name.strip_suffix('s').unwrap_or(name));
        let at_bytes = BYTES.contains(&name) || kind.is_some();
        match at_bytes || SAME_FILE.contains(&name) {
            true => Self {
                kind: self.kind.or(kind),
                at_bytes,
                at_only_bytes: ONLY_BYTES.contains(&name)
                    || name == "raw" && self.media_type.is_some(),
                is_base64: self.is_base64 || IN_BASE64.contains(&name),
                ..self.clone()
            },
            false => Self {
                kind,
                at_bytes,
                ..Self::default()
            },
        }
    }

    /// The name of the file, ending in its format where both are told.
    pub(super) fn called(&self) -> Option<String> {
        let name = self.name.as_ref()?;
        let is_ending = |format: &&String| {
            (1..=4).contains(&format.len()) && format.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        match self.format.as_ref().filter(is_ending) {
            Some(format) if !name.contains('.') => Some(format!("{name}.{format}")),
            Some(_) | None => Some(name.clone()),
        }
    }

    /// Whether it is said that bytes stand here.
    pub(super) fn are_bytes(&self) -> bool {
        let binary = |media: &String| {
            ["image/", "audio/", "video/", "application/pdf"]
                .iter()
                .any(|is| media.starts_with(is))
        };
        self.at_bytes && (self.is_base64 || self.media_type.as_ref().is_some_and(binary))
    }

    /// Whether bytes may stand here.
    pub(super) fn may_be_bytes(&self) -> bool {
        self.at_bytes
            && (self.is_base64
                || self.kind.is_some()
                || self.media_type.is_some()
                || self.format.is_some()
                || self.name.is_some())
    }
}

/// The word for a kind, without what frameworks add to it.
fn plain(kind: &str) -> Option<&'static str> {
    shown_as(kind)
        .map(|shown| shown.trim_matches(['[', ']']))
        .filter(|kind| *kind != "location")
}
