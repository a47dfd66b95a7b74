//! Shapes of request bodies, for the description only: [`crate::api::input`] reads the real ones.
//! `null` equals absent everywhere.

use super::call::one_of;
use crate::api::input::{AskType, ControlAction};
use crate::domain::words::{Priority, Reason, Verified};
use serde_json::{Map, Value};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Fixed words as a schema, from the one list that is also read.
macro_rules! word_schemas {
    ($($(#[$doc:meta])* $name:ident = $words:ty),+ $(,)?) => { $(
        $(#[$doc])*
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                Schema::Object(one_of(<$words>::ALL.iter().map(|word| word.as_str()))).into()
            }
        }

        impl ToSchema for $name {}
    )+ };
}

word_schemas! {
    /// Why.
    ReasonWord = Reason,
    /// How urgent.
    PriorityWord = Priority,
    /// How sure the bot is who it is.
    VerifiedWord = Verified,
    /// How the person answers.
    AskWord = AskType,
    /// What to do about control.
    ActionWord = ControlAction,
}

/// Everything a bot has. Only `conversation.external_id` is required.
#[derive(ToSchema)]
pub struct EscalationBody {
    /// Which conversation.
    pub conversation: ConversationBody,
    /// Why now. The `message_id` makes a retry harmless.
    pub trigger: Option<TriggerBody>,
    /// How urgent; `normal` when absent.
    pub priority: Option<PriorityWord>,
    /// Wishes about where it goes.
    pub routing: Option<RoutingBody>,
    /// Who is helped.
    pub customer: Option<CustomerBody>,
    /// What happened so far.
    pub summary: Option<SummaryBody>,
    /// What the customer wants.
    pub intent: Option<IntentBody>,
    /// What was said and tried.
    pub transcript: Option<TranscriptBody>,
    /// What is known: `{name: value}` or `{name: {value, confidence, source, confirmed}}`.
    pub facts: Option<Map<String, Value>>,
    /// What was promised to the customer.
    #[schema(max_items = 50)]
    pub promises: Option<Vec<PromiseBody>>,
    /// The bot's unfinished task.
    pub task: Option<TaskBody>,
    /// What the bot wants back from the person.
    pub ask: Option<AskBody>,
    /// The sentence to say at the transfer. Baton stores it; do not post it.
    pub last_words: Option<String>,
    /// Names of bots that may take the conversation back.
    #[schema(max_items = 20)]
    pub return_to: Option<Vec<String>>,
    /// Flat, free fields, 8 KB.
    pub metadata: Option<Map<String, Value>>,
    /// Links.
    #[schema(max_items = 50)]
    pub attachments: Option<Vec<AttachmentBody>>,
}

/// A conversation as the bot knows it.
#[derive(ToSchema)]
pub struct ConversationBody {
    /// The bot's id; no control characters.
    #[schema(min_length = 1, max_length = 255)]
    pub external_id: String,
    /// `web`, `whatsapp`, …
    #[schema(max_length = 64)]
    pub channel: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub started_at: Option<String>,
    /// Where it can be seen; http or https.
    pub url: Option<String>,
}

/// Why the bot escalates.
#[derive(ToSchema)]
pub struct TriggerBody {
    /// The kind of reason; `other` when absent.
    pub reason: Option<ReasonWord>,
    /// In words.
    pub detail: Option<String>,
    /// The bot's id of the message that made it escalate.
    pub message_id: Option<String>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
}

/// Wishes about where it goes. Only `team` has an effect in this version.
#[derive(ToSchema)]
pub struct RoutingBody {
    /// A team's name.
    pub team: Option<String>,
    /// What the agent should be able to do.
    pub skills: Option<Vec<String>>,
    /// An agent's e-mail or name.
    pub agent: Option<String>,
    /// Another bot's name.
    pub bot: Option<String>,
    /// Free words.
    pub tags: Option<Vec<String>>,
}

/// A customer; every field is optional.
#[derive(ToSchema)]
pub struct CustomerBody {
    /// The bot's id of them: the only key people are known by.
    pub external_id: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// IANA.
    pub timezone: Option<String>,
    /// How sure the bot is who it is.
    pub verified: Option<VerifiedWord>,
    /// Free fields.
    pub attributes: Option<Map<String, Value>>,
}

/// A text, or a text and who wrote it.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum SummaryBody {
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

/// What the customer wants.
#[derive(ToSchema)]
pub struct IntentBody {
    /// The bot's name for it.
    pub name: String,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
}

/// A plain list, or items in a framework's own words.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum TranscriptBody {
    /// `{role, text}` each, or messages of the OpenAI chat API; told apart by their members.
    List(Vec<TranscriptItemBody>),
    /// With its format, or cut.
    Wrapped {
        /// `simple` or `openai.chat`.
        format: Option<String>,
        /// In that format.
        items: Vec<Value>,
        /// Whether the bot left out the beginning.
        truncated: Option<bool>,
    },
}

/// Something said before the escalation.
#[derive(ToSchema)]
pub struct TranscriptItemBody {
    /// `customer`, `bot`, `agent`, `system`, `tool`; also `user`, `human`, `assistant`, `ai`,
    /// `developer`, `function`.
    pub role: String,
    /// The words, at most 64 KB.
    pub text: String,
    /// The bot's id of it.
    pub id: Option<String>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// The speaker's name.
    pub name: Option<String>,
}

/// Something that was promised.
#[derive(ToSchema)]
pub struct PromiseBody {
    /// The words.
    pub text: String,
    /// Until when, RFC 3339.
    #[schema(format = DateTime)]
    pub due: Option<String>,
}

/// The bot's unfinished task.
#[derive(ToSchema)]
pub struct TaskBody {
    /// The bot's name for it.
    pub name: Option<String>,
    /// The bot's word for where it stands.
    pub status: Option<String>,
    /// In order.
    #[schema(max_items = 200)]
    pub steps: Option<Vec<StepBody>>,
    /// Any JSON up to 256 KB; comes back byte for byte with the hand-back.
    pub state: Option<Value>,
}

/// A step of a task.
#[derive(ToSchema)]
pub struct StepBody {
    /// The bot's name for it.
    pub name: String,
    /// `done`, `failed`, …
    pub status: Option<String>,
    /// More about it.
    pub detail: Option<String>,
}

/// What the bot wants back from the person.
#[derive(ToSchema)]
pub struct AskBody {
    /// How the person answers.
    pub r#type: AskWord,
    /// The question.
    pub prompt: Option<String>,
    /// Texts, or objects the bot understands.
    pub options: Option<Vec<Value>>,
    /// JSON Schema of a form.
    pub schema: Option<Map<String, Value>>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub expires_at: Option<String>,
}

/// A link.
#[derive(ToSchema)]
pub struct AttachmentBody {
    /// http or https.
    pub url: String,
    /// What to call it.
    pub name: Option<String>,
    /// Media type.
    pub media_type: Option<String>,
}

/// Something said.
#[derive(ToSchema)]
pub struct MessageBody {
    /// `customer` or `bot`.
    pub sender: String,
    /// The words, at most 64 KB.
    #[schema(min_length = 1)]
    pub text: String,
    /// The bot's id of it: makes a retry harmless.
    #[schema(min_length = 1, max_length = 255)]
    pub external_id: Option<String>,
    /// When it was said, RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// Links.
    pub attachments: Option<Vec<AttachmentBody>>,
    /// What the bot understood: a name, or `{name, confidence}`.
    pub intent: Option<Value>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
    /// Whether the bot did not know what to say.
    pub fallback: Option<bool>,
    /// Whether something broke, or what.
    pub error: Option<Value>,
    /// The epoch the bot believes to speak in; a stale one is 409 `control_lost`.
    #[schema(minimum = 0)]
    pub epoch: Option<i64>,
}

/// Several messages, stored together.
#[derive(ToSchema)]
pub struct BatchBody {
    /// In order.
    #[schema(min_items = 1, max_items = 200)]
    pub messages: Vec<MessageBody>,
}

/// What to do about control.
#[derive(ToSchema)]
pub struct ControlBody {
    /// `pass` is not in this version.
    pub action: ActionWord,
    /// The epoch the bot believes in; a stale one is 409 `control_lost`.
    #[schema(minimum = 0)]
    pub epoch: Option<i64>,
}

/// A merge patch of a packet: `null` removes.
#[derive(ToSchema)]
pub struct PatchBody {
    /// How urgent.
    pub priority: Option<PriorityWord>,
    /// A text replaces all of it; an object changes its members.
    pub summary: Option<SummaryBody>,
    /// What the customer wants.
    pub intent: Option<IntentBody>,
    /// By name; others stay.
    pub facts: Option<Map<String, Value>>,
    /// Replaces the list.
    pub promises: Option<Vec<PromiseBody>>,
    /// Member by member; `steps` and `state` as a whole.
    pub task: Option<TaskBody>,
    /// Replaces it.
    pub ask: Option<AskBody>,
    /// By name; others stay.
    pub metadata: Option<Map<String, Value>>,
    /// Replaces the list.
    pub attachments: Option<Vec<AttachmentBody>>,
}
