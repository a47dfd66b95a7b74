//! The numbers beside the views: of counters, and of the few tickets that are somebody's own.

use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::storage::counters::{ASKED_AGAIN, CLOSED};
use crate::storage::listing::union_parts::{
    ListingColumns, NumbersQuery, asked, found, has, offered, teams_asked,
};
use crate::storage::schema::{agents, conversations, counters, notifications, read_marks, tickets};
use crate::storage::union::UnionAll;
use diesel::dsl::{count_star, exists, not, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Timestamp};

/// Looks for the numbers of a viewer.
pub(super) fn look_for(all: &mut UnionAll<ListingColumns>, viewer: &NumbersQuery) {
    let no_moment = || None::<Moment>.into_sql::<Nullable<Timestamp>>();
    let count = |what: i64| {
        (
            what.into_sql::<BigInt>(),
            0i64.into_sql::<BigInt>(),
            count_star(),
            no_moment(),
        )
    };
    let open = counters::table
        .filter(counters::name.not_like(format!("{CLOSED}%")))
        .filter(counters::name.ne(ASKED_AGAIN))
        .group_by(counters::team_id)
        .select((
            found::OPEN.into_sql::<BigInt>(),
            counters::team_id,
            // PostgreSQL adds whole numbers up to one of another type.
            sql::<BigInt>("CAST(SUM(value) AS BIGINT)"),
            no_moment(),
        ));
    all.add(open);
    let has_now = agents::table.find(viewer.agent).select((
        found::HAS.into_sql::<BigInt>(),
        0i64.into_sql::<BigInt>(),
        agents::active_count,
        no_moment(),
    ));
    all.add(has_now);
    let open = || {
        let open = tickets::status.eq_any(StatusKind::open());
        tickets::table.filter(open).into_boxed()
    };
    all.add(
        open()
            .filter(asked(viewer.agent))
            .select(count(found::ASKED)),
    );
    let elsewhere = || tickets::team_id.ne_all(viewer.teams.clone());
    let of_teams = open()
        .filter(teams_asked(viewer.teams.clone()))
        .filter(elsewhere());
    all.add(of_teams.select(count(found::TEAMS_ASKED)));
    for whose in [has, offered, asked] {
        let own = open().filter(whose(viewer.agent)).filter(elsewhere());
        all.add(own.select(count(found::ELSEWHERE)));
    }
    // What they ask a team of their own to take is counted there.
    let twice = open()
        .filter(has(viewer.agent))
        .filter(teams_asked(viewer.teams.clone()))
        .filter(elsewhere());
    all.add(twice.select(count(found::TWICE)));
    for whose in [has, offered, asked] {
        // As `Conversation::is_unread`: what they did themselves is nothing to read.
        let own = conversations::changed_by_agent_id
            .eq(viewer.agent)
            .and(read_marks::seq.nullable().ge(conversations::changed_since));
        let no_news = conversations::table
            .filter(conversations::id.eq(tickets::conversation_id))
            .filter(
                read_marks::seq
                    .nullable()
                    .ge(conversations::news_seq.nullable())
                    .or(own),
            );
        let seen = read_marks::table
            .filter(read_marks::agent_id.eq(viewer.agent))
            .filter(read_marks::ticket_id.eq(tickets::id))
            .filter(read_marks::seq.ge(tickets::last_seq).or(exists(no_news)));
        let mut unread = open().filter(whose(viewer.agent)).filter(not(exists(seen)));
        if let Some(looks_at) = viewer.looks_at {
            unread = unread.filter(tickets::id.ne(looks_at));
        }
        all.add(unread.select(count(found::UNREAD)));
    }
    // Who has read the ticket that far has read what they were told.
    let seen = read_marks::table
        .filter(read_marks::agent_id.eq(viewer.agent))
        .filter(read_marks::ticket_id.eq(notifications::ticket_id))
        .filter(read_marks::seq.ge(notifications::seq));
    // As `domain/case/access.rs` decides who may read a ticket.
    let by_team = tickets::team_id.eq_any(viewer.teams.clone());
    let asked_team = tickets::invited_team_id.eq_any(viewer.teams.clone());
    let in_sight = by_team
        .or(tickets::agent_id.eq(viewer.agent).assume_not_null())
        .or(tickets::offered_agent_id.eq(viewer.agent).assume_not_null())
        .or(tickets::invited_agent_id.eq(viewer.agent).assume_not_null())
        .or(asked_team.assume_not_null());
    let readable = tickets::table
        .filter(tickets::id.eq(notifications::ticket_id))
        .filter(in_sight);
    let mut told = notifications::table
        .filter(notifications::agent_id.eq(viewer.agent))
        .filter(notifications::read_at.is_null())
        .filter(not(exists(seen)))
        .into_boxed();
    if !viewer.sees_all {
        told = told.filter(exists(readable));
    }
    if let Some(looks_at) = viewer.looks_at {
        told = told.filter(notifications::ticket_id.ne(looks_at));
    }
    all.add(told.select(count(found::TOLD)));
}
