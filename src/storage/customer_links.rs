//! Which records of customers stand for one person, as agents have said, and what they said when.

use super::connection::{AnyConnection, on_backend};
use super::customers;
use super::schema::{customer_changes, customer_links};
use crate::domain::base::ids::{AgentId, CustomerId};
use crate::domain::base::time::Moment;
use crate::domain::customers::CustomerChange;
use diesel::prelude::*;

/// A record that stands for the same person as others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CustomerLink {
    /// The record.
    pub(crate) customer: CustomerId,
    /// Who linked it.
    pub(crate) by: AgentId,
    /// When.
    pub(crate) at: Moment,
}

fn person_of(conn: &mut AnyConnection, customer: CustomerId) -> QueryResult<Option<i64>> {
    customer_links::table
        .find(customer)
        .select(customer_links::person_id)
        .get_result(conn)
        .optional()
}

fn of_person(conn: &mut AnyConnection, person: i64) -> QueryResult<Vec<CustomerLink>> {
    let rows: Vec<(CustomerId, AgentId, Moment)> = customer_links::table
        .filter(customer_links::person_id.eq(person))
        .order(customer_links::customer_id)
        .select((
            customer_links::customer_id,
            customer_links::agent_id,
            customer_links::linked_at,
        ))
        .load(conn)?;
    let read = |(customer, by, at)| CustomerLink { customer, by, at };
    Ok(rows.into_iter().map(read).collect())
}

/// The records of the same person, this one among them; nothing if it is linked to no other.
pub(crate) fn with(
    conn: &mut AnyConnection,
    customer: CustomerId,
) -> QueryResult<Vec<CustomerLink>> {
    match person_of(conn, customer)? {
        Some(person) => of_person(conn, person),
        None => Ok(Vec::new()),
    }
}

/// Makes two records, and all that each is linked to, one person's. False if they were.
pub(crate) fn link(
    conn: &mut AnyConnection,
    (one, other): (CustomerId, CustomerId),
    by: AgentId,
    now: Moment,
) -> QueryResult<bool> {
    lock(conn, one, other)?;
    let (of_one, of_other) = (person_of(conn, one)?, person_of(conn, other)?);
    if one == other || (of_one.is_some() && of_one == of_other) {
        return Ok(false);
    }
    let change = record(conn, CustomerChange::Linked, (one, other), by, now)?;
    // The older of two persons stays: it does not matter who links whom to whom first.
    let known = of_one.into_iter().chain(of_other);
    let person = known.min().unwrap_or(change);
    for (customer, was) in [(one, of_one), (other, of_other)] {
        match was {
            Some(was) if was == person => {}
            Some(was) => {
                diesel::update(customer_links::table.filter(customer_links::person_id.eq(was)))
                    .set(customer_links::person_id.eq(person))
                    .execute(conn)?;
            }
            None => {
                let row = (
                    customer_links::customer_id.eq(customer),
                    customer_links::person_id.eq(person),
                    customer_links::agent_id.eq(by),
                    customer_links::linked_at.eq(now),
                );
                diesel::insert_into(customer_links::table)
                    .values(row)
                    .execute(conn)?;
            }
        }
    }
    Ok(true)
}

/// Takes a record away from the person it was linked to with another one. False if it was not.
pub(crate) fn unlink(
    conn: &mut AnyConnection,
    (customer, from): (CustomerId, CustomerId),
    by: AgentId,
    now: Moment,
) -> QueryResult<bool> {
    lock(conn, customer, from)?;
    let person = person_of(conn, customer)?;
    if customer == from || person.is_none() || person != person_of(conn, from)? {
        return Ok(false);
    }
    diesel::delete(customer_links::table.find(customer)).execute(conn)?;
    record(conn, CustomerChange::Unlinked, (customer, from), by, now)?;
    Ok(true)
}

/// Locks both records and whatever they are linked to, in one order, so that nobody else links them meanwhile.
fn lock(conn: &mut AnyConnection, one: CustomerId, other: CustomerId) -> QueryResult<()> {
    let mut all = vec![one, other];
    for customer in [one, other] {
        all.extend(with(conn, customer)?.iter().map(|link| link.customer));
    }
    all.sort_unstable();
    all.dedup();
    for customer in all {
        customers::lock(conn, customer)?;
    }
    Ok(())
}

fn record(
    conn: &mut AnyConnection,
    kind: CustomerChange,
    (customer, other): (CustomerId, CustomerId),
    by: AgentId,
    now: Moment,
) -> QueryResult<i64> {
    let new = diesel::insert_into(customer_changes::table)
        .values((
            customer_changes::kind.eq(kind),
            customer_changes::customer_id.eq(customer),
            customer_changes::other_id.eq(other),
            customer_changes::agent_id.eq(by),
            customer_changes::at.eq(now),
        ))
        .returning(customer_changes::id);
    on_backend!(conn, |c| new.get_result(c))
}
