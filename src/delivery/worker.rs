//! The worker behind the outbox: leases what is due, sends it, records how it went.

use super::backoff::{MAX_ATTEMPTS, backoff};
use super::mail::{Mail, MailError, Mailer};
use crate::services::clock::overdue::OverdueMail;
use crate::services::{Delivered, Services};
use crate::storage::outbox::Delivery;
use crate::views::labels;
use crate::views::mail::{self, Overdue, OverdueHtml, OverdueText};
use askama::Template;

/// Deliveries that are looked for in one go.
const BATCH: i64 = 20;

/// Sends what the outbox holds. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    services: Services,
    mailer: Mailer,
}

impl Worker {
    /// A worker that sends mail this way.
    pub(crate) fn new(services: Services, mailer: Mailer) -> Self {
        Self { services, mailer }
    }

    /// Works until nothing is due any more; returns how many deliveries were tried.
    ///
    /// # Errors
    /// Storage; what was leased comes back when its lease runs out.
    pub async fn deliver_due(&self) -> crate::services::Result<usize> {
        let mut tried = 0;
        loop {
            let due = self.services.timekeeper().due_deliveries(BATCH).await?;
            if due.is_empty() {
                return Ok(tried);
            }
            for id in due {
                // Each when its turn comes: a lease must not run out while others are sent.
                let Some(delivery) = self.services.timekeeper().lease_delivery(id).await? else {
                    continue;
                };
                let went = self.deliver(&delivery).await;
                self.services.timekeeper().record_delivery(id, went).await?;
                tried += 1;
            }
        }
    }

    async fn deliver(&self, delivery: &Delivery) -> Delivered {
        let mail = match render(delivery) {
            Ok(mail) => mail,
            Err(error) => return Delivered::Dead { error },
        };
        match self.mailer.send(&mail).await {
            Ok(()) => Delivered::Done,
            Err(MailError::Permanent(error)) => {
                tracing::error!(delivery.id = %delivery.id, %error, "A mail was refused for good");
                Delivered::Dead { error }
            }
            Err(MailError::Temporary(error)) => self.later(delivery, error),
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
    let view = Overdue {
        agent: mail::one_line(&cause.to_name),
        number: cause.number,
        customer: cause
            .customer
            .map(|name| mail::name(&name))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "Unknown customer".to_owned()),
        team: mail::one_line(&cause.team),
        waited: labels::duration(cause.waited_seconds),
        reason: labels::reason(&cause.reason),
        link: cause.link,
        unanswered_by: cause.unanswered_by.as_deref().map(mail::one_line),
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
