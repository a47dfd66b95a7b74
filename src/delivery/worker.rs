//! The worker behind the outbox: leases what is due, sends it, records how it went.

use super::backoff::{MAX_ATTEMPTS, backoff};
use super::mail::{Mail, MailError, Mailer};
use super::pause::ServerPause;
use crate::domain::base::ids::DeliveryId;
use crate::services::clock::overdue::OverdueMail;
use crate::services::speaking;
use crate::services::{Delivered, Services};
use crate::storage::outbox::Delivery;
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::mail::{self, Overdue, OverdueHtml, OverdueText};
use askama::Template;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;

/// Deliveries that are looked for in one go.
const BATCH: i64 = 20;

/// Sends what the outbox holds. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    services: Services,
    mailer: Mailer,
    server: Arc<ServerPause>,
    /// What is leased and on its way.
    held: watch::Sender<HashSet<DeliveryId>>,
    stopping: Arc<AtomicBool>,
}

impl Worker {
    /// A worker that sends mail this way.
    pub(crate) fn new(services: Services, mailer: Mailer) -> Self {
        Self {
            services,
            mailer,
            server: Arc::default(),
            held: watch::Sender::default(),
            stopping: Arc::default(),
        }
    }

    /// Works until nothing is due any more, or the mail server is to be left alone; returns how many deliveries were tried.
    /// Several are on their way at the same time: one that takes long does not hold up the others.
    ///
    /// # Errors
    /// Storage; what was leased comes back when its lease runs out.
    pub async fn deliver_due(&self) -> crate::services::Result<usize> {
        let (mut tried, mut due) = (0, VecDeque::new());
        let mut on_their_way = FuturesUnordered::new();
        loop {
            let lanes = match self.stopping.load(Ordering::SeqCst) {
                true => 0,
                false => self.server.lanes(self.services.clock.now()),
            };
            if due.is_empty() && on_their_way.len() < lanes {
                due.extend(self.services.timekeeper().due_deliveries(BATCH).await?);
            }
            while on_their_way.len() < lanes
                && let Some(id) = due.pop_front()
            {
                on_their_way.push(self.try_one(id));
            }
            if on_their_way.is_empty() {
                return Ok(tried);
            }
            tokio::select! {
                Some(was_tried) = on_their_way.next() => tried += usize::from(was_tried?),
                () = self.services.outbox.notified() => {}
            }
        }
    }

    /// Leases a delivery when its turn comes, sends it, and records how it went; false when somebody else has it.
    async fn try_one(&self, id: DeliveryId) -> crate::services::Result<bool> {
        let clock = self.services.timekeeper();
        let Some(delivery) = clock.lease_delivery(id).await? else {
            return Ok(false);
        };
        self.held.send_if_modified(|held| held.insert(id));
        let went = self.deliver(&delivery).await;
        let recorded = clock.record_delivery(id, went).await;
        self.held.send_if_modified(|held| held.remove(&id));
        recorded.map(|()| true)
    }

    /// Begins no more deliveries.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
    }

    /// Waits until nothing is on its way.
    pub(crate) async fn idle(&self) {
        // The sender lives in `self`, so waiting ends only with the last delivery.
        drop(self.held.subscribe().wait_for(HashSet::is_empty).await);
    }

    /// Gives back what was on its way when the worker was ended: the next process sends it at once.
    ///
    /// # Errors
    /// Storage; then the leases run out.
    pub(crate) async fn give_back(&self) -> crate::services::Result<()> {
        let held: Vec<DeliveryId> = self.held.send_replace(HashSet::new()).into_iter().collect();
        match held.is_empty() {
            true => Ok(()),
            false => self.services.timekeeper().give_back(held).await,
        }
    }

    async fn deliver(&self, delivery: &Delivery) -> Delivered {
        let mail = match render(delivery) {
            Ok(mail) => mail,
            Err(error) => return Delivered::Dead { error },
        };
        let attempt = self.server.attempt();
        let sent = self.mailer.send(&mail).await;
        if !matches!(sent, Err(MailError::Silent(_))) {
            self.server.answered();
        }
        match sent {
            Ok(()) => Delivered::Done,
            Err(MailError::Permanent(error)) => {
                tracing::error!(delivery.id = %delivery.id, %error, "A mail was refused for good");
                Delivered::Dead { error }
            }
            Err(MailError::Temporary(error)) => self.later(delivery, error),
            Err(MailError::Silent(error)) => {
                let now = self.services.clock.now();
                if let Some(pause) = self.server.stood_still(attempt, now) {
                    let seconds = pause.as_secs();
                    tracing::warn!(seconds, "The mail server does not answer: it is left alone");
                }
                self.later(delivery, error)
            }
        }
    }

    fn later(&self, delivery: &Delivery, error: String) -> Delivered {
        let attempts = u32::try_from(delivery.attempts).unwrap_or(u32::MAX);
        if attempts >= MAX_ATTEMPTS {
            tracing::error!(delivery.id = %delivery.id, attempts, %error, "A mail was given up");
            return Delivered::Dead { error };
        }
        tracing::warn!(delivery.id = %delivery.id, attempts, %error, "A mail is tried again later");
        let next_at = self
            .services
            .clock
            .now()
            .plus(backoff(attempts, delivery.id.0));
        Delivered::Again { error, next_at }
    }
}

fn render(delivery: &Delivery) -> Result<Mail, String> {
    match delivery.kind.as_str() {
        "mail.overdue" => overdue(delivery),
        other => Err(format!("an unknown kind of delivery: {other}")),
    }
}

fn overdue(delivery: &Delivery) -> Result<Mail, String> {
    let cause: OverdueMail = serde_json::from_str(&delivery.payload).map_err(|e| e.to_string())?;
    let language = cause.language.unwrap_or_default();
    speaking(language, || written(cause, delivery))
}

fn written(cause: OverdueMail, delivery: &Delivery) -> Result<Mail, String> {
    let view = Overdue {
        agent: mail::one_line(&cause.to_name),
        number: cause.number,
        customer: cause
            .customer
            .map(|name| mail::name(&name))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| t::mail_customer_unknown().to_owned()),
        team: mail::one_line(&cause.team),
        waited: labels::duration(cause.waited_seconds),
        reason: labels::reason(&cause.reason),
        link: cause.link,
        unanswered_by: cause.unanswered_by.as_deref().map(mail::one_line),
        is_own: cause.is_own,
        stuck: cause.stuck,
    };
    let rendered = |text: askama::Result<String>| text.map_err(|e| e.to_string());
    Ok(Mail {
        to: cause.to,
        to_name: Some(cause.to_name),
        subject: view.subject(),
        text: rendered(OverdueText { mail: &view }.render())?,
        html: Some(rendered(OverdueHtml { mail: &view }.render())?),
        message_id: format!("{}@baton", delivery.dedupe_key),
    })
}
