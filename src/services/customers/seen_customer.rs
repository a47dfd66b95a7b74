//! A customer whom an agent may see, with the records that are the same person's.

use crate::domain::base::ids::CustomerId;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::Customer;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::customer_links::{self, CustomerLink};
use crate::storage::{AnyConnection, customer_tickets, customers, tickets};

/// A customer whom an agent may see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenCustomer {
    /// The record that was asked for.
    pub(crate) customer: Customer,
    /// The other records of the same person that the actor may see.
    pub(crate) linked: Vec<CustomerLink>,
}

impl SeenCustomer {
    /// All records of the person, the one that was asked for first.
    pub(crate) fn records(&self) -> Vec<CustomerId> {
        let linked = self.linked.iter().map(|link| link.customer);
        std::iter::once(self.customer.id).chain(linked).collect()
    }
}

/// The customer of a token, if the actor may see them.
///
/// # Errors
/// [`ServiceError::NotFound`] if not, or if there is none.
pub(crate) fn seen_by(
    conn: &mut AnyConnection,
    actor: &Actor,
    token: &str,
) -> Result<SeenCustomer> {
    let missing = || ServiceError::NotFound(Noun::Customer);
    let customer = customers::by_token(conn, token)?.ok_or_else(missing)?;
    let mut linked = customer_links::with(conn, customer.id)?;
    let mut all = vec![customer.id];
    all.extend(linked.iter().map(|link| link.customer));
    let seen = in_sight(conn, actor, all)?;
    if !seen.contains(&customer.id) {
        return Err(missing());
    }
    linked.retain(|link| link.customer != customer.id && seen.contains(&link.customer));
    Ok(SeenCustomer { customer, linked })
}

/// The records that the actor may see, each by its own tickets.
fn in_sight(
    conn: &mut AnyConnection,
    actor: &Actor,
    records: Vec<CustomerId>,
) -> Result<Vec<CustomerId>> {
    let newest = customer_tickets::newest_of_each(conn, actor, &records)?;
    let ids = newest.iter().map(|(_, ticket)| *ticket).collect();
    let tickets = tickets::several(conn, ids)?;
    let mut seen = newest;
    seen.retain(|(_, id)| {
        let ticket = tickets.iter().find(|ticket| ticket.id == *id);
        ticket.is_some_and(|ticket| access::may_see_customer(actor, ticket))
    });
    Ok(seen.into_iter().map(|(record, _)| record).collect())
}
