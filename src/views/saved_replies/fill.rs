//! Fills the page of saved replies.

use super::acts_in_words::does;
use super::view::{ReplyOwnerLink, SavedReplyRow};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Priority;
use crate::domain::desk::saved_replies::SavedReply;
use crate::domain::desk::saved_replies::reply_actions::AfterReply;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::domain::desk::saved_replies::written_reply::WrittenReply;
use crate::services::desk::saved_replies::{OwnedReplies, ReplyOwnerName};
use crate::views::catalogue::t;
use crate::views::faults;

/// A reply.
pub(crate) fn reply(reply: &SavedReply) -> SavedReplyRow {
    SavedReplyRow {
        id: reply.id.0,
        name: reply.name.clone(),
        text: reply.text.clone(),
        does: does(&reply.actions),
        uses: reply.uses,
    }
}

/// A reply as the form shows it.
pub(crate) fn written(reply: &SavedReply) -> WrittenReply {
    let SavedReply {
        name,
        text,
        actions,
        ..
    } = reply;
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    WrittenReply {
        name: name.clone(),
        text: text.clone(),
        tags: actions.written_tags(),
        priority: word(actions.priority.map(Priority::as_str)),
        then: word(actions.then.map(AfterReply::as_str)),
    }
}

/// Every owner, with the one that is shown.
pub(crate) fn owners(owned: &OwnedReplies) -> Vec<ReplyOwnerLink> {
    let link = |owner: &ReplyOwnerName| ReplyOwnerLink {
        name: title(owner),
        word: owner.word.clone(),
        current: *owner == owned.of,
    };
    owned.owners.iter().map(link).collect()
}

/// An owner in words.
pub(crate) fn title(owner: &ReplyOwnerName) -> String {
    match (owner.owner, &owner.team) {
        (ReplyOwner::Agent(_), _) => t::replies_of_you().to_owned(),
        (ReplyOwner::Team(_), Some(team)) => team.clone(),
        (ReplyOwner::Team(_) | ReplyOwner::All, _) => t::replies_of_all().to_owned(),
    }
}

/// A wrong field of the form, with its sentence.
pub(crate) fn wrong(error: &FieldError) -> (String, String) {
    let field = error.pointer.trim_start_matches('/');
    let why = faults::said(&error.fault);
    (field.to_owned(), t::replies_error_field(field, why))
}

/// What is wrong with a line of a table, or with all of it.
pub(crate) fn wrong_line(error: &FieldError) -> String {
    let why = faults::said(&error.fault);
    let mut parts = error.pointer.trim_start_matches('/').split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("line"), Some(line), Some(cell)) => t::replies_error_cell(line, cell, why),
        (Some("line"), Some(line), None) => t::replies_error_line(line, why),
        _ => t::replies_error_table(why),
    }
}

/// What was just done: only these words can be put there by an address.
pub(crate) fn flash(done: &str) -> &'static str {
    match done {
        "added" => t::replies_added(),
        "saved" => t::replies_saved(),
        "removed" => t::replies_removed(),
        "imported" => t::replies_imported(),
        _ => "",
    }
}
