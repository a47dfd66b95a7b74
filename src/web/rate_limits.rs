//! How often a caller may ask, told in `RateLimit` headers.

use super::caller::Caller;
use super::codes::Code;
use super::problem::Problem;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError, web};
use governor::clock::{Clock, DefaultClock};
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

type Keyed = RateLimiter<Caller, governor::state::keyed::DashMapStateStore<Caller>, DefaultClock>;

/// After so many requests, callers who have not asked for a while are forgotten.
const FORGET_EVERY: u64 = 10_000;

/// How many requests a caller may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestQuota {
    /// On average, each second.
    pub per_second: NonZeroU32,
    /// At once.
    pub burst: NonZeroU32,
}

/// What each caller may ask a language model. It has no setting: every call costs somebody money.
const ASSIST: RequestQuota = RequestQuota {
    per_second: NonZeroU32::MIN,
    burst: match NonZeroU32::new(10) {
        Some(burst) => burst,
        None => NonZeroU32::MIN,
    },
};

/// The quotas of each kind of caller; nothing for any number of requests.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RequestQuotas {
    /// Of a bot's key.
    pub(crate) keys: Option<RequestQuota>,
    /// Of an agent's tokens together, and of their sessions together.
    pub(crate) agents: Option<RequestQuota>,
    /// Of an origin, for all requests that come from there.
    pub(crate) origins: Option<RequestQuota>,
}

struct CallerRate {
    quota: RequestQuota,
    callers: Keyed,
    taken: AtomicU64,
}

impl CallerRate {
    fn of(quota: RequestQuota) -> Arc<Self> {
        let allowed = Quota::per_second(quota.per_second).allow_burst(quota.burst);
        Arc::new(Self {
            quota,
            callers: RateLimiter::dashmap(allowed),
            taken: AtomicU64::default(),
        })
    }

    fn take(&self, caller: Caller) -> Result<(), Problem> {
        let taken = self.taken.fetch_add(1, Ordering::Relaxed);
        if taken % FORGET_EVERY == FORGET_EVERY - 1 {
            self.callers.retain_recent();
            self.callers.shrink_to_fit();
        }
        let Err(not_until) = self.callers.check_key(&caller) else {
            return Ok(());
        };
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        let seconds = wait.as_secs() + 1;
        let RequestQuota { per_second, burst } = self.quota;
        let headers = vec![
            ("ratelimit", format!("\"default\";r=0;t={seconds}")),
            (
                "ratelimit-policy",
                format!("\"default\";q={per_second};w=1;burst={burst}"),
            ),
        ];
        Err(Problem {
            retry_after: Some(wait),
            headers,
            ..Problem::new(Code::RateLimited)
        })
    }
}

/// The rate limits of this node. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct RateLimits {
    keys: Option<Arc<CallerRate>>,
    agents: Option<Arc<CallerRate>>,
    origins: Option<Arc<CallerRate>>,
    assist: Option<Arc<CallerRate>>,
}

impl RateLimits {
    /// Limits as set; none at all for measurements.
    pub(crate) fn new(quotas: RequestQuotas) -> Self {
        Self {
            keys: quotas.keys.map(CallerRate::of),
            agents: quotas.agents.map(CallerRate::of),
            origins: quotas.origins.map(CallerRate::of),
            assist: Some(CallerRate::of(ASSIST)),
        }
    }

    /// Takes one call of a language model.
    ///
    /// # Errors
    /// As for [`Self::take`].
    pub(crate) fn take_assist(&self, caller: Caller) -> Result<(), Problem> {
        let limit = self.assist.as_ref();
        limit.map_or(Ok(()), |limit| limit.take(caller))
    }

    /// Takes one request of a caller.
    ///
    /// # Errors
    /// 429 with `Retry-After` and `RateLimit` headers.
    pub(crate) fn take(&self, caller: Caller) -> Result<(), Problem> {
        let limit = match caller {
            Caller::Bot(_) => &self.keys,
            Caller::Program(_) | Caller::Console(_) => &self.agents,
            Caller::Origin(_) => &self.origins,
        };
        limit.as_ref().map_or(Ok(()), |limit| limit.take(caller))
    }
}

/// Takes one request of its origin, before anybody looks who sent it. What is fixed (assets) or asked by machines that
/// watch this one (health) is free.
pub(crate) async fn limit_origins<B: MessageBody>(
    limits: web::Data<RateLimits>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let path = request.path();
    let is_free = path.starts_with("/static/") || matches!(path, "/healthz" | "/readyz");
    let taken = match is_free {
        true => Ok(()),
        false => limits.take(Caller::origin(request.request())),
    };
    match taken {
        Ok(()) => Ok(next.call(request).await?.map_into_left_body()),
        Err(problem) => {
            let refused = request.into_response(problem.error_response());
            Ok(refused.map_into_right_body())
        }
    }
}
