//! Asks: what a bot wants back from a person, and what the person may answer. Where an ask stands in the conversation is
//! kept by `services/case`; what an answer looks like in the log is in `log`.

mod answer;
mod answer_fault;
mod arguments;
mod filled;
mod form;
mod given;
mod options;
mod pattern_in_words;

pub(crate) use answer::{Answer, Answered, decide};
pub(crate) use answer_fault::AnswerFault;
pub(crate) use arguments::{Argument, flat};
pub(crate) use form::{FieldShape, Form, FormField, TextFormat};
pub(crate) use given::RawValues;
pub(crate) use options::{label, value};
pub(crate) use pattern_in_words::FormatInWords;

use crate::domain::base::ids::{AgentId, BotId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

words! {
    /// How the person answers.
    #[derive(Default)]
    AskType {
        /// By talking with the customer: nothing comes back but the conversation.
        #[default]
        Chat = "chat",
        /// In words, or with one of the options.
        Question = "question",
        /// Yes or no to an action the bot proposes.
        Approval = "approval",
        /// By filling in a form.
        Form = "form",
    }
}

words! {
    /// Where an ask stands.
    AskState {
        /// Nobody has answered yet.
        Open = "open",
        /// A person has.
        Answered = "answered",
        /// Nobody did in time: its default holds.
        Expired = "expired",
        /// The bot asked something else instead.
        Superseded = "superseded",
        /// The bot took it back, or the ticket was closed.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What came of an ask.
    AskOutcome {
        /// The question, or the form, has its answer.
        Answered = "answered",
        /// The action may go ahead as proposed.
        Approved = "approved",
        /// It may not.
        Rejected = "rejected",
        /// It may go ahead with other arguments.
        Edited = "edited",
        /// Nobody answered in time.
        Expired = "expired",
        /// Another ask came in its place.
        Superseded = "superseded",
        /// It was taken back, or its ticket was closed.
        Withdrawn = "withdrawn",
    }
}

impl AskOutcome {
    /// What a person may say.
    pub(crate) const SAID: &'static [Self] =
        &[Self::Answered, Self::Approved, Self::Rejected, Self::Edited];

    /// The state an ask is in after it.
    pub(crate) fn state(self) -> AskState {
        match self {
            Self::Answered | Self::Approved | Self::Rejected | Self::Edited => AskState::Answered,
            Self::Expired => AskState::Expired,
            Self::Superseded => AskState::Superseded,
            Self::Withdrawn => AskState::Withdrawn,
        }
    }
}

/// The action a bot proposes, as its framework calls it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ToolCall {
    /// The framework's id of the call: comes back with the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 255)]
    pub id: Option<String>,
    /// What is to be done: `refund_order`.
    #[schema(min_length = 1, max_length = 255)]
    pub name: String,
    /// With what, up to 16 KB as JSON.
    #[serde(default)]
    pub arguments: Map<String, Value>,
}

/// What the bot wants back from the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Ask {
    /// How it is answered.
    #[serde(rename = "type")]
    pub kind: AskType,
    /// The bot's own id: another one makes it another ask, also with the same words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 255)]
    pub external_id: Option<String>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 4096)]
    pub prompt: Option<String>,
    /// The choices: texts, or objects with a label and a value, up to 1 KB each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 50)]
    pub options: Vec<Value>,
    /// The form, as sent, up to 32 KB: one object of flat fields in JSON Schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Value>,
    /// The proposed action, or the call that asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_call: Option<ToolCall>,
    /// Until when it can be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Moment>,
    /// The answer that holds when nobody answers in time: `approved` or `rejected` for an approval, an option or a text for a
    /// question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
}

impl Ask {
    /// Whether a person can answer it at all: a chat is answered by talking.
    pub(crate) fn is_answerable(&self) -> bool {
        match self.kind {
            AskType::Chat => false,
            AskType::Question | AskType::Approval | AskType::Form => true,
        }
    }

    /// The answer that counts when nobody answered in time: an approval that is not given is a rejection.
    pub(crate) fn fallback(&self) -> Option<Value> {
        match self.kind {
            AskType::Approval => {
                let rejected = || AskOutcome::Rejected.as_str().into();
                Some(self.default.clone().unwrap_or_else(rejected))
            }
            AskType::Question => self.default.clone(),
            AskType::Chat | AskType::Form => None,
        }
    }
}

/// An ask of a ticket, as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredAsk {
    /// The row.
    pub id: i64,
    /// What it is called outside.
    pub token: Token,
    /// Of which ticket.
    pub ticket: TicketId,
    /// Who asked.
    pub bot: BotId,
    /// What is asked.
    pub ask: Ask,
    /// Where it stands.
    pub state: AskState,
    /// What came of it, once something has.
    pub answer: Option<Answered>,
    /// Who answered.
    pub agent: Option<AgentId>,
    /// When it was asked.
    pub created_at: Moment,
    /// When something came of it.
    pub settled_at: Option<Moment>,
    /// The `seq` of the event that told so.
    pub seq: Option<i64>,
    /// The `seq` of the event with which it came; not known of asks of earlier versions.
    pub asked_seq: Option<i64>,
}

impl StoredAsk {
    /// Whether it can be answered no more, though the timer may not have told so yet.
    pub(crate) fn is_late(&self, now: Moment) -> bool {
        self.ask.expires_at.is_some_and(|expires| expires <= now)
    }
}

#[cfg(test)]
mod tests;
