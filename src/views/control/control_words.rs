//! Where a ticket stands and how it ended, in a word.

use crate::domain::base::words::Outcome;
use crate::domain::case::lifecycle::Status;
use crate::views::catalogue::t;
use crate::views::labels;

/// How a ticket ended.
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Resolved => t::control_outcome_resolved(),
        Outcome::Returned => t::control_outcome_returned(),
        Outcome::Abandoned => t::control_outcome_abandoned(),
        Outcome::Expired => t::control_outcome_expired(),
        Outcome::Cancelled => t::control_outcome_cancelled(),
    }
}

/// Where a ticket stands; how it ended once it is closed.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Closed(how) => outcome(how),
        open @ (Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_)) => {
            labels::status(open.kind())
        }
    }
}
