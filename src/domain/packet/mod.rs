//! The packet: the context of a ticket, what a team needs of it, and what is read out of it. What a transcript holds is
//! in `transcript`, and what came of an ask is in `asks`. A packet is stored as JSON, one row a version.

pub(crate) mod asking_twice;
pub(crate) mod completeness;
pub(crate) mod continued;
mod earlier_tasks;
pub(crate) mod extract;
pub(crate) mod fact_fault;
pub(crate) mod facts_reader;
pub(crate) mod mask;
pub(crate) mod members;
pub(crate) mod merge;
pub mod needs;
pub(crate) mod patch;
pub(crate) mod proposals;
pub(crate) mod step_end;
pub(crate) mod verification;
pub(crate) mod version_changes;

pub use members::Packet;
pub(crate) use members::PacketPatch;

use crate::domain::base::time::Moment;
use crate::domain::base::words::Reason;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Why the conversation was escalated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Trigger {
    /// The kind of reason.
    pub reason: Reason,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 4096)]
    pub detail: Option<String>,
    /// The bot's id of the message that triggered it: the natural key of an escalation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 255)]
    pub message_id: Option<String>,
    /// How sure the bot is, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
}

/// A summary and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Summary {
    /// The words.
    #[schema(max_length = 16384)]
    pub text: String,
    /// The writer, usually the bot or its model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub author: Option<String>,
}

/// The customer's intent, as the bot understood it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Intent {
    /// The bot's name for it.
    #[schema(max_length = 255)]
    pub name: String,
    /// 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
}

/// Something known, with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Fact {
    /// Its name: `order_number`.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Any JSON value, up to 8 KB.
    pub value: Value,
    /// 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
    /// Where it comes from: `customer`, `crm`, an agent's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub source: Option<String>,
    /// Whether somebody made sure.
    #[serde(default)]
    #[schema(required = true)]
    pub confirmed: bool,
}

/// Something that was promised to the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Promise {
    /// The words.
    #[schema(max_length = 4096)]
    pub text: String,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due: Option<Moment>,
}

/// A step of the bot's task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Step {
    /// The bot's name for it.
    #[schema(max_length = 255)]
    pub name: String,
    /// The bot's word for how it ended: `done`, `failed`, `pending`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub status: Option<String>,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 4096)]
    pub detail: Option<String>,
}

/// The bot's unfinished task. Its `state` is kept apart, byte-exact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Task {
    /// The bot's name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub name: Option<String>,
    /// The bot's word for where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub status: Option<String>,
    /// The steps, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 200)]
    pub steps: Vec<Step>,
}

/// The unfinished task of a bot that had the conversation before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EarlierTask {
    /// The name of the bot whose task it is.
    #[schema(max_length = 255)]
    pub bot: String,
    /// The bot's name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub name: Option<String>,
    /// The bot's word for where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub status: Option<String>,
    /// The steps, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 200)]
    pub steps: Vec<Step>,
    /// That bot's own state: JSON text exactly as it came. Kept for that bot; nobody else reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    pub state: Option<String>,
}

impl EarlierTask {
    /// A bot's task with its state; nothing if it has neither.
    pub(crate) fn of(bot: String, task: Option<Task>, state: Option<String>) -> Option<Self> {
        if task.is_none() && state.is_none() {
            return None;
        }
        let Task {
            name,
            status,
            steps,
        } = task.unwrap_or_default();
        Some(Self {
            bot,
            name,
            status,
            steps,
            state,
        })
    }

    /// The task and its state, for its bot.
    pub(crate) fn into_parts(self) -> (Task, Option<String>) {
        let Self {
            bot: _,
            name,
            status,
            steps,
            state,
        } = self;
        let task = Task {
            name,
            status,
            steps,
        };
        (task, state)
    }
}

/// A link to something that belongs to the conversation, or a file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Attachment {
    /// Where it is, http or https; of a file, where bots read it.
    #[schema(format = "uri-reference")]
    pub url: String,
    /// The id of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What to call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Media type; of a file, by its content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Bytes of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// Width of the file, if it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height of the file, if it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
}

/// Where a message's attachments are, in what came along with it.
pub(crate) const ATTACHMENTS: &str = "attachments";

/// The attachments in what came along with a message.
pub(crate) fn attachments_in(meta: Option<&str>) -> Vec<Attachment> {
    let meta: Option<Value> = meta.and_then(|meta| serde_json::from_str(meta).ok());
    let given = meta.and_then(|mut meta| {
        serde_json::from_value::<Vec<Attachment>>(meta.get_mut(ATTACHMENTS)?.take()).ok()
    });
    given.unwrap_or_default()
}

/// Wishes of the bot about where the ticket goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Routing {
    /// A team's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// What the agent should be able to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 50)]
    pub skills: Vec<String>,
    /// An agent's e-mail or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// Another bot's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot: Option<String>,
    /// Free words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 50)]
    pub tags: Vec<String>,
}
