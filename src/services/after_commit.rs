//! Whom a transaction wakes after its commit.

use crate::services::clock::timers::LOOK_EVERY;
use crate::services::{ChangedConversations, Services};
use crate::storage::written::Written;

impl Services {
    /// Wakes whoever waits for what was written.
    pub(super) fn tell(&self, written: Written) {
        let Written {
            conversations,
            wakes_router,
            due,
            outbox,
            pushes,
            stale_search,
        } = written;
        if !conversations.is_empty() {
            self.feed
                .wake_for(&ChangedConversations::These(conversations));
        }
        if wakes_router {
            self.router.notify_one();
        }
        if due.is_some_and(|due| due <= self.clock.now().plus(LOOK_EVERY)) {
            self.timers.notify_one();
        }
        if outbox {
            self.outbox.notify_one();
        }
        if pushes {
            self.pushes.notify_one();
        }
        if stale_search {
            self.stale_search.notify_one();
        }
    }
}
