//! A browser subscribes to the notices of the agent who is signed in there, and unsubscribes.

use super::Inbox;
use crate::domain::base::ids::AgentId;
use crate::domain::base::invalid::FieldError;
use crate::domain::notifications::push_subscription::{PUSH_SUBSCRIPTIONS_MAX, PushSubscription};
use crate::services::accounts::secrets;
use crate::services::error::{Result, ServiceError};
use crate::services::spoken;
use crate::storage::push_subscriptions::{self, NewPushSubscription};
use crate::storage::sessions;

impl Inbox<'_> {
    /// The browser of this session shows the agent's notices from now on. It gives its endpoint and its two keys. If
    /// another agent had it, it is theirs no longer.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`]; [`ServiceError::Forbidden`] for who has no session, because nothing would end the
    /// subscription with their token.
    pub(crate) async fn subscribe(
        self,
        agent: AgentId,
        session: &str,
        given: [&str; 3],
    ) -> Result<()> {
        let browser = PushSubscription::read(self.services.settings.push, given);
        let browser = browser.map_err(|wrong| {
            let errors = wrong.into_iter().map(|(field, fault)| match field {
                "endpoint" => FieldError::new("/endpoint", fault),
                key => FieldError::new(format!("/keys/{key}"), fault),
            });
            ServiceError::Invalid(errors.collect())
        })?;
        let (now, language) = (self.services.clock.now(), spoken());
        let hash = secrets::hash(session);
        self.services
            .record(move |conn| {
                let session = sessions::held(conn, agent, &hash, now)?;
                let session = session.ok_or(ServiceError::Forbidden)?;
                let new = NewPushSubscription {
                    agent,
                    session,
                    browser: &browser,
                    language,
                    now,
                };
                push_subscriptions::add(conn, new, PUSH_SUBSCRIPTIONS_MAX)?;
                Ok(())
            })
            .await
    }

    /// The browser shows nothing of the agent any more; again changes nothing.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn unsubscribe(self, agent: AgentId, endpoint: String) -> Result<()> {
        self.services
            .record(move |conn| Ok(push_subscriptions::remove(conn, agent, &endpoint)?))
            .await
    }

    /// Whether the agent has subscribed with this browser.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn knows_browser(self, agent: AgentId, endpoint: String) -> Result<bool> {
        // PostgreSQL refuses a query with U+0000.
        if endpoint.contains('\0') {
            return Ok(false);
        }
        self.services
            .look_up(move |conn| Ok(push_subscriptions::knows(conn, agent, &endpoint)?))
            .await
    }
}
