//! Events, as bots read them.

use crate::domain::ids::Token;
use crate::domain::log::{Event, EventKind, Position};
use crate::domain::time::Moment;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use utoipa::openapi::schema::{OneOfBuilder, Schema};
use utoipa::openapi::{Object, ObjectBuilder, Ref, Type};

/// An event, as bots read it: one envelope everywhere.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct EventWire {
    /// Unique over all conversations.
    pub id: String,
    /// Its number in the conversation. A bot's view has holes.
    pub seq: i64,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(schema_with = kinds)]
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
    /// What a bot is told: the bytes that are stored.
    #[schema(schema_with = payloads)]
    pub data: Box<RawValue>,
    /// Where it stands in the log over all conversations; bots see it only inside cursors.
    #[serde(skip)]
    pub position: Position,
}

/// The kinds that bots read.
fn public() -> impl Iterator<Item = EventKind> {
    let all = EventKind::ALL.iter().copied();
    all.filter(|kind| kind.is_public())
}

fn kinds() -> Object {
    let words = public().map(EventKind::as_str);
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some("What happened. New kinds may come: take them calmly."))
        .enum_values(Some(words))
        .build()
}

/// The payload of each kind, each shape once.
fn payloads() -> Schema {
    let mut kinds_of: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for kind in public() {
        let word = format!("`{kind}`");
        kinds_of.entry(kind.payload()).or_default().push(word);
    }
    let told = kinds_of
        .iter()
        .map(|(payload, kinds)| format!("{payload} for {}", kinds.join(", ")));
    let told = told.collect::<Vec<_>>().join("; ");
    let one_of = OneOfBuilder::new().description(Some(format!("By `type`: {told}.")));
    let schemas = kinds_of
        .keys()
        .map(|payload| Ref::from_schema_name(*payload));
    Schema::OneOf(schemas.fold(one_of, OneOfBuilder::item).build())
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
            kind: event.what.word().to_owned(),
            at: event.at,
            conversation: conversation.to_owned(),
            ticket,
            epoch: event.epoch,
            data: RawValue::from_string(event.data)?,
            position: event.position,
        })
    }
}
