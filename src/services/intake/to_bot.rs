//! A rule names another bot: it is offered the conversation, with the packet as a bot may see it.

use super::Intake;
use crate::domain::control::Holder;
use crate::domain::ids::TicketId;
use crate::domain::lifecycle::Command;
use crate::domain::packet::{Intent, Summary};
use crate::domain::people::Bot;
use crate::domain::time::Moment;
use crate::domain::transcript::{ItemKind, ItemRole, unknown_items};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::handback::{self, Handback};
use crate::services::packets::spoken;
use crate::storage::{messages, packets};
use serde::Serialize;

/// What the other bot is told with the control it gets.
#[derive(Serialize)]
struct Referred<'a> {
    /// The bot that escalated.
    from: &'a str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Summary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    intent: Option<Intent>,
    /// What the bot said of the time before Baton heard of the conversation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    before: Vec<SaidBefore>,
    #[serde(flatten)]
    handback: Handback,
}

/// An item of the escalation's transcript: what was said aloud, and nothing of the bot's inside.
#[derive(Serialize)]
struct SaidBefore {
    role: ItemRole,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
}

/// The most of it: the newest.
const BEFORE_MAX: usize = 500;

/// Messages it is aligned with: the newest.
const ALIGNED_WITH: i64 = 500;

impl Intake<'_> {
    /// Offers the ticket to another bot, which has control until it declines or lets the offer lapse.
    pub(super) fn offer_to(&self, case: &mut Case<'_>, bot: &Bot) -> Result<()> {
        let (ticket, reason) = (case.ticket()?.clone(), case.ticket()?.reason.as_str());
        case.apply(Command::OfferToBot { to: bot.id })?;
        let (packet, _) = packets::find(case.conn, ticket.id, ticket.packet_version)?;
        let detail = packet.trigger.and_then(|trigger| trigger.detail);
        let (facts, promises) = (&packet.facts, &packet.promises);
        let note = detail.as_deref();
        let handback = handback::pack(case, bot.id, "routed", note, facts, promises)?;
        let told = Referred {
            from: &self.bot.name,
            reason,
            summary: packet.summary,
            intent: packet.intent,
            before: before(case, ticket.id)?,
            handback,
        };
        case.pass_to_bot(bot.id, Some(&told))?;
        let (from, to) = (Holder::Bot(self.bot.id), Holder::Bot(bot.id));
        case.hand_over(from, to, reason, None, None)
    }
}

/// What the transcript tells that was not said through Baton.
fn before(case: &mut Case<'_>, ticket: TicketId) -> Result<Vec<SaidBefore>> {
    let mut items = packets::items(case.conn, ticket)?;
    items.retain(|item| {
        let aloud = matches!(
            item.role,
            ItemRole::Customer | ItemRole::Bot | ItemRole::Agent
        );
        item.kind == ItemKind::Message && aloud
    });
    let said = messages::newest(case.conn, case.conversation.id, ALIGNED_WITH)?;
    let new = unknown_items(&items, &[], &spoken(&said));
    let skipped = new.len().saturating_sub(BEFORE_MAX);
    let new = new
        .into_iter()
        .skip(skipped)
        .filter_map(|index| items.get(index));
    let told = new.map(|item| SaidBefore {
        role: item.role,
        text: item.text.clone(),
        at: item.at,
    });
    Ok(told.collect())
}
