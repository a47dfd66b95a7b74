//! What events add to the whole conversations that are open in consoles. Nothing is looked up while nobody has one open.

use super::hub::{Hub, Topic};
use crate::domain::base::ids::ConversationId;
use crate::domain::log::Event;
use crate::services::reading::whole_conversation::WholeConversation;
use crate::services::{Result, Services};
use std::collections::BTreeMap;

/// The conversations of these events that somebody has open, from the first of the events on.
pub(super) async fn heard(
    services: &Services,
    hub: &Hub,
    events: &[&Event],
) -> Result<Vec<WholeConversation>> {
    let mut first: BTreeMap<ConversationId, i64> = BTreeMap::new();
    for event in events {
        let seq = first.entry(event.conversation).or_insert(event.seq);
        *seq = event.seq.min(*seq);
    }
    first.retain(|id, _| hub.hears(Topic::Conversation(*id)));
    let mut heard = Vec::new();
    for (id, seq) in first {
        let reading = services.reading();
        heard.push(reading.conversation_for_all(id, seq - 1).await?);
    }
    Ok(heard)
}
