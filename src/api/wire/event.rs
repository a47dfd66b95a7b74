//! Events, as bots read them.

use crate::domain::base::time::Moment;
use crate::domain::log::EventKind;
use crate::services::BotEvent;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use utoipa::openapi::schema::{OneOfBuilder, Schema};
use utoipa::openapi::{Object, ObjectBuilder, Ref, Type};

/// An event, as bots read it: one envelope everywhere.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct EventWire {
    /// Unique over all conversations.
    pub(crate) id: String,
    /// Its number in the conversation. A bot's view has holes.
    pub(crate) seq: i64,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(schema_with = kinds)]
    pub(crate) kind: String,
    /// When, RFC 3339.
    #[schema(value_type = String)]
    pub(crate) at: Moment,
    /// The id by which the bot addresses the conversation.
    pub(crate) conversation: String,
    /// The ticket's id.
    pub(crate) ticket: Option<String>,
    /// Control's epoch after it.
    pub(crate) epoch: i64,
    /// The payload: the bytes that are stored.
    #[schema(schema_with = payloads)]
    pub(crate) data: Box<RawValue>,
}

/// A page of the log.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct EventPage {
    /// Oldest first.
    pub(crate) events: Vec<EventWire>,
    /// Pass it as `after` to go on.
    pub(crate) cursor: String,
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

impl From<BotEvent> for EventWire {
    fn from(event: BotEvent) -> Self {
        let conversation = event.conversation.0;
        Self {
            id: format!(
                "evt_{}_{}",
                conversation.trim_start_matches("cnv_"),
                event.seq
            ),
            seq: event.seq,
            kind: event.what.word().to_owned(),
            at: event.at,
            conversation: event.addressed,
            ticket: event.ticket.map(|ticket| ticket.0),
            epoch: event.epoch,
            data: event.data,
        }
    }
}
