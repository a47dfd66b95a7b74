//! What came of an ask, as events and hand-backs tell it.

use crate::domain::asks::{Answered, AskOutcome, AskType, StoredAsk};
use crate::domain::base::time::Moment;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Which ask was answered.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = AskedWire)]
pub struct AskTold {
    /// What Baton calls it.
    pub id: String,
    /// The bot's own id of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `question`, `approval` or `form`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: AskType,
    /// What was asked.
    pub prompt: Option<String>,
}

/// The call the answer belongs to.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ToolCallWire)]
pub struct ToolCallTold {
    /// The bot framework's id of it.
    pub id: Option<String>,
    /// The action.
    pub name: String,
}

/// Who answered.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ByWire)]
pub struct ByTold {
    /// The name to show, as in messages.
    pub name: String,
}

/// What came of an ask.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AskAnswered {
    /// Which ask.
    pub ask: AskTold,
    /// `answered`, `approved`, `rejected`, `edited`, `expired`, `superseded` or `withdrawn`.
    #[schema(value_type = String)]
    pub outcome: AskOutcome,
    /// The answer to a question, or the form; of an expired ask its default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub value: Option<Value>,
    /// The arguments the action may go ahead with; only when they were edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub arguments: Option<Map<String, Value>>,
    /// Why, in the agent's words.
    pub comment: Option<String>,
    /// The call it belongs to.
    pub tool_call: Option<ToolCallTold>,
    /// Who answered; nobody when it expired, was replaced or taken back.
    pub by: Option<ByTold>,
    /// Whether nobody answered in time, so that `value` is the default.
    pub expired: bool,
}

impl AskAnswered {
    /// What came of this ask.
    pub(crate) fn new(stored: &StoredAsk, answered: &Answered) -> Self {
        let ask = &stored.ask;
        let tool_call = ask.tool_call.as_ref().map(|call| ToolCallTold {
            id: call.id.clone(),
            name: call.name.clone(),
        });
        Self {
            ask: AskTold {
                id: stored.token.0.clone(),
                external_id: ask.external_id.clone(),
                kind: ask.kind,
                prompt: ask.prompt.clone(),
            },
            outcome: answered.outcome,
            value: answered.value.clone(),
            arguments: answered.arguments.clone(),
            comment: answered.comment.clone(),
            tool_call,
            by: answered.by.clone().map(|name| ByTold { name }),
            expired: answered.outcome == AskOutcome::Expired,
        }
    }
}

/// The same in a hand-back, with its time.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = PastAnswerWire)]
pub struct PastAnswer {
    /// When, RFC 3339.
    #[schema(value_type = Option<String>)]
    pub at: Option<Moment>,
    /// What came of it.
    #[serde(flatten)]
    pub answered: AskAnswered,
}

impl PastAnswer {
    /// What came of this ask; nothing while it is open.
    pub(crate) fn of(stored: &StoredAsk) -> Option<Self> {
        let answered = stored.answer.as_ref()?;
        Some(Self {
            at: stored.settled_at,
            answered: AskAnswered::new(stored, answered),
        })
    }
}
