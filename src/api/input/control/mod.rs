//! `POST /conversations/{external_id}/control`.

use super::{Read, escalation, state};
use crate::api::input::json_body;
use crate::domain::base::limits::{DETAIL_MAX_BYTES, NAME_MAX_CHARS};
use crate::domain::base::words::{Reason, words};
use crate::domain::intake::Escalation;
use crate::domain::packet::Trigger;
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

impl ControlAction {
    /// Whether it gives the conversation to another.
    pub(crate) fn passes(self) -> bool {
        match self {
            Self::Pass => true,
            Self::Cancel | Self::Accept | Self::Decline => false,
        }
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
#[derive(Debug, Clone, PartialEq)]
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
    /// With `pass`: all that an escalation takes, but for the conversation, which is in the path.
    pub(crate) context: Option<Box<Escalation>>,
}

/// Reads `{action, to?, epoch?, note?, reason?}`, and with `pass` the members of an escalation.
pub(crate) fn control(bytes: &[u8]) -> Read<ControlInput> {
    json_body::read(bytes, |mut root, task_state, findings| {
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
        let context = match action {
            Some(ControlAction::Pass) => {
                let confidence = root.confidence("confidence");
                let state = state::read(task_state, findings);
                let mut context = escalation::context(&mut root, state);
                let why = Why {
                    reason: reason.as_deref(),
                    note: note.as_deref(),
                    confidence,
                };
                context.packet.trigger = Some(why.completes(context.packet.trigger.take()));
                Some(Box::new(context))
            }
            Some(ControlAction::Cancel | ControlAction::Accept | ControlAction::Decline) | None => {
                None
            }
        };
        root.done();
        Some(ControlInput {
            action: action?,
            to,
            epoch,
            note,
            reason,
            context,
        })
    })
}

/// Why a conversation is passed on, as the request says beside its `trigger`.
struct Why<'a> {
    /// A reason's code, or words.
    reason: Option<&'a str>,
    note: Option<&'a str>,
    confidence: Option<f64>,
}

impl Why<'_> {
    /// The trigger with what only the request says.
    fn completes(self, trigger: Option<Trigger>) -> Trigger {
        let code = self.reason.and_then(|reason| Reason::parse(reason.trim()));
        let words = self.reason.filter(|_| code.is_none());
        let detail = self.note.or(words).map(str::to_owned);
        let Some(trigger) = trigger else {
            return Trigger {
                reason: code.unwrap_or(Reason::OutOfScope),
                detail,
                message_id: None,
                confidence: self.confidence,
            };
        };
        Trigger {
            detail: trigger.detail.or(detail),
            confidence: trigger.confidence.or(self.confidence),
            ..trigger
        }
    }
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
