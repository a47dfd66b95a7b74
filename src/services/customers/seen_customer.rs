//! A customer whom an agent may see, with the records that are the same person's.

use crate::domain::base::ids::CustomerId;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::Customer;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::customer_links::{self, CustomerLink};
use crate::storage::{AnyConnection, customer_tickets, customers};

/// A customer whom an agent may see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenCustomer {
    /// The record that was asked for.
    pub(crate) customer: Customer,
    /// The other records of the same person.
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
    linked.retain(|link| link.customer != customer.id);
    let seen = SeenCustomer { customer, linked };
    let newest = customer_tickets::page(conn, actor, &seen.records(), None, 1)?;
    match access::may_see_customer(actor, &newest) {
        true => Ok(seen),
        false => Err(missing()),
    }
}
