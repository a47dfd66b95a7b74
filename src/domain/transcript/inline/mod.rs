//! Pictures and files that stand in a transcript as bytes. They are taken out before it is read: in their place stays
//! what they are called, so that the words, the raw items and the files of the ticket agree.
//!
//! Where a framework keeps bytes is told by names of members; base64 that is a picture is one wherever it stands.

mod bytes_told;
mod packed;
mod stand_in;
#[cfg(test)]
mod tests;

pub(crate) use packed::is_packed_file;
pub(super) use stand_in::name_of;

use crate::domain::reader::{Field, child};
use bytes_told::BytesTold;
use packed::Packed;
use serde_json::Value;

/// So many files of one transcript are kept: the latest.
pub(crate) const INLINE_FILES_MAX: usize = 10;

/// JSON may hold JSON as text so often.
const TEXT_DEPTH: usize = 2;

/// A file that stood in a transcript as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineFile {
    /// Where it stood.
    pub pointer: String,
    /// What it is called: the name it came with, or one made of its kind and its content.
    pub name: String,
    /// The media type it was said to have.
    pub media_type: Option<String>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The transcript with a stand-in for each file, and the files. What is no base64, or is empty, is left out with a
/// warning.
pub(crate) fn taken(transcript: &Field<'_>) -> (Value, Vec<InlineFile>) {
    let mut value = transcript.value.clone();
    let mut taking = Taking {
        transcript,
        files: Vec::new(),
    };
    let told = BytesTold::default();
    taking.value(&mut value, &transcript.pointer, &told, TEXT_DEPTH);
    let files = taking.latest();
    (value, files)
}

struct Taking<'f> {
    transcript: &'f Field<'f>,
    files: Vec<InlineFile>,
}

impl Taking<'_> {
    fn value(&mut self, value: &mut Value, pointer: &str, told: &BytesTold, depth: usize) {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(text) => {
                if let Some(instead) = self.text(text, pointer, told, depth) {
                    *text = instead;
                }
            }
            Value::Array(values) => {
                for (index, value) in values.iter_mut().enumerate() {
                    self.value(value, &format!("{pointer}/{index}"), told, depth);
                }
            }
            Value::Object(members) => {
                let here = told.inside(members);
                for (name, member) in members.iter_mut() {
                    let pointer = child(pointer, name);
                    self.value(member, &pointer, &here.at_member(name), depth);
                }
            }
        }
    }

    /// What stands in place of a text that is a file, or holds files.
    fn text(
        &mut self,
        text: &str,
        pointer: &str,
        told: &BytesTold,
        depth: usize,
    ) -> Option<String> {
        match packed::whole(text, told) {
            Packed::File { media_type, bytes } => {
                Some(self.keep(media_type, bytes, pointer, told).1)
            }
            Packed::Broken { media_type, why } => {
                self.warn(pointer, why);
                Some(stand_in::of_nothing(&media_type))
            }
            Packed::No if depth > 0 && packed::may_hold(text) => self
                .in_json(text, pointer, depth)
                .or_else(|| self.among_words(text, pointer)),
            Packed::No => None,
        }
    }

    fn in_json(&mut self, text: &str, pointer: &str, depth: usize) -> Option<String> {
        let mut value = super::as_sent::parsed(text)?;
        let before = self.files.len();
        self.value(&mut value, pointer, &BytesTold::default(), depth - 1);
        (self.files.len() > before).then(|| value.to_string())
    }

    fn among_words(&mut self, text: &str, pointer: &str) -> Option<String> {
        let mut instead = String::new();
        let mut rest = text;
        while let Some((before, packed, after)) = packed::next_in(rest) {
            instead.push_str(before);
            match packed::whole(packed, &BytesTold::default()) {
                Packed::File { media_type, bytes } => {
                    let told = BytesTold::default();
                    instead.push_str(&self.keep(media_type, bytes, pointer, &told).0);
                }
                Packed::Broken { why, .. } => self.warn(pointer, why),
                Packed::No => instead.push_str(packed),
            }
            rest = after;
        }
        instead.push_str(rest);
        (instead != text).then_some(instead)
    }

    /// Keeps a file; gives its name and what stands in its place.
    fn keep(
        &mut self,
        media_type: Option<String>,
        bytes: Vec<u8>,
        pointer: &str,
        told: &BytesTold,
    ) -> (String, String) {
        let (name, content_type) = stand_in::named(
            told.called().as_deref(),
            told.kind,
            media_type.as_deref(),
            &bytes,
        );
        let instead = stand_in::of(&content_type, bytes.len(), &name);
        self.files.push(InlineFile {
            pointer: pointer.to_owned(),
            name: name.clone(),
            media_type,
            bytes,
        });
        (name, instead)
    }

    /// The latest files, each once.
    fn latest(&mut self) -> Vec<InlineFile> {
        let mut latest: Vec<InlineFile> = Vec::new();
        while let Some(file) = self.files.pop() {
            let is_same = |kept: &InlineFile| kept.name == file.name && kept.bytes == file.bytes;
            if latest.iter().any(is_same) {
                continue;
            }
            if latest.len() == INLINE_FILES_MAX {
                let detail = format!("only the latest {INLINE_FILES_MAX} files are kept");
                self.warn(&file.pointer, &detail);
                break;
            }
            latest.push(file);
        }
        latest.reverse();
        latest
    }

    fn warn(&self, pointer: &str, detail: &str) {
        self.transcript.warn_at(pointer, detail);
    }
}
