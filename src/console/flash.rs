//! The confirmation on the page after a form without script. Only these words can be put
//! there by an address.

use crate::views::catalogue::t;
use std::fmt;

/// What just happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flash {
    /// The ticket was accepted.
    Accepted,
    /// It was taken over.
    Taken,
    /// The reply was sent.
    Sent,
    /// The note was added.
    Noted,
    /// It was added, and somebody whom it mentions cannot see it.
    NotedUnseen,
    /// The note says something else.
    NoteEdited,
    /// The note was deleted.
    NoteDeleted,
    /// Its deletion was taken back.
    NoteRestored,
    /// Its conversation is followed.
    Followed,
    /// It is followed no longer.
    Unfollowed,
    /// The ticket was closed.
    Resolved,
    /// It was reopened, or its hand-back called off.
    Reopened,
    /// It was handed back.
    Returned,
    /// The offer was declined.
    Declined,
    /// It was given on.
    Transferred,
    /// Somebody is asked to take it.
    Asked,
    /// Nobody is asked to take it any longer.
    Kept,
    /// It was put off.
    Snoozed,
    /// A fact was added to the packet.
    Learned,
    /// Whether the context was enough was recorded.
    Verified,
    /// The escalation was marked.
    Marked,
    /// What the bot asked was answered.
    Answered,
    /// Its tags were changed.
    Tagged,
    /// It was made more or less urgent.
    Prioritised,
}

impl Flash {
    const ALL: [Self; 24] = [
        Self::Accepted,
        Self::Taken,
        Self::Sent,
        Self::Noted,
        Self::NotedUnseen,
        Self::NoteEdited,
        Self::NoteDeleted,
        Self::NoteRestored,
        Self::Followed,
        Self::Unfollowed,
        Self::Resolved,
        Self::Reopened,
        Self::Returned,
        Self::Declined,
        Self::Transferred,
        Self::Asked,
        Self::Kept,
        Self::Snoozed,
        Self::Learned,
        Self::Verified,
        Self::Marked,
        Self::Answered,
        Self::Tagged,
        Self::Prioritised,
    ];

    /// What an address tells; nothing for any other word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flash| flash.word() == word)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Taken => "taken",
            Self::Sent => "sent",
            Self::Noted => "noted",
            Self::NotedUnseen => "noted-unseen",
            Self::NoteEdited => "note-edited",
            Self::NoteDeleted => "note-deleted",
            Self::NoteRestored => "note-restored",
            Self::Followed => "followed",
            Self::Unfollowed => "unfollowed",
            Self::Resolved => "resolved",
            Self::Reopened => "reopened",
            Self::Returned => "returned",
            Self::Declined => "declined",
            Self::Transferred => "transferred",
            Self::Asked => "asked",
            Self::Kept => "kept",
            Self::Snoozed => "snoozed",
            Self::Learned => "learned",
            Self::Verified => "verified",
            Self::Marked => "marked",
            Self::Answered => "answered",
            Self::Tagged => "tagged",
            Self::Prioritised => "prioritised",
        }
    }

    /// The same in words.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Accepted => t::flash_accepted(),
            Self::Taken => t::flash_taken(),
            Self::Sent => t::flash_sent(),
            Self::Noted => t::flash_noted(),
            Self::NotedUnseen => t::flash_noted_unseen(),
            Self::NoteEdited => t::flash_note_edited(),
            Self::NoteDeleted => t::flash_note_deleted(),
            Self::NoteRestored => t::flash_note_restored(),
            Self::Followed => t::flash_followed(),
            Self::Unfollowed => t::flash_unfollowed(),
            Self::Resolved => t::flash_resolved(),
            Self::Reopened => t::flash_reopened(),
            Self::Declined => t::flash_declined(),
            Self::Asked => t::flash_asked(),
            Self::Kept => t::flash_kept(),
            Self::Transferred => t::flash_transferred(),
            Self::Snoozed => t::flash_snoozed(),
            Self::Learned => t::flash_learned(),
            Self::Verified => t::flash_verified(),
            Self::Returned => t::flash_returned(),
            Self::Marked => t::flash_marked(),
            Self::Answered => t::flash_answered(),
            Self::Tagged => t::flash_tagged(),
            Self::Prioritised => t::flash_prioritised(),
        }
    }
}

impl fmt::Display for Flash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
