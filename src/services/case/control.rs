//! Control of a conversation, and the handoffs that move it.

use super::Case;
use crate::domain::control::Holder;
use crate::domain::handoff::{Handoff, HandoffOutcome};
use crate::domain::ids::{BotId, HandoffId};
use crate::domain::log::{ControlChanged, Handback, Happened};
use crate::services::error::{Result, ServiceError};
use crate::services::secrets;
use crate::services::wire::ControlWire;
use crate::storage::handoffs;

impl Case<'_> {
    /// Rule 1: whether this one may speak now.
    pub fn check(&self, speaker: Holder, believed_epoch: Option<i64>) -> Result<()> {
        self.control()
            .check(speaker, believed_epoch)
            .map_err(|_| self.control_lost())
    }

    /// Somebody else may speak.
    pub fn control_lost(&self) -> ServiceError {
        ServiceError::ControlLost(ControlWire::from(&self.conversation))
    }

    /// Moves control to a bot, the conversation's own or another, which is told the hand-back.
    pub fn pass_to_bot(&mut self, bot: BotId, handback: Option<Handback>) -> Result<i64> {
        let conversation = &mut self.conversation;
        conversation.guest = (bot != conversation.bot).then_some(bot);
        self.pass_control(Holder::Bot(bot), handback)
    }

    /// Moves control; a bot that gets it is told the hand-back.
    pub fn pass_control(&mut self, to: Holder, handback: Option<Handback>) -> Result<i64> {
        self.conversation.control = self.conversation.control.pass_to(to);
        let control = ControlWire::from(&self.conversation);
        self.record(Happened::ControlChanged(ControlChanged {
            control,
            handback,
        }))
    }

    /// Records a handoff under way, or one that is complete at once.
    pub fn hand_over(
        &mut self,
        from: Holder,
        to: Holder,
        reason: &str,
        note: Option<&str>,
        outcome: Option<HandoffOutcome>,
    ) -> Result<()> {
        let ticket = self.ticket()?;
        let handoff = Handoff {
            id: HandoffId(0),
            token: secrets::token_at("hof", self.now),
            conversation: self.conversation.id,
            ticket: ticket.id,
            from,
            to,
            reason: reason.to_owned(),
            note: note.map(str::to_owned),
            packet_version: ticket.packet_version,
            epoch: self.conversation.control.epoch,
            seq: self.conversation.last_seq,
            started_at: self.now,
            accepted_at: outcome.map(|_| self.now),
            ended_at: outcome.map(|_| self.now),
            outcome,
        };
        handoffs::add(self.conn, &handoff)?;
        Ok(())
    }

    /// Ends the handoff to this one, if it is under way.
    pub fn settle_handoff_to(&mut self, to: Holder, outcome: HandoffOutcome) -> Result<()> {
        let ticket = self.ticket()?.id;
        Ok(handoffs::settle_to(
            self.conn, ticket, to, outcome, self.now,
        )?)
    }

    /// Ends the handoff that is under way.
    pub fn settle_handoff(&mut self, outcome: HandoffOutcome) -> Result<()> {
        let ticket = self.ticket()?.id;
        Ok(handoffs::settle(self.conn, ticket, outcome, self.now)?)
    }
}
