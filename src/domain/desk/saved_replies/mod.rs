//! Saved replies: texts that agents send again and again, with places for what differs from ticket to ticket, and with
//! what else is done to the ticket then. Who may change which is in `case/access.rs`; the sentences Baton says by itself
//! are in `team`.

pub(crate) mod from_csv;
pub(crate) mod placeholders;
pub(crate) mod reply_actions;
pub(crate) mod reply_owner;
pub(crate) mod written_reply;

use super::saved_reply_fault::SavedReplyFault;
use crate::domain::base::fault::Fault;
use crate::domain::base::ids::SavedReplyId;
use crate::domain::base::page_fault::PageFault;
use crate::domain::reader::{Length, Misread, blank};
use reply_actions::ReplyActions;
use reply_owner::ReplyOwner;
use written_reply::WrittenReply;

/// A name, in characters.
pub(crate) const REPLY_NAME_MAX_CHARS: usize = 100;

/// A text, in bytes: 8 KB.
pub(crate) const REPLY_TEXT_MAX_BYTES: usize = 8 * 1024;

/// A saved reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedReply {
    /// Inside, and for the composer to name it by.
    pub(crate) id: SavedReplyId,
    /// Whom it belongs to.
    pub(crate) owner: ReplyOwner,
    /// Unique among those of its owner, whatever the case.
    pub(crate) name: String,
    /// As it was written, with its variables.
    pub(crate) text: String,
    /// What else is done when it is sent.
    pub(crate) actions: ReplyActions,
    /// How often it was sent.
    pub(crate) uses: i64,
}

/// A name, a text and actions that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReplyWords {
    /// In one line, without spaces around it.
    pub(crate) name: String,
    /// Without empty lines around it.
    pub(crate) text: String,
    /// What else is done when it is sent.
    pub(crate) actions: ReplyActions,
}

impl ReplyWords {
    /// Checks what was written; what is wrong comes with the field it is in.
    pub(crate) fn check(written: &WrittenReply) -> Result<Self, Vec<(&'static str, Fault)>> {
        let WrittenReply { name, text, .. } = written;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.replace("\r\n", "\n").trim().to_owned();
        let mut wrong: Vec<(&'static str, Fault)> = Vec::new();
        let length = Length::Chars(REPLY_NAME_MAX_CHARS);
        wrong.extend(kept(&name, length).map(|fault| ("name", fault)));
        match kept(&text, Length::Bytes(REPLY_TEXT_MAX_BYTES)) {
            Some(fault) => wrong.push(("text", fault)),
            None => {
                let faults = placeholders::faults(&text).into_iter();
                wrong.extend(faults.map(|fault| ("text", fault.into())));
            }
        }
        let actions = ReplyActions::read(written).unwrap_or_else(|faults| {
            let faults = faults.into_iter();
            wrong.extend(faults.map(|(field, fault)| (field, fault.into())));
            ReplyActions::default()
        });
        match wrong.is_empty() {
            true => Ok(Self {
                name,
                text,
                actions,
            }),
            false => Err(wrong),
        }
    }
}

fn kept(text: &str, length: Length) -> Option<Fault> {
    if blank(text) {
        return Some(Misread::Required.into());
    }
    if text.contains('\0') {
        return Some(PageFault::Nul.into());
    }
    length.complaint(text).map(Fault::from)
}

/// A name as names are compared: whatever the case.
pub(crate) fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// That there is no room for so many more.
pub(crate) fn full(owner: ReplyOwner, kept: usize, more: usize) -> Option<SavedReplyFault> {
    let most = owner.most();
    (kept.saturating_add(more) > most).then_some(SavedReplyFault::Full(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::AgentId;

    fn check(name: &str, text: &str) -> Result<ReplyWords, Vec<(&'static str, Fault)>> {
        ReplyWords::check(&WrittenReply {
            name: name.to_owned(),
            text: text.to_owned(),
            ..WrittenReply::default()
        })
    }

    #[test]
    fn a_name_stands_in_one_line_and_a_text_without_empty_lines_around_it() {
        let words = check("  Where \t is it ", "\r\nHello\r\nthere\n\n").unwrap();
        assert_eq!(words.name, "Where is it");
        assert_eq!(words.text, "Hello\nthere");
        assert_eq!(folded("GRÜSSE"), folded("grüsse"));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_with_its_field() {
        let wrong = check(" ", "{{nobody.knows}} {{team").unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["name", "text", "text"]);
        let long = "é".repeat(REPLY_TEXT_MAX_BYTES / 2 + 1);
        let wrong = check(&"n".repeat(101), &long).unwrap_err();
        let told: Vec<String> = wrong.iter().map(|(_, fault)| fault.to_string()).collect();
        assert!(
            told.iter().all(|told| told.starts_with("too long")),
            "{told:?}"
        );
        let wrong = check("a\0", "b").unwrap_err();
        assert_eq!(wrong[0].1.to_string(), "contains U+0000");
    }

    #[test]
    fn an_owner_has_room_for_so_many() {
        let owner = ReplyOwner::Agent(AgentId(1));
        assert_eq!(full(owner, 199, 1), None);
        assert_eq!(full(owner, 200, 1), Some(SavedReplyFault::Full(200)));
        assert_eq!(
            full(ReplyOwner::All, 990, 11),
            Some(SavedReplyFault::Full(1_000))
        );
    }
}
