//! Under what a ticket stands in a list: whose turn it is, as whoever looks sees it.

use crate::domain::base::words::words;
use crate::domain::case::lifecycle::{Offeree, Status};

words! {
    /// What a row stands under. The groups follow each other in this order, and rows keep the one order within theirs.
    QueueGroup {
        /// The viewer has it or is offered it, and somebody waits for them.
        Yours = "yours",
        /// Nobody took it in time, or it cannot wait: what comes before this moment in the one order.
        Overdue = "overdue",
        /// Somebody is to take it.
        Waiting = "waiting",
        /// The viewer has it, and the customer was answered, or it is snoozed.
        Answered = "answered",
        /// Others have it.
        Others = "others",
    }
}

/// What a ticket stands under for each who may look at it. It is sent with the row, so that a browser decides nothing but
/// who looks and what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowStanding {
    /// For the agent who has it or is offered it.
    pub owner: QueueGroup,
    /// For the agent who is asked to take it over.
    pub invited: QueueGroup,
    /// For everybody else.
    pub others: QueueGroup,
}

impl RowStanding {
    /// Of a ticket in this state; `awaits_reply` if the customer spoke last.
    pub(crate) fn of(status: Status, awaits_reply: bool) -> Self {
        use QueueGroup::{Answered, Others, Waiting, Yours};
        let (owner, invited, others) = match status {
            Status::Waiting => (Waiting, Waiting, Waiting),
            Status::Offered(Offeree::Agent(_)) => (Yours, Waiting, Waiting),
            Status::Active(_) if awaits_reply => (Yours, Yours, Others),
            Status::Active(_) | Status::Snoozed(_) => (Answered, Yours, Others),
            Status::Offered(Offeree::Bot(_)) | Status::Closed(_) => (Others, Others, Others),
        };
        Self {
            owner,
            invited,
            others,
        }
    }

    /// For one who looks; `is_past` if its place in the one order lies before this moment.
    pub(crate) fn seen_by(self, is_owner: bool, is_invited: bool, is_past: bool) -> QueueGroup {
        let group = match (is_invited, is_owner) {
            (true, _) => self.invited,
            (false, true) => self.owner,
            (false, false) => self.others,
        };
        match group {
            QueueGroup::Waiting if is_past => QueueGroup::Overdue,
            group => group,
        }
    }
}
