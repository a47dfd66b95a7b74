//! What a bot is told when it gets control.

use super::{ControlTold, CustomerTold, MessageTold, PastAnswer, Projection};
use crate::domain::base::words::words;
use crate::domain::packet::{EarlierTask, Fact, Promise, Step};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// Another may speak now.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ControlChanged {
    /// Who may speak.
    pub control: ControlTold,
    /// What a bot that gets control is told; nothing after it took its escalation back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handback: Option<Handback>,
}

words! {
    /// Why a bot gets control.
    HandbackOutcome {
        /// An agent hands the conversation back: the bot is to answer it.
        Returned = "returned",
        /// A routing rule offers another bot's escalation: the bot is to answer it.
        Routed = "routed",
        /// An agent solved the case.
        Resolved = "resolved",
        /// Nobody took the ticket in time.
        Expired = "expired",
        /// The customer left.
        Abandoned = "abandoned",
        /// Another bot passed the conversation.
        Passed = "passed",
        /// The bot to which it was passed did not answer.
        Unanswered = "unanswered",
    }
}

/// What a bot is told when it gets control, by `outcome`.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum Handback {
    /// The hand-back packet of a ticket.
    Packet(Box<HandbackPacket>),
    /// Another bot passed the conversation.
    Passed(Box<Passed>),
    /// The bot to which it was passed did not answer.
    Unanswered(Unanswered),
}

// The shape hangs on `outcome`. An internally tagged enum would be read through serde's buffer, in which
// the bytes of `task.state` are lost.
impl<'de> Deserialize<'de> for Handback {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct OutcomeTag {
            outcome: HandbackOutcome,
        }
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        let tag: OutcomeTag = serde_json::from_str(text).map_err(D::Error::custom)?;
        let read = match tag.outcome {
            HandbackOutcome::Returned
            | HandbackOutcome::Routed
            | HandbackOutcome::Resolved
            | HandbackOutcome::Expired
            | HandbackOutcome::Abandoned => serde_json::from_str(text).map(Self::Packet),
            HandbackOutcome::Passed => serde_json::from_str(text).map(Self::Passed),
            HandbackOutcome::Unanswered => serde_json::from_str(text).map(Self::Unanswered),
        };
        read.map_err(D::Error::custom)
    }
}

/// The hand-back packet of a ticket: `outcome` is `returned`, `routed`, `resolved`, `expired` or `abandoned`.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HandbackPacket {
    /// Only of `routed`: the name of the bot that escalated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Why the bot gets control.
    #[schema(value_type = String)]
    pub outcome: HandbackOutcome,
    /// What the bot should know; of `routed`, the trigger's detail.
    pub note: Option<String>,
    /// What the agent learned; of `routed`, the facts of the packet.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// What was promised to the customer.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// Topics the bot should keep away from.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// The bot's own task, or the one that is under way if the bot never had one.
    pub task: Option<TaskBack>,
    /// What was said since the escalation, the newest last.
    #[serde(default)]
    pub transcript: Vec<MessageTold>,
    /// For a bot that did not escalate this ticket, or one that goes on from an earlier ticket: what it needs to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packet: Option<Projection>,
    /// What came of everything that was asked, oldest first.
    #[serde(default)]
    pub answers: Vec<PastAnswer>,
    /// The customer wrote words that the agent had not seen and gave the conversation back all the same: they are in
    /// `transcript`, and nobody has answered them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unread: bool,
}

/// The bot's unfinished task, given back.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaskBack {
    /// The bot's name for it.
    pub name: Option<String>,
    /// The bot's word for where it stands.
    pub status: Option<String>,
    /// The steps, in order.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Byte for byte what the bot sent.
    #[schema(value_type = Option<Object>)]
    pub state: Option<Box<RawValue>>,
}

impl TaskBack {
    /// The task, with its state as it came.
    ///
    /// # Errors
    /// A stored state that is not JSON.
    pub(crate) fn new(task: EarlierTask) -> serde_json::Result<Self> {
        let EarlierTask {
            bot: _, // known by who is asked
            name,
            status,
            steps,
            state,
        } = task;
        Ok(Self {
            name,
            status,
            steps,
            state: state.map(RawValue::from_string).transpose()?,
        })
    }
}

/// Another bot passed the conversation: `outcome` is `passed`.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Passed {
    /// `passed`.
    #[schema(value_type = String)]
    pub outcome: HandbackOutcome,
    /// The name of the bot that had it.
    pub from: String,
    /// What that bot wrote.
    pub note: Option<String>,
    /// The customer.
    pub customer: Option<CustomerTold>,
    /// What is known; absent if nothing is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// What was promised to the customer; absent if nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// Topics the bot should keep away from; absent if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<String>,
    /// The task to go on with: the bot's own if it left one, else the one that is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskBack>,
    /// What was said, the newest last.
    #[serde(default)]
    pub transcript: Vec<MessageTold>,
    /// What the bot needs to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packet: Option<Projection>,
}

/// The bot to which the conversation was passed did not answer: `outcome` is `unanswered`.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Unanswered {
    /// `unanswered`.
    #[schema(value_type = String)]
    pub outcome: HandbackOutcome,
    /// The name of the bot that did not answer.
    pub from: String,
}
