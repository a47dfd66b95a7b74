//! Adding to what a case writes: events, and what refers to its rows.

use super::Case;
use super::writes::{PendingEvent, Rows};
use crate::domain::log::Happened;
use crate::services::error::Result;
use crate::storage::AnyConnection;

impl Case<'_> {
    /// Appends an event (one ordered log) and returns its `seq`.
    pub(crate) fn record(&mut self, what: Happened) -> i64 {
        let in_ticket = self.ticket.is_some();
        let conversation = self.conversation.get_mut();
        let seq = conversation.grow();
        let event = PendingEvent {
            what,
            seq,
            epoch: conversation.control.epoch,
            guest: conversation.guest,
            in_ticket,
            by: self.by,
        };
        if event.what.is_news() {
            self.make_news();
        }
        self.writes.events.push(event);
        seq
    }

    /// With what was recorded last there is something to read for every agent but the one who does it.
    pub(super) fn make_news(&mut self) {
        let by = self.by.agent();
        self.conversation.get_mut().make_news(by);
    }

    /// Writes what refers to the rows of the case once they are there, in this order.
    pub(crate) fn later(
        &mut self,
        write: impl FnOnce(&mut AnyConnection, Rows) -> Result<()> + 'static,
    ) {
        self.writes.later.push(Box::new(write));
    }
}
