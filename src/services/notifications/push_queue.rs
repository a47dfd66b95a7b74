//! Notices for browsers from the side of those who send them: lease one, look whether it is still worth sending, record
//! how it went.

use super::inbox::{Notified, notified};
use super::{Inbox, readers};
use crate::domain::base::ids::{PushNoticeId, PushSubscriptionId};
use crate::domain::base::time::Moment;
use crate::domain::case::access::{self, Action};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::notifications::push_notice::PushCause;
use crate::services::error::Result;
use crate::services::reading::{QueueTicket, rows};
use crate::storage::push_notices::{self, LeasedPush};
use crate::storage::push_subscriptions::{self, ServedBrowser};
use crate::storage::{agents, notifications};
use std::time::Duration;

/// How long a node may take for one notice before another may try: longer than any attempt lasts.
const LEASE: Duration = Duration::from_secs(60);

/// What a notice tells.
#[derive(Debug, Clone)]
pub(crate) enum PushedWords {
    /// Something among the notifications.
    Told(Box<Notified>),
    /// An offer, which lapses.
    Offered(Box<QueueTicket>),
}

/// A notice, and where it goes.
#[derive(Debug, Clone)]
pub(crate) struct PushCall {
    pub(crate) browser: ServedBrowser,
    pub(crate) words: PushedWords,
    pub(crate) is_urgent: bool,
}

/// Whether a notice is worth sending.
#[derive(Debug, Clone)]
pub(crate) enum PushWorth {
    /// Not any more.
    Nothing,
    /// It is an offer that still stands, and its agent has a console open: they may leave it before they answer.
    Later,
    /// It is.
    Now(Box<PushCall>),
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PushOutcome {
    /// The push service has it, or will never take it.
    Done,
    /// The push service no longer knows the browser.
    Gone(PushSubscriptionId),
    /// It is to be tried again then.
    Again(Moment),
}

impl Inbox<'_> {
    /// Up to `limit` notices that are due, the oldest first.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn due_pushes(self, limit: i64) -> Result<Vec<PushNoticeId>> {
        let now = self.services.clock.now();
        self.services
            .look_up(move |conn| Ok(push_notices::due(conn, now, limit)?))
            .await
    }

    /// Leases a notice; nothing if another node has it or has sent it.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn lease_push(self, id: PushNoticeId) -> Result<Option<LeasedPush>> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| Ok(push_notices::lease(conn, id, now, now.plus(LEASE))?))
            .await
    }

    /// What there is to send now. Nothing if the browser's session has ended, its agent has opened a console meanwhile,
    /// may not read the ticket any more or has read it, or the offer is over.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn push_worth(self, leased: &LeasedPush) -> Result<PushWorth> {
        let Some(call) = self.push_call(leased).await? else {
            return Ok(PushWorth::Nothing);
        };
        Ok(match (&call.words, call.browser.is_online) {
            (_, false) => PushWorth::Now(Box::new(call)),
            (PushedWords::Offered(_), true) => PushWorth::Later,
            (PushedWords::Told(_), true) => PushWorth::Nothing,
        })
    }

    /// The same, wherever its agent is.
    ///
    /// # Errors
    /// Storage.
    async fn push_call(self, leased: &LeasedPush) -> Result<Option<PushCall>> {
        let Some(cause) = leased.cause else {
            return Ok(None);
        };
        let (subscription, ticket, seq) = (leased.subscription, leased.ticket, leased.seq);
        let now = self.services.clock.now();
        let idle_since = now.minus(self.services.settings.session_idle);
        self.services
            .read_settled(move |conn, settings| {
                let browser = push_subscriptions::served(conn, subscription, now, idle_since)?;
                let Some(browser) = browser else {
                    return Ok(None);
                };
                let Some(reader) = readers::reader(settings, browser.agent) else {
                    return Ok(None);
                };
                let row = rows(conn, settings, reader.id, vec![ticket], now)?.pop();
                let row = row.filter(|row| access::may(&reader, Action::Read, &row.ticket));
                let Some(row) = row else {
                    return Ok(None);
                };
                let words = match cause {
                    PushCause::Offered => {
                        let offered = Status::Offered(Offeree::Agent(reader.id));
                        let is_there = !agents::find(conn, reader.id)?.away;
                        let is_open = row.ticket.status == offered && is_there;
                        is_open.then(|| PushedWords::Offered(Box::new(row)))
                    }
                    PushCause::Told(kind) => {
                        let event = (ticket, kind, seq);
                        let found = notifications::of_event(conn, reader.id, event)?;
                        let found = found.filter(|found| !found.is_read);
                        let told = found.map(|found| notified(settings, found, row));
                        told.map(|told| PushedWords::Told(Box::new(told)))
                    }
                };
                Ok(words.map(|words| PushCall {
                    browser,
                    words,
                    is_urgent: cause.is_urgent(),
                }))
            })
            .await
    }

    /// Records how a notice went.
    ///
    /// # Errors
    /// Storage; then the lease runs out and the notice is tried again.
    pub(crate) async fn record_push(self, id: PushNoticeId, went: PushOutcome) -> Result<()> {
        self.services
            .record(move |conn| {
                match went {
                    PushOutcome::Again(next_at) => push_notices::again(conn, id, next_at)?,
                    PushOutcome::Done => push_notices::remove(conn, id)?,
                    PushOutcome::Gone(subscription) => {
                        push_subscriptions::gone(conn, subscription)?;
                        push_notices::remove(conn, id)?;
                    }
                }
                Ok(())
            })
            .await
    }
}
