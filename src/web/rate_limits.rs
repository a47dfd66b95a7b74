//! Rate limits per key, told in `RateLimit` headers.

use super::codes::Code;
use super::problem::Problem;
use crate::domain::base::ids::BotId;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;

type Keyed = RateLimiter<
    BotId,
    governor::state::keyed::DashMapStateStore<BotId>,
    DefaultClock,
    StateInformationMiddleware,
>;

/// How many requests a key may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestQuota {
    /// On average, each second.
    pub per_second: NonZeroU32,
    /// At once.
    pub burst: NonZeroU32,
}

/// The rate limits of this node. Cheap to clone.
#[derive(Clone)]
pub(crate) struct RateLimits {
    keyed: Option<Arc<Keyed>>,
    limit: Option<RequestQuota>,
}

impl RateLimits {
    /// Limits as set; none at all for measurements.
    pub(crate) fn new(limit: Option<RequestQuota>) -> Self {
        let keyed = limit.map(|limit| {
            let quota = Quota::per_second(limit.per_second).allow_burst(limit.burst);
            Arc::new(RateLimiter::dashmap(quota).with_middleware::<StateInformationMiddleware>())
        });
        Self { keyed, limit }
    }

    /// Takes one request of a key.
    ///
    /// # Errors
    /// 429 with `Retry-After` and `RateLimit` headers.
    pub(crate) fn take(&self, bot: BotId) -> Result<(), Problem> {
        let (Some(keyed), Some(limit)) = (&self.keyed, self.limit) else {
            return Ok(());
        };
        match keyed.check_key(&bot) {
            Ok(_) => Ok(()),
            Err(not_until) => {
                let wait = not_until.wait_time_from(DefaultClock::default().now());
                let seconds = wait.as_secs() + 1;
                let headers = vec![
                    ("ratelimit", format!("\"default\";r=0;t={seconds}")),
                    (
                        "ratelimit-policy",
                        format!(
                            "\"default\";q={};w=1;burst={}",
                            limit.per_second, limit.burst
                        ),
                    ),
                ];
                let retry_after = Some(wait);
                Err(Problem {
                    retry_after,
                    headers,
                    ..Problem::new(Code::RateLimited)
                })
            }
        }
    }
}
