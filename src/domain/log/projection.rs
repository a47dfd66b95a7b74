//! The packet as another bot sees it: what it needs to go on, and nothing that was the first bot's own.

use super::CustomerTold;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Reason;
use crate::domain::packet::members::{Shared, shared};
use crate::domain::packet::{Attachment, EarlierTask, Fact, Intent, Packet, Promise, Summary};
use crate::domain::transcript::{Item as TranscriptItem, ItemKind, ItemRole};
use serde::{Deserialize, Serialize};

/// Something that was said before the conversation came.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SaidBefore {
    /// `customer`, `bot` or `agent`.
    #[schema(value_type = String)]
    pub sender: ItemRole,
    /// The words.
    pub text: String,
    /// When, where the first bot told.
    #[schema(value_type = Option<String>)]
    pub at: Option<Moment>,
}

/// The projection of a conversation for a bot that never had it. Metadata, routing and tool output stay with
/// the bot that escalated; notes never leave.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Projection {
    /// Why it was escalated.
    #[schema(value_type = String)]
    pub reason: Reason,
    /// The same in words.
    pub detail: Option<String>,
    /// How sure the bot was that gave the conversation away, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// What happened so far.
    pub summary: Option<Summary>,
    /// What the customer wants.
    pub intent: Option<Intent>,
    /// The customer.
    pub customer: Option<CustomerTold>,
    /// The customer's language, BCP 47.
    pub language: Option<String>,
    /// Where they write.
    pub channel: Option<String>,
    /// What is known; secrets were masked before they were stored.
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// What was promised.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// What bots before left unfinished, without their state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_tasks: Vec<EarlierTask>,
    /// Links.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// What was said before Baton heard of the conversation, the newest last.
    #[serde(default)]
    pub said: Vec<SaidBefore>,
}

/// What a projection is made from.
pub(crate) struct ProjectionBasis<I> {
    /// Why the ticket was escalated.
    pub(crate) reason: Reason,
    /// The packet as it is.
    pub(crate) packet: Packet,
    pub(crate) customer: Option<CustomerTold>,
    /// The customer's language, BCP 47.
    pub(crate) language: Option<String>,
    /// Where they write.
    pub(crate) channel: Option<String>,
    /// Items of its transcript that were not said through Baton.
    pub(crate) before: I,
}

impl Projection {
    /// The projection, with at most so many of the newest words.
    pub(crate) fn new<'a>(
        basis: ProjectionBasis<impl Iterator<Item = &'a TranscriptItem>>,
        most: usize,
    ) -> Self {
        let mut said: Vec<SaidBefore> = basis.before.filter_map(said).collect();
        said.drain(..said.len().saturating_sub(most));
        let Shared {
            reason: _, // the ticket's own
            detail,
            confidence,
            summary,
            intent,
            facts,
            promises,
            task: _,  // stands beside it
            avoid: _, // the same
            earlier_tasks,
            attachments,
        } = shared(basis.packet);
        Self {
            reason: basis.reason,
            detail,
            confidence,
            summary,
            intent,
            customer: basis.customer,
            language: basis.language,
            channel: basis.channel,
            facts,
            promises,
            earlier_tasks,
            attachments,
            said,
        }
    }
}

/// Words of a person or of the bot; prompts, reasoning and tools are the first bot's own.
fn said(item: &TranscriptItem) -> Option<SaidBefore> {
    let spoken = matches!(
        item.role,
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent
    );
    (item.kind == ItemKind::Message && spoken).then(|| SaidBefore {
        sender: item.role,
        text: item.text.clone(),
        at: item.at,
    })
}
