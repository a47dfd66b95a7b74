//! What people see: askama structs that hold what is shown, already decided.
//!
//! Text is plain `String`; an empty one means "nothing to show". Times are RFC 3339 in UTC and made
//! local by the browser. A `…Fragment` renders one element with a stable id: the page includes the
//! same template the socket pushes, so a pushed fragment is viewer-neutral.

pub(crate) mod accounts;
pub mod ask;
pub(crate) mod bulk;
pub(crate) mod catalogue;
pub mod chips;
pub mod composer;
pub(crate) mod context_report;
pub mod control;
pub(crate) mod conversation;
pub mod customers;
pub(crate) mod faults;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod hand_over;
mod initials;
pub(crate) mod json_text;
pub(crate) mod labels;
pub(crate) mod language_names;
pub mod message;
pub(crate) mod names;
pub mod notifications;
pub(crate) mod offline;
pub mod overview;
pub(crate) mod own_account;
pub mod packet;
pub(crate) mod picker;
pub mod queue;
pub(crate) mod routing;
pub(crate) mod saved_replies;
pub(crate) mod saved_views;
pub mod search;
pub(crate) mod security;
pub(crate) mod settings_index;
pub(crate) mod suggestions;
pub(crate) mod team;
pub(crate) mod team_time;
#[cfg(test)]
pub(crate) mod tests;
pub mod thread;
pub mod ticket;
pub(crate) mod trace;
pub mod transcript;
pub(crate) mod triggers;
pub(crate) mod wrong_fields;

pub mod assets;
pub mod console;
pub(crate) mod customer_chat;
pub mod error;
pub(crate) mod frames;
pub mod login;
pub mod mail;
pub mod notice;
pub mod presence;
pub mod shell;
pub mod side_menu;
pub(crate) mod spreadsheet;
pub(crate) mod tag_list;
pub mod tags;

pub(crate) use initials::initials;

/// A name and what it holds, for lists of two columns.
#[derive(Clone, Debug, Default)]
pub struct Pair {
    /// Left column.
    pub name: String,
    /// Right column.
    pub value: String,
}

/// A file or an address that belongs to a message or a packet.
#[derive(Clone, Debug, Default)]
pub struct AttachmentView {
    /// File name, or the title of a link.
    pub name: String,
    /// Where it opens; only `http`, `https` and own paths are linked.
    pub url: String,
    /// Size and type in words, such as `PDF, 84 KB`.
    pub detail: String,
    /// Width and height of a picture that is shown; only of our own files.
    pub picture: Option<(i64, i64)>,
    /// What stands before the name: `clip`, `file`, `picture` or `play`.
    pub icon: &'static str,
}

impl AttachmentView {
    /// True if the address may become a link: anything else (`javascript:`, `data:`) is shown as text.
    pub(crate) fn is_safe(&self) -> bool {
        let own = self.url.starts_with('/') && !self.url.starts_with("//");
        own || self.url.starts_with("https://") || self.url.starts_with("http://")
    }
}

/// So many letters of an address may stand in a line that goes on.
const ADDRESS_PART_LETTERS: usize = 16;

/// The parts between which an address may go on in the next line: before its `@`, and before a point that comes late.
/// Other texts are one part.
pub(crate) fn address_parts(text: &str) -> Vec<&str> {
    if !text.contains('@') || text.contains(char::is_whitespace) {
        return vec![text];
    }
    let (mut parts, mut begun) = (Vec::new(), 0);
    for (at, letter) in text.char_indices() {
        let is_late = at.saturating_sub(begun) >= ADDRESS_PART_LETTERS;
        if at > begun && (letter == '@' || letter == '.' && is_late) {
            parts.extend(text.get(begun..at));
            begun = at;
        }
    }
    parts.extend(text.get(begun..));
    parts
}

/// One of eight quiet hues that a name always gets, so people are told apart at a glance.
pub(crate) fn hue(name: &str) -> u32 {
    name.chars().fold(7u32, |sum, letter| {
        sum.wrapping_mul(31).wrapping_add(u32::from(letter))
    }) % 8
}

/// A time for those without script: `23 Nov 10:42 UTC` would need a calendar, so it stays `2026-11-23 10:42 UTC`.
pub(crate) fn brief(rfc3339: &str) -> String {
    match rfc3339.split_once('T') {
        Some((date, time)) => format!("{date} {} UTC", time.get(..5).unwrap_or(time)),
        None => rfc3339.to_owned(),
    }
}
