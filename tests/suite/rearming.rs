//! New hours for a team in which thousands wait: all of them get other deadlines, at once.

use crate::support::agent::number;
use crate::support::{TEAM, TestApp};
use baton::domain::base::ids::{TeamId, TicketId};
use baton::domain::base::time::Moment;
use baton::domain::case::deadline::{Deadline, TimerKind};
use baton::domain::team::hours::TeamHours;
use baton::storage::rearm::{self, Rearmed};
use baton::storage::schema::{tickets, timers};
use baton::storage::{AnyConnection, StorageError};
use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Tickets that wait besides the first: their timers need more than one statement.
const MANY: i64 = 6_000;

async fn on<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut AnyConnection) -> QueryResult<T> + Send + 'static,
) -> T {
    let done = app
        .services
        .store
        .write(move |conn| -> Result<T, StorageError> { Ok(work(conn)?) });
    done.await.unwrap()
}

/// Copies of a ticket, each in a conversation of its own.
async fn many_like(app: &TestApp, ticket: i64) {
    let copy = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) \
         INSERT INTO conversations (token, bot_id, external_id, holder, holder_team_id, epoch, last_seq, created_at) \
         SELECT 'cnv_' || i, bot_id, 'many ' || i, holder, holder_team_id, epoch, last_seq, created_at \
         FROM n, conversations WHERE external_id = 'c0'; \
         INSERT INTO tickets (token, conversation_id, bot_id, team_id, status, priority, reason, packet_version, \
         created_at, waiting_since, unanswered_since, due_at, last_seq, customer_seq, queued_at) \
         SELECT 'tkt_' || c.id, c.id, t.bot_id, t.team_id, t.status, t.priority, t.reason, t.packet_version, \
         t.created_at, t.waiting_since, t.unanswered_since, t.due_at, t.last_seq, t.customer_seq, t.queued_at \
         FROM conversations c, tickets t WHERE c.external_id LIKE 'many %' AND t.id = {ticket}; \
         INSERT INTO timers (ticket_id, kind, due_at, round) \
         SELECT t.id, x.kind, x.due_at, x.round FROM tickets t, timers x \
         WHERE t.id <> {ticket} AND x.ticket_id = {ticket}; \
         INSERT INTO timers (ticket_id, kind, due_at, round) \
         SELECT {ticket}, 'ask_expires', due_at, 0 FROM tickets WHERE id = {ticket}"
    );
    on(app, move |conn| conn.batch_execute(&copy)).await;
}

async fn shown_at(app: &TestApp, due: &str) -> i64 {
    let due = Moment::parse(due).unwrap();
    let due = tickets::table.filter(tickets::due_at.eq(due)).count();
    on(app, move |conn| due.get_result(conn)).await
}

async fn timers_at(app: &TestApp, kind: &'static str, due: &str) -> i64 {
    let due = Moment::parse(due).unwrap();
    let due = timers::table
        .filter(timers::kind.eq(kind))
        .filter(timers::due_at.eq(due))
        .count();
    on(app, move |conn| due.get_result(conn)).await
}

#[actix_web::test]
async fn thousands_that_wait_get_the_deadlines_of_new_hours_at_once() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c0").await);
    many_like(&app, ticket).await;
    let (before, after) = ("2026-05-04T09:05:00Z", "2026-05-04T13:05:00Z");
    assert_eq!(shown_at(&app, before).await, MANY + 1);
    let hours = TeamHours {
        expression: "Mo-Fr 15:00-18:00".into(),
        zone: "Europe/Madrid".into(),
        closed: Vec::new(),
    };
    let set = app
        .services
        .teams()
        .set_team_hours(TEAM.into(), Some(hours))
        .await;
    set.unwrap();
    assert_eq!(shown_at(&app, after).await, MANY + 1);
    assert_eq!(timers_at(&app, "accept_overdue", after).await, MANY + 1);
    assert_eq!(timers_at(&app, "accept_overdue", before).await, 0);
    let asked = timers_at(&app, "ask_expires", before).await;
    assert_eq!(asked, 1, "an ask keeps its own deadline");
    let always = app.services.teams().set_team_hours(TEAM.into(), None).await;
    always.unwrap();
    assert_eq!(shown_at(&app, before).await, MANY + 1);
}

#[actix_web::test]
async fn thousands_are_rearmed_in_a_few_statements() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c0").await);
    many_like(&app, ticket).await;
    let team: TeamId = on(&app, move |conn| {
        tickets::table
            .find(TicketId(ticket))
            .select(tickets::team_id)
            .get_result(conn)
    })
    .await;
    let asked = Arc::new(AtomicUsize::new(0));
    let mut conn = app.services.store.connect().unwrap();
    let count = asked.clone();
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = event {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    let waiting = rearm::waiting(&mut conn, team).unwrap();
    let rearmed = waiting.into_iter().map(|ticket| Rearmed {
        ticket: ticket.id,
        due_at: ticket.due_at,
        order_at: ticket.due_at,
        deadlines: [TimerKind::AcceptOverdue, TimerKind::Expire]
            .map(|kind| Deadline {
                kind,
                due_at: ticket.due_at,
                round: 0,
            })
            .into(),
    });
    let rearmed: Vec<Rearmed> = rearmed.collect();
    rearm::all(&mut conn, team, &rearmed).unwrap();
    let asked = asked.load(Ordering::SeqCst);
    assert_eq!(
        asked, 5,
        "read, forget the old timers, set new ones in two, show"
    );
}
