//! Customers. People are known by the bot's id of them, never merged by an e-mail address.

use super::columns::can_hold;
use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::{conversations, customers};
use super::update::update;
use crate::domain::base::ids::{BotId, ConversationId, CustomerId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Verified;
use crate::domain::case::conversation::Customer;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
pub(super) struct Row {
    id: CustomerId,
    token: Token,
    external_id: Option<String>,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    language: Option<String>,
    timezone: Option<String>,
    verified: Verified,
    attributes: String,
}

impl Row {
    pub(super) fn read(self) -> QueryResult<Customer> {
        Ok(Customer {
            id: self.id,
            token: self.token,
            external_id: self.external_id,
            name: self.name,
            email: self.email,
            phone: self.phone,
            language: self.language,
            timezone: self.timezone,
            verified: self.verified,
            attributes: crate::storage::json_columns::read(&self.attributes)?,
        })
    }
}

/// Stores a customer; `customer.id` is ignored.
pub(crate) fn add(
    conn: &mut AnyConnection,
    bot: BotId,
    customer: &Customer,
    now: Moment,
) -> QueryResult<CustomerId> {
    let Customer {
        id: _,
        token,
        external_id,
        name,
        email,
        phone,
        language,
        timezone,
        verified,
        attributes,
    } = customer;
    let new = diesel::insert_into(customers::table)
        .values((
            customers::token.eq(token),
            customers::bot_id.eq(bot),
            customers::external_id.eq(external_id),
            customers::name.eq(name),
            customers::email.eq(email),
            customers::phone.eq(phone),
            customers::language.eq(language),
            customers::timezone.eq(timezone),
            customers::verified.eq(verified),
            customers::attributes.eq(crate::storage::json_columns::write(attributes)?),
            customers::created_at.eq(now),
            customers::updated_at.eq(now),
        ))
        .returning(customers::id);
    on_backend!(conn, |c| new.get_result(c))
}

/// Overwrites what is known of a customer.
pub(crate) fn save(conn: &mut AnyConnection, customer: &Customer, now: Moment) -> QueryResult<()> {
    let Customer {
        id,
        token: _, // given once
        external_id,
        name,
        email,
        phone,
        language,
        timezone,
        verified,
        attributes,
    } = customer;
    let saved = update(
        customers::table,
        customers::id.eq(*id),
        (
            customers::external_id.eq(external_id),
            customers::name.eq(name),
            customers::email.eq(email),
            customers::phone.eq(phone),
            customers::language.eq(language),
            customers::timezone.eq(timezone),
            customers::verified.eq(verified),
            customers::attributes.eq(crate::storage::json_columns::write(attributes)?),
            customers::updated_at.eq(now),
        ),
    );
    on_backend!(conn, |c| saved.execute(c))?;
    Ok(())
}

/// The customer that must be there.
pub(crate) fn find(conn: &mut AnyConnection, id: CustomerId) -> QueryResult<Customer> {
    let row: Row = customers::table
        .find(id)
        .select(Row::as_select())
        .get_result(conn)?;
    row.read()
}

/// The customer, locked until the transaction ends (lock order: after the conversation).
pub(crate) fn lock(conn: &mut AnyConnection, id: CustomerId) -> QueryResult<Customer> {
    let found = customers::table.find(id);
    let row: Row = match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => found.select(Row::as_select()).for_update().get_result(c)?,
        AnyConnection::Sqlite(c) => found.select(Row::as_select()).get_result(c)?,
    };
    row.read()
}

/// The customer a bot knows by this id.
pub(crate) fn by_external_id(
    conn: &mut AnyConnection,
    bot: BotId,
    external_id: &str,
) -> QueryResult<Option<Customer>> {
    let known = customers::table
        .filter(customers::bot_id.eq(bot))
        .filter(customers::external_id.eq(external_id));
    let row: Option<Row> =
        on_backend!(conn, |c| known.select(Row::as_select()).get_result(c)).optional()?;
    row.map(Row::read).transpose()
}

/// The customer of a token.
pub(crate) fn by_token(conn: &mut AnyConnection, token: &str) -> QueryResult<Option<Customer>> {
    if !can_hold(token) {
        return Ok(None);
    }
    let row: Option<Row> = customers::table
        .filter(customers::token.eq(token))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// These customers, each with the bot that knows them, in no order.
pub(crate) fn several(
    conn: &mut AnyConnection,
    ids: Vec<CustomerId>,
) -> QueryResult<Vec<(BotId, Customer)>> {
    let rows: Vec<(BotId, Row)> = customers::table
        .filter(customers::id.eq_any(ids))
        .select((customers::bot_id, Row::as_select()))
        .load(conn)?;
    let read = |(bot, row): (BotId, Row)| Ok((bot, row.read()?));
    rows.into_iter().map(read).collect()
}

/// The customers of these conversations.
pub(crate) fn of_conversations(
    conn: &mut AnyConnection,
    ids: Vec<ConversationId>,
) -> QueryResult<Vec<(ConversationId, Customer)>> {
    let rows: Vec<(ConversationId, Row)> = conversations::table
        .inner_join(customers::table)
        .filter(conversations::id.eq_any(ids))
        .select((conversations::id, Row::as_select()))
        .load(conn)?;
    let read = |(id, row): (ConversationId, Row)| Ok((id, row.read()?));
    rows.into_iter().map(read).collect()
}

/// Customers with one of these e-mail addresses or phone numbers, at most so many: verified ones first, then the newest.
pub(crate) fn reached_at(
    conn: &mut AnyConnection,
    (emails, phones): (Vec<String>, Vec<String>),
    most: i64,
) -> QueryResult<Vec<(BotId, Customer)>> {
    let rows: Vec<(BotId, Row)> = customers::table
        .filter(
            customers::email
                .assume_not_null()
                .eq_any(emails)
                .or(customers::phone.assume_not_null().eq_any(phones)),
        )
        .order((customers::verified.eq(Verified::None), customers::id.desc()))
        .limit(most)
        .select((customers::bot_id, Row::as_select()))
        .load(conn)?;
    let read = |(bot, row): (BotId, Row)| Ok((bot, row.read()?));
    rows.into_iter().map(read).collect()
}
