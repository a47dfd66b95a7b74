//! The security log. The database refuses to change a row, and to remove one before the log has gone on for thirty days
//! after it.

use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::security_log;
use crate::domain::base::time::Moment;
use crate::domain::security::audit_record::{
    Affected, AuditRecord, Principal, PrincipalKind, SecurityAct,
};
use diesel::prelude::*;
use std::time::Duration;

#[derive(Queryable, Selectable)]
#[diesel(table_name = security_log, check_for_backend(MultiBackend))]
struct Row {
    id: i64,
    at: Moment,
    by_kind: String,
    by_id: Option<String>,
    by_name: Option<String>,
    act: String,
    on_kind: Option<String>,
    on_id: Option<String>,
    on_name: Option<String>,
    detail: Option<String>,
    address: Option<String>,
    request_id: Option<String>,
}

impl From<Row> for AuditRecord {
    fn from(row: Row) -> Self {
        let Row {
            id,
            at,
            by_kind,
            by_id,
            by_name,
            act,
            on_kind,
            on_id,
            on_name,
            detail,
            address,
            request_id,
        } = row;
        Self {
            id,
            at,
            by_kind,
            by_id,
            by_name,
            act,
            on_kind,
            on_id,
            on_name,
            detail,
            address,
            request_id,
        }
    }
}

/// A record to be added.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewAuditRecord<'a> {
    pub(crate) at: Moment,
    pub(crate) by: &'a Principal,
    pub(crate) act: SecurityAct,
    pub(crate) on: Option<&'a Affected>,
    pub(crate) detail: Option<&'a str>,
    pub(crate) address: Option<&'a str>,
    pub(crate) request_id: Option<&'a str>,
}

/// Appends a record.
pub(crate) fn add(conn: &mut AnyConnection, new: NewAuditRecord<'_>) -> QueryResult<()> {
    let values = (
        security_log::at.eq(new.at),
        security_log::by_kind.eq(new.by.kind.as_str()),
        security_log::by_id.eq(new.by.id.as_deref()),
        security_log::by_name.eq(new.by.name.as_deref()),
        security_log::act.eq(new.act.as_str()),
        security_log::on_kind.eq(new.on.map(|on| on.kind.as_str())),
        security_log::on_id.eq(new.on.map(|on| on.id.as_str())),
        security_log::on_name.eq(new.on.and_then(|on| on.name.as_deref())),
        security_log::detail.eq(new.detail),
        security_log::address.eq(new.address),
        security_log::request_id.eq(new.request_id),
    );
    let new = diesel::insert_into(security_log::table).values(values);
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

/// A record younger than this beside the newest one is never removed: the database itself refuses it, also where the clock
/// that asks is wrong.
const BESIDE_THE_NEWEST: Duration = Duration::from_secs(30 * 24 * 3600);

/// Removes the oldest records from before this moment, about so many at once; how many it were.
pub(crate) fn sweep(conn: &mut AnyConnection, before: Moment, most: i64) -> QueryResult<usize> {
    let newest: Option<Moment> = security_log::table
        .select(diesel::dsl::max(security_log::at))
        .first(conn)?;
    let Some(newest) = newest else { return Ok(0) };
    let before = before.min(newest.minus(BESIDE_THE_NEWEST));
    let oldest: Vec<Moment> = security_log::table
        .filter(security_log::at.lt(before))
        .order((security_log::at, security_log::id))
        .select(security_log::at)
        .limit(most)
        .load(conn)?;
    let Some(until) = oldest.last() else {
        return Ok(0);
    };
    diesel::delete(security_log::table.filter(security_log::at.le(*until))).execute(conn)
}

/// Which records are wanted; an absent member asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AuditQuery {
    /// Whose acts, and what was done to whom: a name or a public id, or a kind of caller.
    pub(crate) who: Option<String>,
    /// Which act.
    pub(crate) act: Option<SecurityAct>,
    /// From this moment on.
    pub(crate) since: Option<Moment>,
    /// Before this moment.
    pub(crate) until: Option<Moment>,
    /// Older than this record.
    pub(crate) before: Option<i64>,
    /// Newer than this record, the oldest first: how an export reads on.
    pub(crate) after: Option<i64>,
}

/// Records that fit, the newest first, or after a record the oldest first.
pub(crate) fn page(
    conn: &mut AnyConnection,
    query: &AuditQuery,
    limit: i64,
) -> QueryResult<Vec<AuditRecord>> {
    let mut wanted = security_log::table
        .select(Row::as_select())
        .limit(limit)
        .into_boxed();
    if let Some(act) = query.act {
        wanted = wanted.filter(security_log::act.eq(act.as_str()));
    }
    if let Some(since) = query.since {
        wanted = wanted.filter(security_log::at.ge(since));
    }
    if let Some(until) = query.until {
        wanted = wanted.filter(security_log::at.lt(until));
    }
    if let Some(who) = &query.who {
        wanted = match PrincipalKind::parse(who) {
            Some(kind) => wanted.filter(security_log::by_kind.eq(kind.as_str())),
            None => wanted.filter(
                security_log::by_id
                    .eq(who)
                    .or(security_log::by_name.eq(who))
                    .or(security_log::on_id.eq(who))
                    .or(security_log::on_name.eq(who)),
            ),
        };
    }
    if let Some(before) = query.before {
        wanted = wanted.filter(security_log::id.lt(before));
    }
    wanted = match query.after {
        Some(after) => wanted
            .filter(security_log::id.gt(after))
            .order(security_log::id.asc()),
        None => wanted.order(security_log::id.desc()),
    };
    let rows: Vec<Row> = wanted.load(conn)?;
    Ok(rows.into_iter().map(AuditRecord::from).collect())
}
