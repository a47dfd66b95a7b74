//! How much a visitor may write.

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;
use std::time::Duration;

/// Messages a minute, of all browsers of this machine together.
const A_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(59);

/// Messages at once.
const AT_ONCE: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

/// What is left of it.
#[derive(Debug)]
pub(super) struct Allowance(DefaultDirectRateLimiter);

impl Default for Allowance {
    fn default() -> Self {
        Self(RateLimiter::direct(
            Quota::per_minute(A_MINUTE).allow_burst(AT_ONCE),
        ))
    }
}

impl Allowance {
    /// Takes one message.
    ///
    /// # Errors
    /// How long to wait for the next.
    pub(super) fn take(&self) -> Result<(), Duration> {
        let now = DefaultClock::default().now();
        self.0.check().map_err(|until| until.wait_time_from(now))
    }
}
