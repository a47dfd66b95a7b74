//! Agents' ratings of escalations, and the scorecard of each rule.

use crate::domain::base::ids::TicketId;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::figures::LookBack;
use crate::domain::rules::triggers::Mark;
use crate::services::Commander;
use crate::services::error::{Result, ServiceError};
use crate::services::idempotency::{self, IdempotentAnswer};
use crate::services::reading::readable;
use crate::services::rules::Rules;
use crate::storage::idempotency::KeyOwner;
use crate::storage::marks::{self, EscalationCause, Marked};
use std::collections::BTreeMap;

/// How the escalations of one cause were marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ScoreLine {
    /// The bot's name.
    pub(crate) bot: String,
    /// Its version then; empty when it has none.
    pub(crate) version: String,
    /// The rule's name; for the bot's own escalations its reason.
    pub(crate) cause: String,
    /// Whether the bot escalated by itself.
    pub(crate) by_bot: bool,
    pub(crate) tickets: i64,
    /// Marked right.
    pub(crate) right: i64,
    /// Marked too early.
    pub(crate) too_early: i64,
    /// Marked too late.
    pub(crate) too_late: i64,
    /// Marked as the wrong team's.
    pub(crate) wrong_team: i64,
}

impl ScoreLine {
    /// Tickets that were marked.
    pub(crate) fn marked(&self) -> i64 {
        self.right + self.too_early + self.too_late + self.wrong_team
    }

    /// The share of marked escalations that had to be: only those that came too early had not. Nothing
    /// while none is marked.
    pub(crate) fn precision(&self) -> Option<f64> {
        let marked = self.marked();
        (marked > 0).then(|| (marked - self.too_early) as f64 / marked as f64)
    }
}

/// How every rule and bot does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scorecard {
    /// By bot, version and cause.
    pub(crate) lines: Vec<ScoreLine>,
}

impl Rules<'_> {
    /// Marks a ticket's escalation. Who may read the ticket may; the last mark counts.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn mark(self, by: Commander, ticket: TicketId, mark: Mark) -> Result<()> {
        let now = self.services.clock.now();
        let Commander { actor, key } = by;
        self.services
            .record(move |conn| {
                let owner = KeyOwner::Agent(actor.id);
                idempotency::once(conn, owner, key.as_ref(), now, |conn| {
                    readable(conn, &actor, ticket)?;
                    marks::set(conn, ticket, mark, actor.id, now)?;
                    Ok(IdempotentAnswer::seen(()))
                })
            })
            .await
            .map(drop)
    }

    /// The trigger scorecard.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who does not lead.
    pub(crate) async fn scorecard(self, actor: Actor, back: LookBack) -> Result<Scorecard> {
        if !access::leads(&actor) {
            return Err(ServiceError::Forbidden);
        }
        let since = back.since(self.services.clock.now());
        self.services
            .read(move |conn| {
                let mut marked = marks::by_rule(conn, since)?;
                marked.extend(marks::by_bot(conn, since)?);
                Ok(Scorecard {
                    lines: lines(marked),
                })
            })
            .await
    }
}

fn lines(marked: Vec<Marked>) -> Vec<ScoreLine> {
    let mut lines: BTreeMap<(String, String, bool, String), ScoreLine> = BTreeMap::new();
    for one in marked {
        let version = one.version.unwrap_or_default();
        let (by_bot, cause) = match one.cause {
            EscalationCause::Rule(rule) => (false, rule),
            EscalationCause::Bot(reason) => (true, reason.to_string()),
        };
        let key = (one.bot.clone(), version.clone(), by_bot, cause.clone());
        let line = lines.entry(key).or_insert_with(|| ScoreLine {
            bot: one.bot,
            version,
            cause,
            by_bot,
            ..ScoreLine::default()
        });
        line.tickets += one.count;
        match one.mark {
            Some(Mark::Right) => line.right += one.count,
            Some(Mark::TooEarly) => line.too_early += one.count,
            Some(Mark::TooLate) => line.too_late += one.count,
            Some(Mark::WrongTeam) => line.wrong_team += one.count,
            None => {}
        }
    }
    lines.into_values().collect()
}
