//! The handoffs of a case's ticket: those under way, and those the case adds.

use super::Case;
use super::writes::Rows;
use crate::domain::base::ids::HandoffId;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, HandoffReason};
use crate::services::accounts::secrets;
use crate::services::error::Result;
use crate::storage::handoffs;

impl Case<'_> {
    /// Records a handoff under way, or one that is complete at once.
    pub(crate) fn hand_over(
        &mut self,
        from: Holder,
        to: Holder,
        reason: impl Into<HandoffReason>,
        note: Option<&str>,
        outcome: Option<HandoffOutcome>,
    ) -> Result<()> {
        let note = self.note_without_secrets(note)?;
        let ticket = self.ticket()?;
        let handoff = Handoff {
            id: HandoffId(0),
            token: secrets::token_at("hof", self.now),
            conversation: self.conversation.id,
            ticket: ticket.id,
            from,
            to,
            reason: reason.into(),
            note,
            packet_version: ticket.packet_version,
            epoch: self.conversation.control.epoch,
            seq: self.conversation.last_seq,
            started_at: self.now,
            accepted_at: outcome.map(|_| self.now),
            ended_at: outcome.map(|_| self.now),
            outcome,
        };
        self.writes.handoffs.push(handoff);
        Ok(())
    }

    /// The handoffs that nobody has answered yet, oldest first.
    pub(crate) fn under_way(&mut self) -> Result<Vec<Handoff>> {
        self.load_handoffs()?;
        let stored = self.handoffs.stored.iter().flatten();
        let all = stored.chain(&self.writes.handoffs);
        Ok(all
            .filter(|handoff| handoff.outcome.is_none())
            .cloned()
            .collect())
    }

    /// Ends the handoffs that are under way.
    pub(crate) fn settle_handoff(&mut self, outcome: HandoffOutcome) -> Result<()> {
        self.settle_handoffs(outcome, |_| true)
    }

    /// Ends the handoff to this one, if it is under way.
    pub(crate) fn settle_handoff_to(&mut self, to: Holder, outcome: HandoffOutcome) -> Result<()> {
        self.settle_handoffs(outcome, |handoff| handoff.to == to)
    }

    /// Ends those under way that fit.
    pub(crate) fn settle_handoffs(
        &mut self,
        outcome: HandoffOutcome,
        fits: impl Fn(&Handoff) -> bool,
    ) -> Result<()> {
        self.load_handoffs()?;
        let now = self.now;
        let stored = self.handoffs.stored.iter_mut().flatten();
        for handoff in stored.chain(&mut self.writes.handoffs) {
            if handoff.outcome.is_none() && fits(handoff) {
                handoff.outcome = Some(outcome);
                handoff.accepted_at = (outcome == HandoffOutcome::Accepted).then_some(now);
                handoff.ended_at = Some(now);
            }
        }
        Ok(())
    }

    fn load_handoffs(&mut self) -> Result<()> {
        if self.handoffs.stored.is_none() {
            let stored = match &self.stored.ticket {
                Some(ticket) => handoffs::under_way(self.conn, ticket.id)?,
                None => Vec::new(),
            };
            self.handoffs.stored = Some(stored);
        }
        Ok(())
    }

    /// Writes how those that were stored have ended, and gives the new ones their ticket.
    pub(super) fn flush_handoffs(&mut self, rows: Rows) -> Result<()> {
        let stored = self.handoffs.stored.take().into_iter().flatten();
        for ended in stored.filter(|handoff| handoff.outcome.is_some()) {
            handoffs::settle(self.conn, &ended)?;
        }
        for new in &mut self.writes.handoffs {
            new.conversation = rows.conversation;
            new.ticket = rows.ticket.unwrap_or(new.ticket);
        }
        Ok(())
    }
}
