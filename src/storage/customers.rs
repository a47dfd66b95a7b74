//! Customers. People are known by the bot's id of them, never merged by an e-mail address.

use super::connection::{AnyConnection, on_backend};
use super::schema::customers;
use super::update::update;
use crate::domain::ids::{BotId, CustomerId, Token};
use crate::domain::people::Customer;
use crate::domain::time::Moment;
use crate::domain::words::Verified;
use diesel::prelude::*;
use serde_json::{Map, Value};

type Row = (
    CustomerId,
    Token,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Verified,
    String,
);

type Columns = (
    customers::id,
    customers::token,
    customers::external_id,
    customers::name,
    customers::email,
    customers::phone,
    customers::language,
    customers::timezone,
    customers::verified,
    customers::attributes,
);

const COLUMNS: Columns = (
    customers::id,
    customers::token,
    customers::external_id,
    customers::name,
    customers::email,
    customers::phone,
    customers::language,
    customers::timezone,
    customers::verified,
    customers::attributes,
);

fn read(row: Row) -> QueryResult<Customer> {
    let (id, token, external_id, name, email, phone, language, timezone, verified, attributes) =
        row;
    let attributes: Map<String, Value> = super::json::read(&attributes)?;
    Ok(Customer {
        id,
        token,
        external_id,
        name,
        email,
        phone,
        language,
        timezone,
        verified,
        attributes,
    })
}

/// Stores a customer; `customer.id` is ignored.
pub fn add(
    conn: &mut AnyConnection,
    bot: BotId,
    customer: &Customer,
    now: Moment,
) -> QueryResult<CustomerId> {
    let new = diesel::insert_into(customers::table)
        .values((
            customers::token.eq(&customer.token),
            customers::bot_id.eq(bot),
            customers::external_id.eq(&customer.external_id),
            customers::name.eq(&customer.name),
            customers::email.eq(&customer.email),
            customers::phone.eq(&customer.phone),
            customers::language.eq(&customer.language),
            customers::timezone.eq(&customer.timezone),
            customers::verified.eq(customer.verified),
            customers::attributes.eq(super::json::write(&customer.attributes)?),
            customers::created_at.eq(now),
            customers::updated_at.eq(now),
        ))
        .returning(customers::id);
    on_backend!(conn, |c| new.get_result(c))
}

/// Overwrites what is known of a customer.
pub fn save(conn: &mut AnyConnection, customer: &Customer, now: Moment) -> QueryResult<()> {
    let saved = update(
        customers::table,
        customers::id.eq(customer.id),
        (
            customers::external_id.eq(&customer.external_id),
            customers::name.eq(&customer.name),
            customers::email.eq(&customer.email),
            customers::phone.eq(&customer.phone),
            customers::language.eq(&customer.language),
            customers::timezone.eq(&customer.timezone),
            customers::verified.eq(customer.verified),
            customers::attributes.eq(super::json::write(&customer.attributes)?),
            customers::updated_at.eq(now),
        ),
    );
    on_backend!(conn, |c| saved.execute(c))?;
    Ok(())
}

/// The customer that must be there.
pub fn find(conn: &mut AnyConnection, id: CustomerId) -> QueryResult<Customer> {
    read(
        customers::table
            .find(id)
            .select(COLUMNS)
            .get_result::<Row>(conn)?,
    )
}

/// The customer, locked until the transaction ends (lock order: after the conversation).
pub fn lock(conn: &mut AnyConnection, id: CustomerId) -> QueryResult<Customer> {
    let found = customers::table.find(id).select(COLUMNS);
    read(match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => found.for_update().get_result::<Row>(c)?,
        AnyConnection::Sqlite(c) => found.get_result::<Row>(c)?,
    })
}

/// The customer a bot knows by this id.
pub fn by_external_id(
    conn: &mut AnyConnection,
    bot: BotId,
    external_id: &str,
) -> QueryResult<Option<Customer>> {
    let known = customers::table
        .filter(customers::bot_id.eq(bot))
        .filter(customers::external_id.eq(external_id))
        .select(COLUMNS);
    let row = on_backend!(conn, |c| known.get_result::<Row>(c)).optional()?;
    row.map(read).transpose()
}

/// These customers, in no order.
pub fn several(conn: &mut AnyConnection, ids: Vec<CustomerId>) -> QueryResult<Vec<Customer>> {
    let rows = customers::table
        .filter(customers::id.eq_any(ids))
        .select(COLUMNS)
        .load::<Row>(conn)?;
    rows.into_iter().map(read).collect()
}
