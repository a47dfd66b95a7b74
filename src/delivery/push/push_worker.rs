//! The worker behind the notices for browsers: leases what is due, sends it, and records how it went. Nothing waits for
//! it: a notice that finds no way is tried a few times and dropped.

use super::push_client::{CallEnd, PushClient, PushMessage};
use crate::delivery::backoff::backoff;
use crate::domain::base::ids::PushNoticeId;
use crate::services::notifications::push_key::PushKey;
use crate::services::notifications::push_queue::{PushCall, PushOutcome, PushWorth, PushedWords};
use crate::services::{PushReach, Services, speaking};
use crate::storage::push_notices::LeasedPush;
use crate::views::notifications::push_words;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use std::collections::VecDeque;
use std::time::Duration;

/// Notices that are looked for in one go.
const BATCH: i64 = 50;

/// Calls at the same time.
const CALLS: usize = 8;

/// A notice is dropped after so many tries, the last of them some ten minutes after the first.
const PUSH_TRIES_MAX: u32 = 6;

/// So much later it is looked again whether who is offered a ticket has left their console.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

/// For how long a push service keeps what is among the notifications anyway.
const KEEP_TOLD: Duration = Duration::from_secs(24 * 3600);

/// Sends notices to push services. Cheap to clone.
#[derive(Clone)]
pub struct PushWorker {
    services: Services,
    /// Nothing where nothing is pushed: then what was queued before is dropped.
    client: Option<PushClient>,
}

impl PushWorker {
    /// A worker that goes as far as the settings allow.
    ///
    /// # Errors
    /// Encryption cannot be set up.
    pub(crate) fn open(services: &Services) -> Result<Self, reqwest::Error> {
        let settings = &services.settings;
        let client = match settings.push {
            PushReach::Off => None,
            reach @ (PushReach::Public | PushReach::Loopback) => {
                Some(PushClient::new(reach, &settings.public_url)?)
            }
        };
        Ok(Self {
            services: services.clone(),
            client,
        })
    }

    /// Works until nothing is due any more, and returns how many notices were leased.
    ///
    /// # Errors
    /// Storage; what was leased comes back when its lease runs out.
    pub async fn push_due(&self) -> crate::services::Result<usize> {
        let (mut tried, mut due) = (0, VecDeque::new());
        let mut on_their_way = FuturesUnordered::new();
        loop {
            if due.is_empty() && on_their_way.is_empty() {
                due.extend(self.services.notifications().due_pushes(BATCH).await?);
            }
            while on_their_way.len() < CALLS
                && let Some(id) = due.pop_front()
            {
                on_their_way.push(self.try_one(id));
            }
            match on_their_way.next().await {
                Some(was_leased) => tried += usize::from(was_leased?),
                None => return Ok(tried),
            }
        }
    }

    /// Leases a notice, sends it and records how it went; false if another node has it.
    async fn try_one(&self, id: PushNoticeId) -> crate::services::Result<bool> {
        let notifications = self.services.notifications();
        let Some(leased) = notifications.lease_push(id).await? else {
            return Ok(false);
        };
        let went = self.send(&leased).await?;
        notifications.record_push(id, went).await?;
        Ok(true)
    }

    async fn send(&self, leased: &LeasedPush) -> crate::services::Result<PushOutcome> {
        let notifications = self.services.notifications();
        let Some(client) = &self.client else {
            return Ok(PushOutcome::Done);
        };
        let Some(key) = notifications.push_key().await? else {
            return Ok(PushOutcome::Done);
        };
        Ok(match notifications.push_worth(leased).await? {
            PushWorth::Nothing => PushOutcome::Done,
            PushWorth::Later => PushOutcome::Again(self.services.clock.now().plus(LOOK_AGAIN)),
            PushWorth::Now(call) => self.called(leased, client, &key, &call).await,
        })
    }

    async fn called(
        &self,
        leased: &LeasedPush,
        client: &PushClient,
        key: &PushKey,
        call: &PushCall,
    ) -> PushOutcome {
        let now = self.services.clock.now();
        let message = PushMessage {
            text: speaking(call.browser.language, || push_words::text(&call.words)),
            topic: format!("ticket-{}", leased.ticket),
            keep: match &call.words {
                PushedWords::Told(_) => KEEP_TOLD,
                // It is worth nothing once it has lapsed.
                PushedWords::Offered(row) => row.ticket.due_at.since(now),
            },
            is_urgent: call.is_urgent,
        };
        let attempts = u32::try_from(leased.attempts).unwrap_or(u32::MAX);
        match client.call(key, &call.browser, &message, now).await {
            CallEnd::Taken => PushOutcome::Done,
            CallEnd::Gone => PushOutcome::Gone(leased.subscription),
            CallEnd::Refused(status) => {
                tracing::warn!(push.id = %leased.id, status, "A push service refused a notice");
                PushOutcome::Done
            }
            CallEnd::Later if attempts >= PUSH_TRIES_MAX => {
                tracing::warn!(push.id = %leased.id, attempts, "A notice was not pushed: it is dropped");
                PushOutcome::Done
            }
            CallEnd::Later => {
                let pause = backoff(attempts, leased.id.0);
                PushOutcome::Again(self.services.clock.now().plus(pause))
            }
        }
    }
}
