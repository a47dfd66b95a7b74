//! What a case is found by: the words that it adds to its ticket, written with the case.

use super::Case;
use super::writes::Writes;
use crate::domain::base::words::Visibility;
use crate::domain::case::message::Message;
use crate::domain::case::sight::{Sibling, Sight};
use crate::domain::case::ticket::Ticket;
use crate::domain::search::{AboutTicket, SearchScope, WordSet, entries, grown, name_words};
use crate::domain::transcript::{Item, ItemKind};
use crate::services::error::Result;
use crate::storage::batch::Batch;
use crate::storage::search_names::{self, SearchName};
use crate::storage::search_texts::{self, SearchText};
use crate::storage::{messages, packets, past_replies, tickets};
use diesel::QueryResult;
use std::time::Duration;

/// Of what was said before a ticket was opened, so many of the last messages are looked at.
const SAID_BEFORE_MAX: i64 = 500;

/// Messages of a ticket that are read together.
const SAID_AT_ONCE: i64 = 500;

/// The least time there is: what was said in the moment of opening belongs to the ticket.
const INSTANT: Duration = Duration::from_micros(1);

/// What is to be written so that a ticket is found.
#[derive(Debug, Default)]
pub(crate) struct FoundBy {
    texts: Vec<SearchText>,
    names: Vec<SearchName>,
    /// Whether these are all the rows that the ticket has from now on.
    is_whole: bool,
}

impl FoundBy {
    /// Writes it with the batch.
    pub(crate) fn put<'w>(&'w self, batch: &mut Batch<'_, 'w>) -> QueryResult<()> {
        search_texts::put(batch, &self.texts)?;
        if let Some(last) = self.texts.last().filter(|_| self.is_whole) {
            search_texts::remove_after(batch, last)?;
        }
        search_names::add(batch, &self.names)
    }
}

impl Case<'_> {
    /// The rows by which the case's ticket is found, as far as they change with what is about to be written. A ticket
    /// that has its row already; `before` is as it was stored, nothing for a new one, and `is_spoken_in` tells whether
    /// anything was said in the conversation before.
    pub(super) fn index(
        &mut self,
        before: Option<&Ticket>,
        is_spoken_in: bool,
        writes: &Writes,
    ) -> Result<FoundBy> {
        let Some(ticket) = self.ticket.clone() else {
            return Ok(FoundBy::default());
        };
        let is_new = before.is_none();
        let mut said = WordSet::default();
        let in_ticket = |message: &&Message| is_new || message.ticket.is_some();
        add_messages(&mut said, writes.messages.iter().filter(in_ticket));
        if let Some((_, items)) = &writes.items {
            add_items(&mut said, items);
        }
        let is_other =
            before.is_some_and(|before| SearchScope::of(before) != SearchScope::of(&ticket));
        let customer_told = std::mem::take(&mut self.customer_told);
        let tagged = std::mem::take(&mut self.tags.changed);
        let says_other = !writes.packets.is_empty() || customer_told || tagged;
        if is_new {
            if is_spoken_in {
                self.add_said_before(&ticket, &mut said)?;
            }
            return self.all_anew(&ticket, &said);
        }
        if before.is_some_and(|before| before.reopened < ticket.reopened) {
            self.add_said_before(&ticket, &mut said)?;
        }
        if is_other || says_other {
            return self.about_anew(&ticket, said);
        }
        if said.is_empty() {
            return Ok(FoundBy::default());
        }
        match search_texts::newest_of(self.conn, ticket.id, 1)?.pop() {
            Some((part, last)) => Ok(FoundBy {
                texts: search_texts::rows(ticket.id, part, grown(last, said)),
                ..FoundBy::default()
            }),
            // It was opened before there was a search.
            None => self.all_that_is_stored(&ticket, said),
        }
    }

    /// All that is stored of a ticket, with what is about to be written.
    fn all_that_is_stored(&mut self, ticket: &Ticket, mut said: WordSet) -> Result<FoundBy> {
        let items = packets::items(self.conn, ticket.id)?;
        add_items(&mut said, &items);
        let tickets = tickets::of_conversations(self.conn, vec![ticket.conversation])?;
        let siblings: Vec<Sibling> = tickets.iter().map(Sibling::from).collect();
        let mut sight = Sight::of(ticket.id, &siblings, None);
        if ticket.reopened == 0 {
            // What a bot says after it is closed is found once a ticket is open again.
            sight.until = Some(ticket.created_at.plus(INSTANT));
        }
        self.add_shown(ticket, &sight, &mut said)?;
        self.all_anew(ticket, &said)
    }

    /// Every message that the ticket shows.
    fn add_shown(&mut self, ticket: &Ticket, sight: &Sight, said: &mut WordSet) -> Result<()> {
        let (conversation, mut before) = (ticket.conversation, i64::MAX);
        loop {
            let shown = messages::shown(self.conn, conversation, sight, before, SAID_AT_ONCE)?;
            add_messages(said, shown.iter());
            let is_all = i64::try_from(shown.len()).is_ok_and(|count| count < SAID_AT_ONCE);
            match shown.first() {
                Some(oldest) if !is_all => before = oldest.seq,
                Some(_) | None => return Ok(()),
            }
        }
    }

    /// The same for a ticket of which nothing is about to be written. Rows that it had besides go.
    pub(crate) fn index_anew(&mut self) -> Result<FoundBy> {
        let Some(ticket) = self.ticket.clone() else {
            return Ok(FoundBy::default());
        };
        let found_by = self.all_that_is_stored(&ticket, WordSet::default())?;
        Ok(FoundBy {
            is_whole: true,
            ..found_by
        })
    }

    /// Adds the replies of the ticket that may be suggested and are not known yet. Written at once.
    pub(crate) fn remember_replies(&mut self) -> Result<()> {
        match self.stored.ticket.as_ref() {
            Some(ticket) => Ok(past_replies::add_of_ticket(self.conn, ticket)?),
            None => Ok(()),
        }
    }

    fn all_anew(&mut self, ticket: &Ticket, said: &WordSet) -> Result<FoundBy> {
        let (about, names) = self.about(ticket)?;
        Ok(FoundBy {
            texts: search_texts::rows(ticket.id, 0, entries(&about, said)),
            names,
            is_whole: false,
        })
    }

    /// The ticket's rows with what it is now, the last one with what was said.
    fn about_anew(&mut self, ticket: &Ticket, mut said: WordSet) -> Result<FoundBy> {
        let stored = search_texts::all_of(self.conn, ticket.id)?;
        if stored.is_empty() {
            return self.all_that_is_stored(ticket, said);
        }
        let (about, names) = self.about(ticket)?;
        let mut texts = Vec::new();
        for (at, (part, mut entry)) in stored.into_iter().enumerate() {
            let is_same = entry.about == about.for_part(part);
            about.for_part(part).clone_into(&mut entry.about);
            // The first is the last entry: what was said goes there.
            let new = if at == 0 {
                std::mem::take(&mut said)
            } else {
                WordSet::default()
            };
            let mut entries = grown(entry.clone(), new);
            if entries.is_empty() && !is_same {
                entries.push(entry);
            }
            texts.extend(search_texts::rows(ticket.id, part, entries));
        }
        Ok(FoundBy {
            texts,
            names,
            is_whole: false,
        })
    }

    fn about(&mut self, ticket: &Ticket) -> Result<(AboutTicket, Vec<SearchName>)> {
        let packet = self.packet()?.packet;
        let tags = self.tags()?;
        let tags: Vec<_> = tags.iter().map(|tag| (tag.id, &tag.tag.name)).collect();
        let bot = self.settings.bot(ticket.bot)?.bot.clone();
        let customer = self.customer()?;
        let name = customer.and_then(|known| known.name.as_deref());
        let names = name.map(name_words).unwrap_or_default().into_iter();
        let about = AboutTicket::new(ticket, &bot.name, customer, &packet, &tags);
        Ok((about, names.map(SearchName::from).collect()))
    }

    /// What was said aloud in the conversation before, and what bots told then: the ticket shows it.
    fn add_said_before(&mut self, ticket: &Ticket, said: &mut WordSet) -> Result<()> {
        let conversation = ticket.conversation;
        let spoken = messages::newest_spoken(self.conn, conversation, 0, SAID_BEFORE_MAX)?;
        add_messages(said, spoken.iter());
        if let Some(previous) = ticket.previous {
            add_items(said, &packets::items(self.conn, previous)?);
        }
        Ok(())
    }
}

/// What a bot wanted to say without control was not said.
fn is_found(message: &Message) -> bool {
    match message.visibility {
        Visibility::Public | Visibility::Internal => true,
        Visibility::Suppressed => false,
    }
}

fn add_messages<'m>(said: &mut WordSet, messages: impl Iterator<Item = &'m Message>) {
    for message in messages.filter(|message| is_found(message)) {
        said.add(&message.text);
    }
}

fn add_items(said: &mut WordSet, items: &[Item]) {
    for item in items.iter().filter(|item| item.kind == ItemKind::Message) {
        said.add(&item.text);
    }
}
