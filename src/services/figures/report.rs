//! The figures, by bot and version, and the tickets behind each.

use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::ticket::Ticket;
use crate::domain::figures::{Counted, Figure, LookBack};
use crate::services::error::{Result, ServiceError};
use crate::services::figures::Figures;
use crate::services::settings::bot_named;
use crate::storage::figures::{self, CountedQuery, Sum};
use crate::storage::{AnyConnection, bots, tickets};
use std::collections::BTreeMap;

/// Facts of a line at most, the most frequent first.
const FACTS_SHOWN: usize = 12;

/// Tickets behind a number at most, the newest first.
const TICKETS_SHOWN: i64 = 100;

/// A fact, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactCount {
    pub(crate) name: String,
    /// How often.
    pub(crate) times: i64,
    /// In how many tickets.
    pub(crate) tickets: i64,
}

/// How the packets of one version of a bot turned out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct ContextLine {
    /// The bot's name.
    pub(crate) bot: String,
    /// Its version; empty when it has none.
    pub(crate) version: String,
    /// Tickets it opened.
    pub(crate) handoffs: i64,
    /// How complete their first packets were, 0 to 1; nothing where no team required anything.
    pub(crate) completeness: Option<f64>,
    /// Tickets an agent judged.
    pub(crate) judged: i64,
    /// Those in which nothing was called missing.
    pub(crate) enough: i64,
    /// Those in which something was.
    pub(crate) missing: i64,
    /// What, the most frequent first.
    pub(crate) missing_facts: Vec<FactCount>,
    /// How often something known was asked again.
    pub(crate) asked_again: i64,
    /// In how many tickets.
    pub(crate) asked_again_tickets: i64,
    /// What, the most frequent first.
    pub(crate) asked_again_facts: Vec<FactCount>,
    /// How often a conversation was handed back to it.
    pub(crate) handed_back: i64,
    /// How often it then said what it understood.
    pub(crate) understood: i64,
}

impl ContextLine {
    /// The share of judged handoffs that held enough; nothing while none is judged.
    pub(crate) fn share_enough(&self) -> Option<f64> {
        (self.judged > 0).then(|| self.enough as f64 / self.judged as f64)
    }
}

/// How all packets turned out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ContextReport {
    /// By bot and version.
    pub(crate) lines: Vec<ContextLine>,
    /// How far it looks back.
    pub(crate) back: LookBack,
}

/// Which number is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContextTicketsQuery {
    /// The bot, by name.
    pub(crate) bot: String,
    /// Its version; none for tickets of a bot without one.
    pub(crate) version: Option<String>,
    /// Which number.
    pub(crate) counted: Counted,
    /// Of this fact only.
    pub(crate) fact: Option<String>,
    /// How far it looks back.
    pub(crate) back: LookBack,
}

/// The tickets behind a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ContextTickets {
    /// The newest first.
    pub(crate) tickets: Vec<Ticket>,
    /// Whether there are more than are named.
    pub(crate) more: bool,
}

type Lines = BTreeMap<(BotId, Option<String>), ContextLine>;

impl Figures<'_> {
    /// How packets turned out.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who does not lead.
    pub(crate) async fn context_report(
        self,
        actor: Actor,
        back: LookBack,
    ) -> Result<ContextReport> {
        if !access::leads(&actor) {
            return Err(ServiceError::Forbidden);
        }
        let since = back.since(self.services.clock.now());
        self.services
            .read(move |conn| {
                let lines = lines(conn, since)?;
                Ok(ContextReport { lines, back })
            })
            .await
    }

    /// The tickets that a number of it counts.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who does not lead; [`ServiceError::NotFound`] for the bot.
    pub(crate) async fn context_tickets(
        self,
        actor: Actor,
        asked: ContextTicketsQuery,
    ) -> Result<ContextTickets> {
        if !access::leads(&actor) {
            return Err(ServiceError::Forbidden);
        }
        let since = asked.back.since(self.services.clock.now());
        self.services
            .read(move |conn| {
                let which = CountedQuery {
                    bot: bot_named(conn, &asked.bot)?.id,
                    version: asked.version,
                    counted: asked.counted,
                    fact: asked.fact,
                    since,
                };
                let mut ids = figures::tickets(conn, &which, TICKETS_SHOWN + 1)?;
                let shown = usize::try_from(TICKETS_SHOWN).unwrap_or_default();
                let more = ids.len() > shown;
                ids.truncate(shown);
                let tickets = all(conn, ids)?;
                Ok(ContextTickets { tickets, more })
            })
            .await
    }
}

fn all(conn: &mut AnyConnection, ids: Vec<TicketId>) -> Result<Vec<Ticket>> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(tickets::find(conn, id)?);
    }
    Ok(found)
}

fn lines(conn: &mut AnyConnection, since: Moment) -> Result<Vec<ContextLine>> {
    let everybody = bots::all(conn)?;
    let ids: Vec<BotId> = everybody.iter().map(|bot| bot.id).collect();
    let mut lines = Lines::new();
    complete(conn, &ids, since, &mut lines)?;
    let judged = figures::sums(conn, &ids, Counted::Judged.figures(), since)?;
    for sum in judged {
        of(&mut lines, &sum).judged = sum.tickets;
    }
    for sum in figures::sums(conn, &ids, &[Figure::Missing], since)? {
        of(&mut lines, &sum).missing = sum.tickets;
    }
    for sum in figures::sums(conn, &ids, &[Figure::AskedAgain], since)? {
        let line = of(&mut lines, &sum);
        (line.asked_again, line.asked_again_tickets) = (sum.times, sum.tickets);
    }
    for sum in figures::sums(conn, &ids, &[Figure::HandedBack], since)? {
        of(&mut lines, &sum).handed_back = sum.times;
    }
    for sum in figures::sums(conn, &ids, &[Figure::Understood], since)? {
        of(&mut lines, &sum).understood = sum.times;
    }
    for (sum, name) in figures::facts(conn, &ids, Figure::Missing, since)? {
        push(&mut of(&mut lines, &sum).missing_facts, &sum, name);
    }
    for (sum, name) in figures::facts(conn, &ids, Figure::AskedAgain, since)? {
        push(&mut of(&mut lines, &sum).asked_again_facts, &sum, name);
    }
    let mut named: Vec<ContextLine> = Vec::new();
    for ((id, version), mut line) in lines {
        line.enough = line.judged - line.missing;
        line.version = version.unwrap_or_default();
        let bot = everybody.iter().find(|bot| bot.id == id);
        line.bot = bot.map(|bot| bot.name.clone()).unwrap_or_default();
        named.push(line);
    }
    named.sort_by(|a, b| (&a.bot, &a.version).cmp(&(&b.bot, &b.version)));
    Ok(named)
}

/// How many packets there were, and their mean completeness.
fn complete(
    conn: &mut AnyConnection,
    bots: &[BotId],
    since: Moment,
    lines: &mut Lines,
) -> Result<()> {
    let mut measured: BTreeMap<(BotId, Option<String>), (i64, i64)> = BTreeMap::new();
    for (sum, percent) in figures::completeness(conn, bots, since)? {
        of(lines, &sum).handoffs += sum.times;
        if let Some(percent) = percent {
            let (count, total) = measured.entry((sum.bot, sum.version)).or_default();
            *count += sum.times;
            *total += percent * sum.times;
        }
    }
    for (key, (count, total)) in measured {
        if let Some(line) = lines.get_mut(&key) {
            line.completeness = Some(total as f64 / count as f64 / 100.0);
        }
    }
    Ok(())
}

fn of<'l>(lines: &'l mut Lines, sum: &Sum) -> &'l mut ContextLine {
    lines.entry((sum.bot, sum.version.clone())).or_default()
}

fn push(facts: &mut Vec<FactCount>, sum: &Sum, name: String) {
    if facts.len() < FACTS_SHOWN {
        facts.push(FactCount {
            name,
            times: sum.times,
            tickets: sum.tickets,
        });
    }
}
