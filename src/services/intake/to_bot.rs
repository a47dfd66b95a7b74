//! A rule names another bot: it is offered the conversation, with the packet as a bot may see it.

use super::Intake;
use crate::domain::bots::bot::Bot;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::Command;
use crate::domain::log::{Handback, HandbackOutcome, HandbackPacket};
use crate::domain::packet::Packet;
use crate::services::bots::handback::{self, Return};
use crate::services::case::Case;
use crate::services::error::Result;

impl Intake<'_> {
    /// Offers the ticket to another bot, which has control until it declines or lets the offer lapse.
    pub(super) fn offer_to(&self, case: &mut Case<'_>, bot: &Bot) -> Result<()> {
        let reason = case.ticket()?.reason;
        case.apply(Command::OfferToBot { to: bot.id })?;
        let packet = Packet::clone(&case.packet()?.packet);
        let told = Return {
            note: packet.trigger.and_then(|trigger| trigger.detail),
            facts: packet.facts,
            promises: packet.promises,
            ..Return::default()
        };
        let referred = HandbackPacket {
            from: Some(self.bot.name.clone()),
            ..handback::pack(case, bot.id, HandbackOutcome::Routed, &told)?
        };
        case.pass_to_bot(bot.id, Some(Handback::Packet(Box::new(referred))));
        let (from, to) = (Holder::Bot(self.bot.id), Holder::Bot(bot.id));
        case.hand_over(from, to, reason, None, None)
    }
}
