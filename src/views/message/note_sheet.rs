//! A note with what it said before, and the forms that change it.

use crate::domain::base::ids::{AgentId, TicketId};
use crate::services::NoteWithVersions;
use crate::views::catalogue::t;
use crate::views::message::marked_words::parts_of;
use crate::views::message::shown_part::{ShownPart, ShownParts};
use crate::views::shell::Shell;
use askama::Template;

/// An earlier version of a note.
#[derive(Clone, Debug)]
pub struct NoteVersionView {
    /// The words, where they are shown as they were typed.
    pub text: String,
    /// The same in parts, where they are marked; else none.
    pub parts: Vec<ShownPart>,
    /// The name of who changed it.
    pub by: String,
    /// Their id.
    pub by_id: String,
    /// When.
    pub at: String,
}

impl NoteVersionView {
    pub(crate) fn shown_parts(&self) -> ShownParts<'_> {
        ShownParts { parts: &self.parts }
    }
}

/// A note.
#[derive(Clone, Debug)]
pub struct NoteSheet {
    /// The ticket it was written at.
    pub number: i64,
    /// Its place in the conversation.
    pub seq: i64,
    /// What it says, as it was typed.
    pub text: String,
    /// The same in parts, where they are marked; else none.
    pub parts: Vec<ShownPart>,
    /// How often it was changed.
    pub version: i64,
    /// That it was deleted, in words; empty if it was not.
    pub deleted: String,
    /// Whether its reader may change it.
    pub may_edit: bool,
    /// Whether they may delete it, or take that back.
    pub may_delete: bool,
    /// What it said before, the newest first.
    pub versions: Vec<NoteVersionView>,
}

impl NoteSheet {
    fn shown_parts(&self) -> ShownParts<'_> {
        ShownParts { parts: &self.parts }
    }

    /// A note of this ticket.
    pub(crate) fn new(ticket: TicketId, found: &NoteWithVersions) -> Self {
        let name = |id: AgentId| {
            let known = found.names.get(&id);
            known.map_or_else(|| t::common_agent().to_owned(), String::clone)
        };
        let versions = found.versions.iter().rev();
        let versions = versions.filter(|version| !version.text.is_empty());
        Self {
            number: ticket.0,
            seq: found.note.seq,
            text: found.note.text.clone(),
            parts: parts_of(&found.note.text, Some(&found.names)),
            version: found.note.edits,
            deleted: found
                .note
                .deleted_by
                .map(|by| t::thread_note_deleted(name(by)))
                .unwrap_or_default(),
            may_edit: found.may_edit,
            may_delete: found.may_delete,
            versions: versions
                .map(|version| NoteVersionView {
                    text: version.text.clone(),
                    parts: parts_of(&version.text, Some(&found.names)),
                    by: name(version.by),
                    by_id: version.by.to_string(),
                    at: version.changed_at.to_string(),
                })
                .collect(),
        }
    }
}

/// The note in a dialog.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_note_sheet.html")]
pub struct NoteSheetFragment<'a> {
    /// The note.
    pub note: &'a NoteSheet,
    /// The form token.
    pub csrf: &'a str,
}

/// The note on a page of its own.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/note.html")]
pub struct NotePage {
    /// What stands around it.
    pub shell: Shell,
    /// The note.
    pub note: NoteSheet,
    /// The form token.
    pub csrf: String,
}
