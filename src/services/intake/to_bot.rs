//! A rule names another bot: it is offered the conversation, with the packet as a bot may see it.

use super::Intake;
use crate::domain::control::Holder;
use crate::domain::lifecycle::Command;
use crate::domain::packet::{Intent, Summary};
use crate::domain::people::Bot;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::handback::{self, Handback};
use crate::storage::packets;
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
    #[serde(flatten)]
    handback: Handback,
}

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
            handback,
        };
        case.pass_to_bot(bot.id, Some(&told))?;
        let (from, to) = (Holder::Bot(self.bot.id), Holder::Bot(bot.id));
        case.hand_over(from, to, reason, None, None)
    }
}
