//! Control of a conversation.

use super::Case;
use crate::domain::base::ids::BotId;
use crate::domain::case::control::Holder;
use crate::domain::log::{ControlChanged, ControlTold, Handback, Happened};
use crate::services::error::{Result, ServiceError};

impl Case<'_> {
    /// Fenced control: whether this one may speak now.
    pub(crate) fn check(&self, speaker: Holder, believed_epoch: Option<i64>) -> Result<()> {
        self.control()
            .check(speaker, believed_epoch)
            .map_err(|_| self.control_lost())
    }

    /// Somebody else may speak.
    pub(crate) fn control_lost(&self) -> ServiceError {
        ServiceError::ControlLost {
            control: self.control(),
            guest: self.conversation.is_with_guest(),
        }
    }

    /// Moves control to a bot, the conversation's own or another, which is told the hand-back.
    pub(crate) fn pass_to_bot(&mut self, bot: BotId, handback: Option<Handback>) {
        let conversation = self.conversation.get_mut();
        conversation.guest = (bot != conversation.bot).then_some(bot);
        self.pass_control(Holder::Bot(bot), handback);
    }

    /// Moves control; a bot that gets it is told the hand-back.
    pub(crate) fn pass_control(&mut self, to: Holder, handback: Option<Handback>) {
        let conversation = self.conversation.get_mut();
        conversation.control = conversation.control.pass_to(to);
        let control = ControlTold::from(&*self.conversation);
        self.record(Happened::ControlChanged(ControlChanged {
            control,
            handback,
        }));
        if self.offer_ended
            && let Some(ticket) = &*self.ticket
        {
            // It heard that; whoever escalated is the guest again.
            let escalated = ticket.bot;
            let conversation = self.conversation.get_mut();
            conversation.guest = (escalated != conversation.bot).then_some(escalated);
        }
        self.offer_ended = false;
    }
}
