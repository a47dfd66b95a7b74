//! Tells the customer what happens now: at the handoff, and whenever a bot that was to go on does not.

use super::outlook;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::lifecycle::Status;
use crate::domain::dispatch::outlook::Outlook;
use crate::services::case::{Case, PendingMessage};
use crate::services::error::Result;
use crate::services::team::sentences;
use crate::storage::members_present;

/// What will happen to the case's ticket (honest outlook).
pub(crate) fn outlook_of(case: &mut Case<'_>) -> Result<Outlook> {
    let now = case.now;
    let ticket = case.ticket()?.clone();
    let position = match ticket.status {
        Status::Waiting => Some(outlook::place(case.conn, &ticket)?),
        Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) | Status::Closed(_) => None,
    };
    let present = members_present::count_present(case.conn, ticket.team, now)?;
    outlook::outlook(
        case.conn,
        &case.settings,
        ticket.team,
        position,
        present,
        now,
    )
}

/// Says to the customer where the conversation goes, and returns the words.
pub(crate) fn tell(case: &mut Case<'_>, outlook: Outlook) -> Result<String> {
    let text = sentences::handed_over(case, outlook)?;
    case.store(PendingMessage {
        sender: Sender::System,
        visibility: Visibility::Public,
        author: None,
        author_name: None,
        external_id: None,
        client_id: None,
        text: &text,
        meta: None,
        at: case.now,
    })?;
    Ok(text)
}

/// The customer was told that somebody else goes on: they hear that a person does now.
pub(crate) fn tell_waits_again(case: &mut Case<'_>) -> Result<()> {
    let outlook = outlook_of(case)?;
    tell(case, outlook).map(drop)
}
