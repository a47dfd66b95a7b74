//! A body on its way. Each part of it has a deadline, and so has the whole. Whoever sends it was asked who they are
//! before it: if it takes long, they are asked again once it is there, so that nobody acts with a session, a token or a
//! key that has ended meanwhile.

use super::at_once::{self, Doing, Ongoing};
use super::auth::{self, AgentAuth, BotAuth};
use super::body_memory::{BodyMemory, HeldMemory};
use super::body_times::BodyTimes;
use super::codes::Code;
use super::cookies;
use super::problem::Problem;
use super::shutdown::Shutdown;
use crate::domain::base::time::Moment;
use crate::services::Services;
use crate::storage::request_time;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::{Stream, StreamExt};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// A body that takes longer is asked for its sender again.
const SOON: Duration = Duration::from_secs(1);

/// How long a body that is on its way may go on when the server stops.
const STOPPING_FOR: Duration = Duration::from_secs(1);

/// A body that is being read.
pub(super) struct Arriving<'r> {
    request: &'r HttpRequest,
    services: web::Data<Services>,
    since: Moment,
    began: Instant,
    received: usize,
    kept: usize,
    memory: BodyMemory,
    held: HeldMemory,
    /// Held for its `Drop`.
    _turn: Option<Ongoing>,
    times: BodyTimes,
    shutdown: Shutdown,
}

impl<'r> Arriving<'r> {
    /// A body that begins now.
    ///
    /// # Errors
    /// 429 when too many of the same sender are on their way.
    pub(super) fn of(request: &'r HttpRequest, doing: Doing) -> Result<Self, Problem> {
        let services = auth::services(request)?;
        // Not from its first byte on: a key may have ended while it was being looked up.
        let since = auth::known_since(request).unwrap_or_else(|| services.clock.now());
        let turn = at_once::begin(request, doing)?;
        let memory = request.app_data::<web::Data<BodyMemory>>();
        let times = request.app_data::<web::Data<BodyTimes>>();
        let shutdown = request.app_data::<web::Data<Shutdown>>();
        Ok(Self {
            request,
            services,
            since,
            began: Instant::now(),
            received: 0,
            kept: 0,
            memory: memory.map(|m| m.get_ref().clone()).unwrap_or_default(),
            held: HeldMemory::default(),
            _turn: turn,
            times: times.map(|times| *times.get_ref()).unwrap_or_default(),
            shutdown: shutdown.map(|s| s.get_ref().clone()).unwrap_or_default(),
        })
    }

    /// The next part of the body; nothing when it is complete.
    ///
    /// # Errors
    /// 408 when it does not come in time, 503 when the server stops before it comes.
    pub(super) async fn next<B: Stream + Unpin>(
        &mut self,
        body: &mut B,
    ) -> Result<Option<B::Item>, Problem> {
        let by = self
            .times
            .next_by(self.began, Instant::now(), self.received);
        tokio::select! {
            biased;
            part = body.next() => Ok(part),
            () = sleep_until(by) => Err(Problem::new(Code::BodyTimeout)),
            () = self.shutdown.stopped_for(STOPPING_FOR) => Err(Problem::stopping()),
        }
    }

    /// So many bytes of it have come.
    pub(super) fn count(&mut self, bytes: usize) {
        self.received = self.received.saturating_add(bytes);
    }

    /// So many bytes of it are kept, as long as the request lasts.
    ///
    /// # Errors
    /// 503 when all bodies together take too much memory.
    pub(super) async fn keep(&mut self, bytes: usize) -> Result<(), Problem> {
        self.kept = self.kept.saturating_add(bytes);
        self.memory.hold(&mut self.held, self.kept).await
    }

    /// The body is complete.
    ///
    /// # Errors
    /// 401 if its sender would not be let in any more.
    pub(super) async fn arrived(self) -> Result<(), Problem> {
        request_time::begin_again();
        let is_slow = self.services.clock.now().since(self.since) >= SOON;
        let (request, mut none) = (self.request, Payload::None);
        request.extensions_mut().insert(self.held);
        match (is_slow, auth::bearer(request)) {
            (false, _) => Ok(()),
            (true, Some(_)) if request.path().starts_with("/api/") => {
                BotAuth::from_request(request, &mut none).await.map(drop)
            }
            (true, None) if cookies::session_of(request).is_none() => Ok(()),
            (true, None) if request.path() == "/login" => Ok(()),
            (true, Some(_) | None) => {
                let agent = AgentAuth::from_request(request, &mut none).await?;
                request.extensions_mut().insert(agent);
                Ok(())
            }
        }
    }
}
