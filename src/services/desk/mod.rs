//! What agents do with a ticket: accept, write, transfer, invite, snooze, resolve, reopen, and add what they learned. Returning it
//! to a bot is in `bots/handback.rs`; what agents read is in `reading`, except their saved replies.

pub(crate) mod bulk;
pub(crate) mod claiming;
mod drafting;
pub(crate) mod invitations;
pub(crate) mod kept_notes;
pub(crate) mod known_tags;
pub(crate) mod learning;
mod mentioning;
pub(crate) mod note_changes;
pub(crate) mod open_offers;
pub(crate) mod reopening;
pub(crate) mod saved_replies;
pub(crate) mod saved_views;
pub(crate) mod send_guard;
pub(crate) mod shift_end;
pub(crate) mod snoozing;
pub(crate) mod suggestions;
pub(crate) mod tagging;
pub(crate) mod transfer_target;
pub(crate) mod transfers;
mod undoing;
mod withdrawing;

pub(crate) mod writing;

crate::services::room! {
    /// What agents do with a ticket.
    Desk, desk
}
