//! The customers an agent may see, whoever was seen last first: found by the words of their tickets, of which only those
//! count that are the customer's own.

use super::super::rows::{QueueTicket, opened};
use super::SearchRequest;
use super::looked_for::LookedFor;
use crate::domain::base::ids::{CustomerId, TicketId};
use crate::domain::case::actor::Actor;
use crate::domain::case::ticket::Ticket;
use crate::domain::search::{SearchQuery, read, stands_in_customer};
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::storage::{AnyConnection, customer_tickets, customers, search_backlog};
use std::collections::{HashMap, HashSet};

/// A page of customers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct FoundCustomers {
    /// The newest ticket of each that the agent may read.
    pub(crate) found: Vec<QueueTicket>,
    /// Where the next page begins: there may be more.
    pub(crate) next: Option<TicketId>,
    /// Whether there are tickets from before there was a search that are not looked through yet.
    pub(crate) is_incomplete: bool,
}

impl Reading<'_> {
    /// The customers that match, among those the actor may see. [`SearchRequest::below`] is the newest ticket of the
    /// last customer of the page before.
    ///
    /// # Errors
    /// Storage's.
    pub(crate) async fn customers(
        self,
        actor: Actor,
        request: SearchRequest,
    ) -> Result<FoundCustomers> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let query = SearchQuery {
                    number: None,
                    ..read(&request.typed)
                };
                let looked_for = LookedFor::new(conn, settings, &actor, &query, now)?;
                let mut page = CustomersOnPage::new(&actor, &request, &query);
                if looked_for.unknown.is_empty() {
                    page.fill(conn, &looked_for)?;
                }
                let mut rows = opened(conn, settings, actor.id, page.found.clone(), now)?;
                let found = page.found.iter().filter_map(|id| rows.remove(id));
                Ok(FoundCustomers {
                    found: found.map(|opened| opened.row).collect(),
                    next: page.next,
                    is_incomplete: search_backlog::next(conn, 1)?.is_some(),
                })
            })
            .await
    }
}

/// A page while it is filled.
struct CustomersOnPage<'a> {
    actor: &'a Actor,
    request: &'a SearchRequest,
    query: &'a SearchQuery,
    met: HashSet<CustomerId>,
    found: Vec<TicketId>,
    next: Option<TicketId>,
}

impl<'a> CustomersOnPage<'a> {
    fn new(actor: &'a Actor, request: &'a SearchRequest, query: &'a SearchQuery) -> Self {
        Self {
            actor,
            request,
            query,
            met: HashSet::new(),
            found: Vec::new(),
            next: None,
        }
    }

    fn fill(&mut self, conn: &mut AnyConnection, looked_for: &LookedFor) -> Result<()> {
        let (actor, below) = (self.actor, self.request.below);
        let add = |conn: &mut AnyConnection, tickets| self.add(conn, tickets);
        let stopped = looked_for.newest_first(conn, actor, below, add)?;
        self.next = self.next.or(stopped);
        Ok(())
    }

    /// Adds the customers of these tickets; true if there is one more than the page holds.
    fn add(&mut self, conn: &mut AnyConnection, tickets: Vec<Ticket>) -> Result<bool> {
        for (ticket, customer) in self.not_met(conn, tickets)? {
            if self.met.contains(&customer) {
                continue;
            }
            if self.found.len() >= self.request.limit {
                self.next = self.found.last().copied();
                return Ok(true);
            }
            self.met.insert(customer);
            self.found.push(ticket);
        }
        Ok(false)
    }

    /// These tickets with their customers, but for customers who do not match or stood on a page before.
    fn not_met(
        &mut self,
        conn: &mut AnyConnection,
        of_rows: Vec<Ticket>,
    ) -> Result<Vec<(TicketId, CustomerId)>> {
        let conversations = of_rows.iter().map(|ticket| ticket.conversation).collect();
        let of_conversations: HashMap<_, _> = customers::of_conversations(conn, conversations)?
            .into_iter()
            .collect();
        let terms = &self.query.terms;
        let matching = of_rows.iter().filter_map(|ticket| {
            let customer = of_conversations.get(&ticket.conversation)?;
            let is_new = !self.met.contains(&customer.id);
            let fits = is_new && stands_in_customer(customer, terms);
            fits.then_some((ticket.id, customer.id))
        });
        let mut matching: Vec<(TicketId, CustomerId)> = matching.collect();
        if let Some(below) = self.request.below
            && !matching.is_empty()
        {
            let ids: Vec<CustomerId> = matching.iter().map(|(_, customer)| *customer).collect();
            let newest = customer_tickets::newest_of_each(conn, self.actor, &ids)?;
            let before = newest.into_iter().filter(|(_, ticket)| *ticket >= below);
            self.met.extend(before.map(|(customer, _)| customer));
            matching.retain(|(_, customer)| !self.met.contains(customer));
        }
        Ok(matching)
    }
}
