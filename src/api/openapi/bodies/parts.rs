//! What several bodies have in common.

#![expect(dead_code, reason = "only described, never built")]

use crate::api::openapi::bodies::enums::{AskWord, FormatWord, ReasonWord};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The bot's reason to escalate.
#[derive(ToSchema)]
pub(crate) struct TriggerBody {
    /// The kind of reason; `other` when absent.
    pub(crate) reason: Option<ReasonWord>,
    /// In words.
    pub(crate) detail: Option<String>,
    /// The bot's id of the message that made it escalate.
    pub(crate) message_id: Option<String>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub(crate) confidence: Option<f64>,
}

/// Wishes about where it goes. A team, agent, bot or skill that does not exist is a warning: the ticket goes
/// where it goes without it.
#[derive(ToSchema)]
pub(crate) struct RoutingBody {
    /// The name of the team whose queue it joins.
    pub(crate) team: Option<String>,
    /// Skills that the agent should have.
    #[schema(max_items = 50)]
    pub(crate) skills: Option<Vec<String>>,
    /// The agent who should have it, by e-mail or name.
    pub(crate) agent: Option<String>,
    /// The bot that is offered the conversation, by name.
    pub(crate) bot: Option<String>,
    /// Words that routing rules match.
    #[schema(max_items = 50)]
    pub(crate) tags: Option<Vec<String>>,
}

/// A text, or a text and who wrote it.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum SummaryBody {
    /// Only the words.
    Text(String),
    /// With its writer.
    Signed {
        /// The words.
        text: String,
        /// The writer.
        author: Option<String>,
    },
}

/// The customer's intent.
#[derive(ToSchema)]
pub(crate) struct IntentBody {
    /// The bot's name for it.
    pub(crate) name: String,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub(crate) confidence: Option<f64>,
}

/// A plain list, or items in a framework's own words.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum TranscriptBody {
    /// `{role, text}` each, or items of a framework; told apart by their members.
    List(Vec<TranscriptItemBody>),
    /// Items with their format, or cut.
    Items {
        /// Only needed where the items do not tell.
        format: Option<FormatWord>,
        /// In that format; of more than 2,000 the latest are kept.
        items: Vec<Value>,
        /// Whether the bot left out the beginning.
        truncated: Option<bool>,
        /// Names, and the side each stands for: `customer`, `bot`, `agent` or `system`.
        speakers: Option<BTreeMap<String, String>>,
    },
    /// One text.
    Text {
        /// `text/plain`, also when absent.
        format: Option<FormatWord>,
        /// A line for each message, `Customer: …` or `Bot: …`.
        text: String,
        /// Whether the bot left out the beginning.
        truncated: Option<bool>,
        /// Names, and the side each stands for: `customer`, `bot`, `agent` or `system`.
        speakers: Option<BTreeMap<String, String>>,
    },
}

/// Something said before the escalation.
#[derive(ToSchema)]
pub(crate) struct TranscriptItemBody {
    /// `customer`, `bot`, `agent`, `system`, `tool`; also `user`, `human`, `assistant`, `ai`,
    /// `developer`, `function`.
    pub(crate) role: String,
    /// The words, at most 64 KB.
    pub(crate) text: String,
    /// The bot's id of it.
    pub(crate) id: Option<String>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub(crate) at: Option<String>,
    /// The speaker's name.
    pub(crate) name: Option<String>,
}

/// Something known: its value, or its value with where it comes from.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum FactBody {
    /// With what is known about it.
    Full {
        /// Any JSON up to 8 KB.
        value: Value,
        /// 0 to 1.
        #[schema(minimum = 0, maximum = 1)]
        confidence: Option<f64>,
        /// Its source: `customer`, `crm`.
        source: Option<String>,
        /// Whether somebody made sure.
        confirmed: Option<bool>,
    },
    /// Any other JSON up to 8 KB.
    Plain(Value),
}

/// Something that was promised.
#[derive(ToSchema)]
pub(crate) struct PromiseBody {
    /// The words.
    pub(crate) text: String,
    /// Until when, RFC 3339.
    #[schema(format = DateTime)]
    pub(crate) due: Option<String>,
}

/// The bot's unfinished task.
#[derive(ToSchema)]
pub(crate) struct TaskBody {
    /// The bot's name for it.
    pub(crate) name: Option<String>,
    /// The bot's word for where it stands.
    pub(crate) status: Option<String>,
    /// In order.
    #[schema(max_items = 200)]
    pub(crate) steps: Option<Vec<StepBody>>,
    /// Any JSON up to 256 KB; comes back byte for byte with the hand-back.
    pub(crate) state: Option<Value>,
}

/// A step of a task.
#[derive(ToSchema)]
pub(crate) struct StepBody {
    /// The bot's name for it.
    pub(crate) name: String,
    /// `done`, `failed`, …
    pub(crate) status: Option<String>,
    /// More about it.
    pub(crate) detail: Option<String>,
}

/// The bot's request to the agent who takes the ticket.
#[derive(ToSchema)]
pub(crate) struct AskBody {
    /// How the person answers.
    pub(crate) r#type: AskWord,
    /// The bot's own id of it: another one makes it another ask, also with the same words.
    pub(crate) external_id: Option<String>,
    /// The question.
    pub(crate) prompt: Option<String>,
    /// Of a question: texts, or objects with a `label` and a `value`.
    pub(crate) options: Option<Vec<Value>>,
    /// Of a form: one object of flat fields in JSON Schema.
    pub(crate) schema: Option<Map<String, Value>>,
    /// The proposed action, or the call that asks: its id comes back with the answer.
    pub(crate) tool_call: Option<ToolCallBody>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub(crate) expires_at: Option<String>,
    /// The answer that holds if nobody answers in time: `approved` or `rejected` (the default) for an approval, an
    /// option or a text for a question.
    pub(crate) default: Option<Value>,
}

/// A call of the bot's framework.
#[derive(ToSchema)]
pub(crate) struct ToolCallBody {
    /// The framework's id of it.
    pub(crate) id: Option<String>,
    /// The action.
    pub(crate) name: String,
    /// With what.
    pub(crate) arguments: Option<ArgumentsBody>,
}

/// The arguments of an action.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum ArgumentsBody {
    /// An object.
    Object(Map<String, Value>),
    /// The text of one, as some frameworks send it.
    Text(String),
}

/// A file that was uploaded, or a link.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum AttachmentBody {
    /// A file.
    File {
        /// The `id` that `POST /files` answered.
        file: String,
        /// Its name; the one it was uploaded with when absent.
        name: Option<String>,
        /// Accepted, but of no effect: the type of a file is read from its content.
        media_type: Option<String>,
    },
    /// A link.
    Link {
        /// http or https.
        #[schema(format = "uri")]
        url: String,
        /// Its name.
        name: Option<String>,
        /// Media type.
        media_type: Option<String>,
    },
}
