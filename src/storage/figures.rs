//! Observations about packets and hand-backs: one row each, counted by bot and version.

use super::connection::{AnyConnection, on_backend};
use super::schema::context_figures as rows;
use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::figures::{Counted, Figure};
use diesel::dsl::{count, count_star, exists, not};
use diesel::prelude::*;

/// Facts of all bots at most, the most frequent first: their names are free text.
const FACTS_MAX: i64 = 2000;

/// Something that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Observation<'a> {
    pub(crate) ticket: TicketId,
    /// For which bot it counts.
    pub(crate) bot: BotId,
    /// And which version of it.
    pub(crate) version: Option<&'a str>,
    pub(crate) figure: Figure,
    /// About which fact.
    pub(crate) fact: Option<&'a str>,
    /// How complete the packet was; nothing where nothing is required.
    pub(crate) percent: Option<i64>,
    /// When it counts.
    pub(crate) at: Moment,
}

/// Stores it.
pub(crate) fn add(conn: &mut AnyConnection, seen: &Observation<'_>) -> QueryResult<()> {
    let new = diesel::insert_into(rows::table).values((
        rows::ticket_id.eq(seen.ticket),
        rows::bot_id.eq(seen.bot),
        rows::bot_version.eq(seen.version),
        rows::kind.eq(seen.figure),
        rows::fact.eq(seen.fact),
        rows::percent.eq(seen.percent),
        rows::at.eq(seen.at),
    ));
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

/// The version of the bot that sent a ticket's first packet; nothing if that was not noted.
pub(crate) fn version_of(
    conn: &mut AnyConnection,
    ticket: TicketId,
) -> QueryResult<Option<Option<String>>> {
    rows::table
        .filter(rows::ticket_id.eq(ticket))
        .filter(rows::kind.eq(Figure::Packet))
        .order(rows::id)
        .select(rows::bot_version)
        .first(conn)
        .optional()
}

/// How often something was seen of a bot's version, and in how many tickets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The bot.
    pub bot: BotId,
    /// Its version.
    pub version: Option<String>,
    /// How often.
    pub times: i64,
    /// In how many tickets.
    pub tickets: i64,
}

/// How often one of these was seen of each of these bots since a moment.
pub fn sums(
    conn: &mut AnyConnection,
    bots: &[BotId],
    figures: &[Figure],
    since: Moment,
) -> QueryResult<Vec<Sum>> {
    let found: Vec<(BotId, Option<String>, i64, i64)> = rows::table
        .filter(rows::bot_id.eq_any(bots.to_vec()))
        .filter(rows::kind.eq_any(figures.to_vec()))
        .filter(rows::at.ge(since))
        .group_by((rows::bot_id, rows::bot_version))
        .select((
            rows::bot_id,
            rows::bot_version,
            count_star(),
            count(rows::ticket_id).aggregate_distinct(),
        ))
        .load(conn)?;
    let sum = |(bot, version, times, tickets)| Sum {
        bot,
        version,
        times,
        tickets,
    };
    Ok(found.into_iter().map(sum).collect())
}

/// The same fact by fact, the most frequent first.
pub(crate) fn facts(
    conn: &mut AnyConnection,
    bots: &[BotId],
    figure: Figure,
    since: Moment,
) -> QueryResult<Vec<(Sum, String)>> {
    type Row = (BotId, Option<String>, Option<String>, i64, i64);
    let found: Vec<Row> = rows::table
        .filter(rows::bot_id.eq_any(bots.to_vec()))
        .filter(rows::kind.eq(figure))
        .filter(rows::at.ge(since))
        .group_by((rows::bot_id, rows::bot_version, rows::fact))
        .order(count_star().desc())
        .limit(FACTS_MAX)
        .select((
            rows::bot_id,
            rows::bot_version,
            rows::fact,
            count_star(),
            count(rows::ticket_id).aggregate_distinct(),
        ))
        .load(conn)?;
    let read = |(bot, version, fact, times, tickets): (_, _, Option<String>, _, _)| {
        let sum = Sum {
            bot,
            version,
            times,
            tickets,
        };
        (sum, fact.unwrap_or_default())
    };
    Ok(found.into_iter().map(read).collect())
}

/// How many first packets came how complete.
pub(crate) fn completeness(
    conn: &mut AnyConnection,
    bots: &[BotId],
    since: Moment,
) -> QueryResult<Vec<(Sum, Option<i64>)>> {
    let found: Vec<(BotId, Option<String>, Option<i64>, i64)> = rows::table
        .filter(rows::bot_id.eq_any(bots.to_vec()))
        .filter(rows::kind.eq(Figure::Packet))
        .filter(rows::at.ge(since))
        .group_by((rows::bot_id, rows::bot_version, rows::percent))
        .select((rows::bot_id, rows::bot_version, rows::percent, count_star()))
        .load(conn)?;
    let read = |(bot, version, percent, times)| {
        let sum = Sum {
            bot,
            version,
            times,
            tickets: times,
        };
        (sum, percent)
    };
    Ok(found.into_iter().map(read).collect())
}

/// Whose tickets a number counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedQuery {
    /// The bot.
    pub bot: BotId,
    /// Its version.
    pub version: Option<String>,
    /// The number.
    pub counted: Counted,
    /// About this fact only.
    pub fact: Option<String>,
    /// Since when.
    pub since: Moment,
}

/// The tickets that a number counts, the newest first.
pub fn tickets(
    conn: &mut AnyConnection,
    which: &CountedQuery,
    limit: i64,
) -> QueryResult<Vec<TicketId>> {
    let mut query = rows::table
        .filter(rows::bot_id.eq(which.bot))
        .filter(rows::kind.eq_any(which.counted.figures().to_vec()))
        .filter(rows::at.ge(which.since))
        .into_boxed();
    query = match &which.version {
        Some(version) => query.filter(rows::bot_version.eq(version.clone())),
        None => query.filter(rows::bot_version.is_null()),
    };
    if let Some(fact) = &which.fact {
        query = query.filter(rows::fact.eq(fact.clone()));
    }
    if let Some(figure) = which.counted.without() {
        let others = diesel::alias!(rows as others);
        let other = others
            .filter(others.field(rows::ticket_id).eq(rows::ticket_id))
            .filter(others.field(rows::kind).eq(figure))
            .select(others.field(rows::id));
        query = query.filter(not(exists(other)));
    }
    query
        .order(rows::ticket_id.desc())
        .select(rows::ticket_id)
        .distinct()
        .limit(limit)
        .load(conn)
}
