//! An item of the bot's transcript.

use crate::domain::base::time::Moment;
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use serde::Serialize;
use serde_json::value::RawValue;

/// What was said or tried before the escalation.
#[derive(Debug, Serialize)]
pub(super) struct ItemJson<'a> {
    kind: ItemKind,
    role: ItemRole,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    call_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    text: &'a str,
    /// Of a tool call, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    failed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
    /// As the bot sent it; with the first of the items made from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<Box<RawValue>>,
}

impl<'a> ItemJson<'a> {
    pub(crate) fn new(item: &'a Item) -> Self {
        let raw = Some(item.raw.clone()).filter(|raw| !raw.is_empty());
        Self {
            kind: item.kind,
            role: item.role,
            name: item.name.as_deref(),
            call_id: item.call_id.as_deref(),
            id: item.external_id.as_deref(),
            text: &item.text,
            failed: item.failed,
            at: item.at,
            raw: raw.and_then(|raw| RawValue::from_string(raw).ok()),
        }
    }
}
