//! Events, as bots read them.

use crate::domain::event::{Event, Position};
use crate::domain::ids::Token;
use crate::domain::time::Moment;
use serde::Serialize;
use serde_json::value::RawValue;

/// An event, as bots read it: one envelope everywhere.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct EventWire {
    /// Unique over all conversations.
    pub id: String,
    /// Its number in the conversation. A bot's view has holes.
    pub seq: i64,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: String,
    /// When, RFC 3339.
    #[schema(value_type = String)]
    pub at: Moment,
    /// The id by which the bot addresses the conversation.
    pub conversation: String,
    /// The ticket's id.
    pub ticket: Option<String>,
    /// Control's epoch after it.
    pub epoch: i64,
    /// What a bot is told.
    #[schema(value_type = Object)]
    pub data: Box<RawValue>,
    /// Where it stands in the log over all conversations; bots see it only inside cursors.
    #[serde(skip)]
    pub position: Position,
}

impl EventWire {
    /// An event of the conversation of this token, in the bot's words for conversation and ticket.
    ///
    /// # Errors
    /// The stored data is not JSON.
    pub fn new(
        event: Event,
        token: &Token,
        conversation: &str,
        ticket: Option<String>,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            id: format!("evt_{}_{}", token.0.trim_start_matches("cnv_"), event.seq),
            seq: event.seq,
            kind: event.kind.as_str().to_owned(),
            at: event.at,
            conversation: conversation.to_owned(),
            ticket,
            epoch: event.epoch,
            data: RawValue::from_string(event.data)?,
            position: event.position,
        })
    }
}
