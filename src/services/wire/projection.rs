//! The packet as another bot sees it: what it needs to go on, and nothing that was the first bot's own.

use super::CustomerWire;
use crate::domain::packet::members::{Shared, shared};
use crate::domain::packet::{Attachment, Fact, Intent, Packet, Promise, Summary};
use crate::domain::time::Moment;
use crate::domain::transcript::{Item as TranscriptItem, ItemKind, ItemRole};
use crate::domain::words::Reason;
use serde::Serialize;

/// Something that was said before the conversation came.
#[derive(Debug, Clone, Serialize)]
pub struct SaidWire {
    /// `customer`, `bot` or `agent`.
    pub sender: ItemRole,
    /// The words.
    pub text: String,
    /// When, where the first bot told.
    pub at: Option<Moment>,
}

/// What a bot that never had the conversation is told of it. Metadata, routing and tool output stay with
/// the bot that escalated; notes never leave.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectionWire {
    /// Why it was escalated.
    pub reason: Reason,
    /// The same in words.
    pub detail: Option<String>,
    /// What happened so far.
    pub summary: Option<Summary>,
    /// What the customer wants.
    pub intent: Option<Intent>,
    /// Who is helped.
    pub customer: Option<CustomerWire>,
    /// The customer's language, BCP 47.
    pub language: Option<String>,
    /// Where they write.
    pub channel: Option<String>,
    /// What is known; secrets were masked before they were stored.
    pub facts: Vec<Fact>,
    /// What was promised.
    pub promises: Vec<Promise>,
    /// Links.
    pub attachments: Vec<Attachment>,
    /// What was said before Baton heard of the conversation, the newest last.
    pub said: Vec<SaidWire>,
}

/// What a projection is made from.
pub(in crate::services) struct Known<I> {
    pub reason: Reason,
    pub packet: Packet,
    pub customer: Option<CustomerWire>,
    pub language: Option<String>,
    pub channel: Option<String>,
    /// Items of its transcript that were not said through Baton.
    pub before: I,
}

impl ProjectionWire {
    /// The projection, with at most so many of the newest words.
    pub(in crate::services) fn new<'a>(
        known: Known<impl Iterator<Item = &'a TranscriptItem>>,
        most: usize,
    ) -> Self {
        let mut said: Vec<SaidWire> = known.before.filter_map(said).collect();
        said.drain(..said.len().saturating_sub(most));
        let Shared {
            detail,
            summary,
            intent,
            facts,
            promises,
            attachments,
        } = shared(known.packet);
        Self {
            reason: known.reason,
            detail,
            summary,
            intent,
            customer: known.customer,
            language: known.language,
            channel: known.channel,
            facts,
            promises,
            attachments,
            said,
        }
    }
}

/// Words of a person or of the bot; prompts, reasoning and tools are the first bot's own.
fn said(item: &TranscriptItem) -> Option<SaidWire> {
    let spoken = matches!(
        item.role,
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent
    );
    (item.kind == ItemKind::Message && spoken).then(|| SaidWire {
        sender: item.role,
        text: item.text.clone(),
        at: item.at,
    })
}
