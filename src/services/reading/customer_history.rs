//! A customer's page: who they are, what agents noted, their tickets of all conversations and bots that the reader may
//! see, and what is known from those.

use super::known_facts::{KnownFact, KnownFacts};
use super::rows::{QueueTicket, opened};
use crate::domain::base::ids::{AgentId, BotId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::customers::{CustomerNote, gave_the_same, may_be_same};
use crate::services::customers::{SeenCustomer, seen_by};
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::services::settings::SettingsSnapshot;
use crate::storage::customer_tickets;
pub(crate) use crate::storage::customer_tickets::HistoryPlace;
use crate::storage::{AnyConnection, customer_notes, customers, held_by_bots};
use std::collections::{HashMap, HashSet};

/// Tickets on a page.
const TICKETS_A_PAGE: usize = 25;

/// Notes that are shown: the newest.
const NOTES_SHOWN: i64 = 200;

/// Records that are looked at for duplicates: the newest.
const DUPLICATES_LOOKED_AT: i64 = 50;

/// Conversations with bots that are named: the newest.
const WITH_BOTS_SHOWN: i64 = 10;

/// Duplicates that are suggested.
const DUPLICATES_SHOWN: usize = 10;

/// Another record: linked, or suggested.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CustomerRecord {
    /// The record.
    pub(crate) customer: Customer,
    /// The name of the bot that knows it.
    pub(crate) bot: String,
    /// Who linked it, and when; nothing if it is only suggested.
    pub(crate) linked: Option<(String, Moment)>,
}

/// A note, and whether it is the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownNote {
    /// The note.
    pub(crate) note: CustomerNote,
    /// The name of its author.
    pub(crate) author: String,
    /// Whether the reader may change it.
    pub(crate) is_own: bool,
}

/// A customer's page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CustomerHistory {
    /// The record that was asked for.
    pub(crate) customer: Customer,
    /// The name of the bot that knows it.
    pub(crate) bot: String,
    /// The other records of the same person.
    pub(crate) linked: Vec<CustomerRecord>,
    /// Records that may be the same person's.
    pub(crate) suggested: Vec<CustomerRecord>,
    /// Records that have the same e-mail address or phone number, where nobody made sure of it on both sides.
    pub(crate) unverified: Vec<CustomerRecord>,
    /// What agents noted, the newest first.
    pub(crate) notes: Vec<ShownNote>,
    /// Tickets: open ones first, then the newest.
    pub(crate) tickets: Vec<QueueTicket>,
    /// Where the next page begins.
    pub(crate) next: Option<HistoryPlace>,
    /// Conversations of theirs that bots hold, each with the name of the bot, for who reviews what bots say.
    pub(crate) with_bots: Vec<(Conversation, String)>,
    /// What is known from the tickets of this page.
    pub(crate) facts: Vec<KnownFact>,
}

impl Reading<'_> {
    /// A customer's page, from a place in their tickets on.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn customer(
        self,
        actor: Actor,
        token: String,
        after: Option<HistoryPlace>,
    ) -> Result<CustomerHistory> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let seen = seen_by(conn, &actor, &token)?;
                history(conn, settings, &actor, seen, after, now)
            })
            .await
    }
}

fn history(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    seen: SeenCustomer,
    after: Option<HistoryPlace>,
    now: Moment,
) -> Result<CustomerHistory> {
    let records = seen.records();
    let most = i64::try_from(TICKETS_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut page = customer_tickets::page(conn, actor, &records, after, most)?;
    let is_more = page.len() > TICKETS_A_PAGE;
    page.truncate(TICKETS_A_PAGE);
    let last = page.last().filter(|_| is_more);
    let next = last.map(|last| HistoryPlace {
        is_open: last.is_open(),
        below: last.id,
    });
    page.retain(|ticket| access::may(actor, Action::Read, ticket));
    let ids: Vec<TicketId> = page.iter().map(|ticket| ticket.id).collect();
    let mut rows = opened(conn, settings, actor.id, ids.clone(), now)?;
    let mut facts = KnownFacts::default();
    let mut newest_first = ids.clone();
    newest_first.sort_unstable_by(|one, other| other.cmp(one));
    for id in newest_first {
        if let Some(row) = rows.get(&id) {
            facts.add(row.packet.as_ref(), &row.row);
        }
    }
    let tickets = ids.iter().filter_map(|id| rows.remove(id));
    let tickets = tickets.map(|opened| opened.row).collect();
    let all: HashMap<_, _> = customers::several(conn, records.clone())?
        .into_iter()
        .map(|(bot, customer)| (customer.id, (bot, customer)))
        .collect();
    let alike = alike(conn, settings, actor, all.values().map(|(_, known)| known))?;
    let linked = seen.linked.iter().filter_map(|link| {
        let (bot, customer) = all.get(&link.customer)?;
        Some(CustomerRecord {
            customer: customer.clone(),
            bot: bot_name(settings, *bot),
            linked: Some((agent_name(settings, link.by), link.at)),
        })
    });
    let with_bots = match access::may_review_conversations(actor) {
        true => held_by_bots::of_customers(conn, records.clone(), WITH_BOTS_SHOWN)?,
        false => Vec::new(),
    };
    let with_bots = with_bots.into_iter().map(|conversation| {
        let bot = conversation.control.holder.bot();
        let bot = bot.map(|bot| bot_name(settings, bot));
        (conversation, bot.unwrap_or_default())
    });
    let notes = customer_notes::about(conn, records, NOTES_SHOWN)?;
    let notes = notes.into_iter().map(|note| ShownNote {
        author: agent_name(settings, note.by),
        is_own: access::may_change_customer_note(actor, note.by),
        note,
    });
    let own_bot = all.get(&seen.customer.id).map(|(bot, _)| *bot);
    Ok(CustomerHistory {
        linked: linked.collect(),
        suggested: alike.suggested,
        unverified: alike.unverified,
        notes: notes.collect(),
        tickets,
        next,
        with_bots: with_bots.collect(),
        facts: facts.found,
        bot: own_bot
            .map(|bot| bot_name(settings, bot))
            .unwrap_or_default(),
        customer: seen.customer,
    })
}

/// Records that share an address or a number with others.
#[derive(Default)]
struct AlikeRecords {
    suggested: Vec<CustomerRecord>,
    unverified: Vec<CustomerRecord>,
}

/// Records that may be the same person's as these, of which the actor may see the tickets as well.
fn alike<'a>(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    records: impl Iterator<Item = &'a Customer>,
) -> Result<AlikeRecords> {
    let records: Vec<&Customer> = records.collect();
    let emails = records.iter().filter_map(|record| record.email.clone());
    let emails: Vec<String> = emails.flat_map(|it| [it.to_lowercase(), it]).collect();
    let phones: Vec<String> = records.iter().filter_map(|it| it.phone.clone()).collect();
    if emails.is_empty() && phones.is_empty() {
        return Ok(AlikeRecords::default());
    }
    let mut alike = customers::reached_at(conn, (emails, phones), DUPLICATES_LOOKED_AT)?;
    alike.retain(|(_, other)| {
        let is_known = records.iter().any(|record| record.id == other.id);
        !is_known && records.iter().any(|record| gave_the_same(record, other))
    });
    if alike.is_empty() {
        return Ok(AlikeRecords::default());
    }
    let ids: Vec<_> = alike.iter().map(|(_, other)| other.id).collect();
    let seen: HashSet<_> = customer_tickets::newest_of_each(conn, actor, &ids)?
        .into_iter()
        .map(|(customer, _)| customer)
        .collect();
    alike.retain(|(_, other)| seen.contains(&other.id));
    let is_sure =
        |(_, other): &(BotId, Customer)| records.iter().any(|record| may_be_same(record, other));
    let (mut suggested, mut unverified): (Vec<_>, Vec<_>) = alike.into_iter().partition(is_sure);
    suggested.truncate(DUPLICATES_SHOWN);
    unverified.truncate(DUPLICATES_SHOWN);
    let record = |(bot, customer)| CustomerRecord {
        customer,
        bot: bot_name(settings, bot),
        linked: None,
    };
    Ok(AlikeRecords {
        suggested: suggested.into_iter().map(record).collect(),
        unverified: unverified.into_iter().map(record).collect(),
    })
}

fn bot_name(settings: &SettingsSnapshot, bot: BotId) -> String {
    let found = settings.bot_by_id(bot);
    found
        .map(|found| found.bot.name.clone())
        .unwrap_or_default()
}

fn agent_name(settings: &SettingsSnapshot, agent: AgentId) -> String {
    let found = settings.agent(agent);
    found.map(|found| found.name.clone()).unwrap_or_default()
}
