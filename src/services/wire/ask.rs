//! What came of an ask, as bots read it.

use crate::domain::ask::{Answered, AskOutcome, AskState, AskType, StoredAsk};
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An ask, as its bot sees it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AskWire {
    /// What the answer names.
    pub id: String,
    /// `question`, `approval` or `form`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: AskType,
    /// `open`, `answered`, `expired`, `superseded` or `withdrawn`.
    #[schema(value_type = String)]
    pub state: AskState,
    /// Until when it can be answered, RFC 3339.
    #[schema(value_type = Option<String>)]
    pub expires_at: Option<Moment>,
}

impl From<&StoredAsk> for AskWire {
    fn from(stored: &StoredAsk) -> Self {
        Self {
            id: stored.token.0.clone(),
            kind: stored.ask.kind,
            state: stored.state,
            expires_at: stored.ask.expires_at,
        }
    }
}

/// Which ask was answered.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct AskedWire {
    /// What Baton calls it.
    pub id: String,
    /// The bot's own id of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `question`, `approval` or `form`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: AskType,
    /// What was asked.
    pub prompt: Option<String>,
}

/// The call the answer belongs to.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ToolCallWire {
    /// The bot framework's id of it.
    pub id: Option<String>,
    /// The action.
    pub name: String,
}

/// Who answered.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ByWire {
    /// The name to show, as in messages.
    pub name: String,
}

/// What came of an ask: the data of `ask.answered`.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct AskAnsweredWire {
    /// Which ask.
    pub ask: AskedWire,
    /// `answered`, `approved`, `rejected`, `edited`, `expired`, `superseded` or `withdrawn`.
    #[schema(value_type = String)]
    pub outcome: AskOutcome,
    /// The answer to a question, or the form; of an expired ask its default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub value: Option<Value>,
    /// The arguments the action may go ahead with; only when they were edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub arguments: Option<Map<String, Value>>,
    /// Why, in the agent's words.
    pub comment: Option<String>,
    /// The call it belongs to.
    pub tool_call: Option<ToolCallWire>,
    /// Who answered; nobody when it expired, was replaced or taken back.
    pub by: Option<ByWire>,
    /// Whether nobody answered in time, so that `value` is the default.
    pub expired: bool,
}

impl AskAnsweredWire {
    /// What came of this ask.
    pub fn new(stored: &StoredAsk, answered: &Answered) -> Self {
        let ask = &stored.ask;
        let tool_call = ask.tool_call.as_ref().map(|call| ToolCallWire {
            id: call.id.clone(),
            name: call.name.clone(),
        });
        Self {
            ask: AskedWire {
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
            by: answered.by.clone().map(|name| ByWire { name }),
            expired: answered.outcome == AskOutcome::Expired,
        }
    }
}

/// The same in a hand-back, with its time.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct PastAnswerWire {
    /// When, RFC 3339.
    #[schema(value_type = Option<String>)]
    pub at: Option<Moment>,
    /// What came of it.
    #[serde(flatten)]
    pub answered: AskAnsweredWire,
}

impl PastAnswerWire {
    /// What came of this ask; nothing while it is open.
    pub fn of(stored: &StoredAsk) -> Option<Self> {
        let answered = stored.answer.as_ref()?;
        Some(Self {
            at: stored.settled_at,
            answered: AskAnsweredWire::new(stored, answered),
        })
    }
}
