//! A note with what it said before.

use super::message::MessageJson;
use crate::domain::base::time::Moment;
use crate::services::NoteWithVersions;
use serde::Serialize;

/// An earlier version of a note.
#[derive(Debug, Serialize)]
struct NoteVersionJson<'a> {
    text: &'a str,
    /// Who changed it, by name.
    changed_by: Option<&'a str>,
    changed_at: Moment,
}

/// A note.
#[derive(Debug, Serialize)]
pub(in crate::console) struct NoteJson<'a> {
    note: MessageJson<'a>,
    /// How often it was changed: goes with the next change.
    version: i64,
    /// Oldest first.
    versions: Vec<NoteVersionJson<'a>>,
    may_edit: bool,
    may_delete: bool,
}

impl<'a> NoteJson<'a> {
    pub(crate) fn new(found: &'a NoteWithVersions) -> Self {
        let versions = found.versions.iter().map(|version| NoteVersionJson {
            text: &version.text,
            changed_by: found.names.get(&version.by).map(String::as_str),
            changed_at: version.changed_at,
        });
        Self {
            note: MessageJson::new(&found.note),
            version: found.note.edits,
            versions: versions.collect(),
            may_edit: found.may_edit,
            may_delete: found.may_delete,
        }
    }
}
