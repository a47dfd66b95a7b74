//! A body on its way. Whoever sends it was asked who they are before it: if it takes long, they are asked again once it is
//! there, so that nobody acts with a session, a token or a key that has ended meanwhile.

use super::auth::{self, AgentAuth, BotAuth, SESSION_COOKIE};
use super::problem::Problem;
use crate::domain::base::time::Moment;
use crate::services::Services;
use crate::storage::request_time;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use std::time::Duration;

/// A body that takes longer is asked for its sender again.
const SOON: Duration = Duration::from_secs(1);

/// A body that is being read.
pub(super) struct Arriving<'r> {
    request: &'r HttpRequest,
    services: web::Data<Services>,
    since: Moment,
}

impl<'r> Arriving<'r> {
    /// From now on.
    pub(super) fn of(request: &'r HttpRequest) -> Result<Self, Problem> {
        let services = auth::services(request)?;
        let since = services.clock.now();
        Ok(Self {
            request,
            services,
            since,
        })
    }

    /// The body is complete.
    ///
    /// # Errors
    /// 401 if its sender would not be let in any more.
    pub(super) async fn arrived(self) -> Result<(), Problem> {
        request_time::begin_again();
        let is_slow = self.services.clock.now().since(self.since) >= SOON;
        let (request, mut none) = (self.request, Payload::None);
        match (is_slow, auth::bearer(request)) {
            (false, _) => Ok(()),
            (true, Some(_)) if request.path().starts_with("/api/") => {
                BotAuth::from_request(request, &mut none).await.map(drop)
            }
            (true, None) if request.cookie(SESSION_COOKIE).is_none() => Ok(()),
            (true, None) if request.path() == "/login" => Ok(()),
            (true, Some(_) | None) => {
                let agent = AgentAuth::from_request(request, &mut none).await?;
                request.extensions_mut().insert(agent);
                Ok(())
            }
        }
    }
}
