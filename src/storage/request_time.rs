//! The deadline of a request, passed down to the store without every use case carrying it.

use std::cell::Cell;
use std::time::{Duration, Instant};

tokio::task_local! {
    static REQUEST: RequestDeadline;
}

struct RequestDeadline {
    limit: Duration,
    until: Cell<Instant>,
}

/// Runs something that must be over after so long: no use case in it waits longer for the database.
pub(crate) async fn within<F: Future>(limit: Duration, work: F) -> F::Output {
    let until = Cell::new(Instant::now() + limit);
    REQUEST.scope(RequestDeadline { limit, until }, work).await
}

/// Begins the time of this request anew: it has waited for its client, or for something to happen, and not for the
/// database.
pub(crate) fn begin_again() {
    let renewed = REQUEST.try_with(|request| request.until.set(Instant::now() + request.limit));
    // Outside a request each use case has a time of its own.
    renewed.unwrap_or_default();
}

/// By when a use case that begins now must be over: so long after now at most, and no later than its request.
pub(super) fn after(limit: Duration) -> Instant {
    let own = Instant::now() + limit;
    REQUEST
        .try_with(|request| own.min(request.until.get()))
        .unwrap_or(own)
}

/// The time that is left until then.
pub(super) fn left(until: Instant) -> Duration {
    until.saturating_duration_since(Instant::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn a_use_case_has_the_time_that_its_request_has_left() {
        assert!(left(after(MINUTE)) > MINUTE / 2);
        within(Duration::ZERO, async {
            assert_eq!(left(after(MINUTE)), Duration::ZERO);
        })
        .await;
        within(MINUTE, async {
            assert!(left(after(2 * MINUTE)) <= MINUTE);
            let before = after(2 * MINUTE);
            begin_again();
            assert!(after(2 * MINUTE) >= before);
        })
        .await;
    }
}
