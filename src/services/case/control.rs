//! Control of a conversation.

use super::Case;
use crate::domain::control::Holder;
use crate::domain::event::EventType;
use crate::domain::ids::BotId;
use crate::services::error::{Result, ServiceError};
use crate::services::wire::ControlWire;
use serde::Serialize;

impl Case<'_> {
    /// Fenced control: whether this one may speak now.
    pub fn check(&self, speaker: Holder, believed_epoch: Option<i64>) -> Result<()> {
        self.control()
            .check(speaker, believed_epoch)
            .map_err(|_| self.control_lost())
    }

    /// Somebody else may speak.
    pub fn control_lost(&self) -> ServiceError {
        ServiceError::ControlLost(ControlWire::from(&*self.conversation))
    }

    /// Moves control to a bot, the conversation's own or another, which is told the hand-back.
    pub fn pass_to_bot<T: Serialize>(&mut self, bot: BotId, handback: Option<&T>) -> Result<i64> {
        let conversation = self.conversation.get_mut();
        conversation.guest = (bot != conversation.bot).then_some(bot);
        self.pass_control(Holder::Bot(bot), handback)
    }

    /// Moves control and tells the bot; `extra` is what else it is told (the hand-back).
    pub fn pass_control<T: Serialize>(&mut self, to: Holder, handback: Option<&T>) -> Result<i64> {
        let conversation = self.conversation.get_mut();
        conversation.control = conversation.control.pass_to(to);
        #[derive(Serialize)]
        struct Changed<'a, T> {
            control: ControlWire,
            #[serde(skip_serializing_if = "Option::is_none")]
            handback: Option<&'a T>,
        }
        let control = ControlWire::from(&*self.conversation);
        self.record(EventType::ControlChanged, &Changed { control, handback })
    }
}
