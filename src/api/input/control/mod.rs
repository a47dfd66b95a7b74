//! `POST /conversations/{external_id}/control`.

use super::Read;
use crate::api::input::json_body;
use crate::domain::base::limits::{DETAIL_MAX_BYTES, NAME_MAX_CHARS};
use crate::domain::base::words::words;
use crate::domain::reader::{Field, Length, Object};
use serde_json::Value;

words! {
    /// A bot's control action.
    ControlAction {
        /// Withdraw the waiting ticket.
        Cancel = "cancel",
        /// Take a hand-back or an offer.
        Accept = "accept",
        /// Refuse a hand-back or an offer.
        Decline = "decline",
        /// Pass the conversation to a team or another bot.
        Pass = "pass",
    }
}

/// Whom a bot passes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PassTo {
    /// `{"team": name}`.
    Team(String),
    /// `{"bot": name}`.
    Bot(String),
    /// A plain text: the name of a team or a bot.
    Named(String),
}

/// A control request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ControlInput {
    /// What to do.
    pub(crate) action: ControlAction,
    /// Whom to; always there for `pass`, never for the others.
    pub(crate) to: Option<PassTo>,
    /// The epoch the bot believes in.
    pub(crate) epoch: Option<i64>,
    /// For the people who read it.
    pub(crate) note: Option<String>,
    /// Why, for `decline` and `cancel`.
    pub(crate) reason: Option<String>,
}

/// Reads `{action, to?, epoch?, note?, reason?}`.
pub(crate) fn control(bytes: &[u8]) -> Read<ControlInput> {
    json_body::read(bytes, |mut root, _, _| {
        let action = root
            .required("action")
            .and_then(|action| action.word(ControlAction::ALL));
        let to = match action {
            Some(ControlAction::Pass) => root.required("to").and_then(|to| pass_to(&to)),
            Some(ControlAction::Cancel | ControlAction::Accept | ControlAction::Decline) | None => {
                if let Some(to) = root.field("to") {
                    to.warn("only pass has a target, ignored");
                }
                None
            }
        };
        let epoch = root.field("epoch").and_then(|epoch| epoch.whole());
        let note = root.text("note", Length::Bytes(DETAIL_MAX_BYTES));
        let reason = root.text("reason", Length::Bytes(DETAIL_MAX_BYTES));
        root.done();
        Some(ControlInput {
            action: action?,
            to,
            epoch,
            note,
            reason,
        })
    })
}

/// A name, `{team}` or `{bot}`.
fn pass_to(field: &Field<'_>) -> Option<PassTo> {
    const NAME: Length = Length::Chars(NAME_MAX_CHARS);
    match field.value {
        Value::String(_) => field.full_text(NAME).map(PassTo::Named),
        Value::Object(_) => pass_to_either(field, field.object()?, NAME),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            field.expected("text, or object with team or bot")
        }
    }
}

fn pass_to_either(field: &Field<'_>, mut to: Object<'_>, name: Length) -> Option<PassTo> {
    let (team, bot) = (to.field("team"), to.field("bot"));
    to.done();
    match (team, bot) {
        (Some(team), None) => team.full_text(name).map(PassTo::Team),
        (None, Some(bot)) => bot.full_text(name).map(PassTo::Bot),
        (Some(_), Some(_)) | (None, None) => field.refuse("expected either team or bot"),
    }
}

#[cfg(test)]
mod tests;
