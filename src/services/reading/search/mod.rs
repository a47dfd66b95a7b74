//! Search: the tickets an agent may see in which all the words stand that the agent typed, the newest first.

mod customer_list;
pub(crate) mod filter_meaning;
mod filter_values;
mod looked_for;
mod newest_first;
mod places;
mod similar;

pub(crate) use customer_list::FoundCustomers;
pub(crate) use filter_values::FilterValues;
pub(crate) use looked_for::UnknownValue;
pub(crate) use places::{PlaceSource, TicketPlace};

use super::rows::{QueueTicket, opened};
use crate::domain::base::ids::TicketId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::ticket::Ticket;
use crate::domain::search::{SearchQuery, name_words, read};
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::storage::{AnyConnection, search_backlog, tickets};
use looked_for::LookedFor;
use std::collections::HashSet;

/// Rows that are looked at first: usually they fill a page.
const ROWS_AT_FIRST: i64 = 64;

/// Rows that are looked at together after these.
const ROWS_AT_ONCE: i64 = 200;

/// Rows that are looked at for one page. What is left is looked at for the next one.
const ROWS_A_PAGE: usize = 4_000;

/// Tickets whose texts are read for one page, to see whether the words of a phrase stand side by side.
const READ_A_PAGE: usize = 60;

/// What to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchRequest {
    /// As it was typed.
    pub(crate) typed: String,
    /// Only tickets with smaller numbers.
    pub(crate) below: Option<TicketId>,
    /// How many at most.
    pub(crate) limit: usize,
}

/// A ticket that was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit {
    /// The ticket.
    pub(crate) row: QueueTicket,
    /// Where the words stand in it; nothing if they were not looked for, or stand too far back.
    pub(crate) place: Option<TicketPlace>,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct FoundTickets {
    /// The tickets, the newest first.
    pub(crate) hits: Vec<Hit>,
    /// Where the next page begins: there may be more.
    pub(crate) next: Option<TicketId>,
    /// Filters whose values are not known. Nothing is found by them.
    pub(crate) unknown: Vec<UnknownValue>,
    /// Names that were found instead of words that no ticket holds.
    pub(crate) similar: Vec<String>,
    /// Whether some of what was typed was left out.
    pub(crate) is_cut: bool,
    /// Whether there are tickets from before there was a search that are not looked through yet.
    pub(crate) is_incomplete: bool,
}

impl Reading<'_> {
    /// The tickets that match, among those the actor may see.
    ///
    /// # Errors
    /// Storage's.
    pub(crate) async fn search(self, actor: Actor, request: SearchRequest) -> Result<FoundTickets> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let query = read(&request.typed);
                let mut found = FoundTickets {
                    is_cut: query.is_cut,
                    is_incomplete: search_backlog::next(conn, 1)?.is_some(),
                    ..FoundTickets::default()
                };
                if query.is_empty() {
                    return Ok(found);
                }
                let looked_for = LookedFor::new(conn, settings, &actor, &query, now)?;
                found.unknown.clone_from(&looked_for.unknown);
                let mut page = Page::new(&actor, &request);
                page.add_number(conn, &query)?;
                if looked_for.unknown.is_empty() {
                    page.fill(conn, &looked_for)?;
                    if page.found.is_empty() && request.below.is_none() {
                        let near = similar::widened(conn, &looked_for)?;
                        if let Some((wider, names)) = near {
                            page.fill(conn, &wider)?;
                            found.similar = names;
                            page.next = None;
                        }
                    }
                }
                found.next = page.next;
                let ids: Vec<TicketId> = page.found.iter().map(|ticket| ticket.id).collect();
                let mut rows = opened(conn, settings, actor.id, ids.clone(), now)?;
                // Only names that stand in what they may read.
                let named = rows
                    .values()
                    .filter_map(|found| found.row.customer.as_ref());
                let named = named.filter_map(|customer| customer.name.as_deref());
                let named: HashSet<String> = named.flat_map(name_words).collect();
                found.similar.retain(|name| named.contains(name));
                let terms = similar::terms(&query, &found.similar);
                for id in ids {
                    let Some(opened) = rows.remove(&id) else {
                        continue;
                    };
                    let place = places::find(conn, &opened, &actor, &terms)?;
                    let row = opened.row;
                    found.hits.push(Hit { row, place });
                }
                Ok(found)
            })
            .await
    }
}

/// A page while it is filled.
struct Page<'a> {
    actor: &'a Actor,
    request: &'a SearchRequest,
    found: Vec<Ticket>,
    /// Tickets whose texts were read.
    read: usize,
    next: Option<TicketId>,
}

impl<'a> Page<'a> {
    fn new(actor: &'a Actor, request: &'a SearchRequest) -> Self {
        Self {
            actor,
            request,
            found: Vec::new(),
            read: 0,
            next: None,
        }
    }

    /// The ticket of the number that was typed comes first.
    fn add_number(&mut self, conn: &mut AnyConnection, query: &SearchQuery) -> Result<()> {
        let number = query.number.filter(|_| self.request.below.is_none());
        if let Some(number) = number {
            let ticket = tickets::find(conn, TicketId(number))?;
            self.found
                .extend(ticket.filter(|it| access::may(self.actor, Action::Read, it)));
        }
        Ok(())
    }

    /// Adds what is found until the page is full.
    fn fill(&mut self, conn: &mut AnyConnection, looked_for: &LookedFor) -> Result<()> {
        let (actor, below) = (self.actor, self.request.below);
        let stopped = looked_for.newest_first(conn, actor, below, |conn, tickets| {
            self.add(conn, looked_for, tickets)
        })?;
        self.next = self.next.or(stopped);
        Ok(())
    }

    /// Adds these tickets; true if there is one more than the page holds.
    fn add(
        &mut self,
        conn: &mut AnyConnection,
        looked_for: &LookedFor,
        tickets: Vec<Ticket>,
    ) -> Result<bool> {
        for ticket in tickets {
            if self.found.iter().any(|known| known.id == ticket.id) {
                continue;
            }
            if looked_for.has_phrases() {
                self.read += 1;
                if self.read > READ_A_PAGE {
                    self.next = Some(TicketId(ticket.id.0.saturating_add(1)));
                    return Ok(true);
                }
                if !looked_for.says(conn, &ticket, self.actor)? {
                    continue;
                }
            }
            if self.found.len() >= self.request.limit {
                self.next = self.found.last().map(|last| last.id);
                return Ok(true);
            }
            self.found.push(ticket);
        }
        Ok(false)
    }
}
