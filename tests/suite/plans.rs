//! What people and bots wait for is found in an index, however long the log is.

use crate::support::TestApp;
use crate::support::plan::plan;
use baton::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId};
use baton::domain::dispatch::QueueSort;
use baton::domain::log::Position;
use baton::storage::listing::{self, ListingQuery, NumbersQuery, PageQuery, QueueScope};
use baton::storage::{StorageError, asks, held_by_bots, queue, stuck, tail, ticket_rows};

const AFTER: Position = Position { txid: 7, id: 40 };

/// Whether this index is entered where the reader is.
fn enters(plan: &str, index: &str) -> bool {
    plan.contains(index) && (plan.contains("txid=? AND id>?") || plan.contains("(txid >= $"))
}

#[actix_web::test]
async fn the_log_is_read_from_the_readers_place_on() {
    let app = TestApp::spawn().await;
    let store = &app.services.store;
    let tail = plan(store, |conn| tail::read(conn, AFTER, 100, None));
    assert!(enters(&tail, "events_tail "), "{tail}");
    let edge = store.look_up(|conn| Ok::<_, StorageError>(tail::edge_of_writers(conn)?));
    let edge = edge.await.unwrap();
    let bot = plan(store, |conn| {
        tail::read_of_bot(conn, BotId(1), AFTER, 100, edge)
    });
    assert!(enters(&bot, "events_bot_tail "), "{bot}");
}

#[actix_web::test]
async fn a_queue_loads_one_version_of_each_packet_and_the_open_ask() {
    let app = TestApp::spawn().await;
    let rows = plan(&app.services.store, |conn| {
        ticket_rows::of(conn, AgentId(1), vec![TicketId(3), TicketId(4)])
    });
    let one = [
        "(ticket_id=? AND version=?)",
        "(version = tickets.packet_version)",
    ];
    assert!(one.iter().any(|found| rows.contains(found)), "{rows}");
    assert!(rows.contains("asks_"), "{rows}");
    assert!(!rows.contains("SCAN"), "{rows}");
}

#[actix_web::test]
async fn a_page_of_a_queue_is_read_in_its_order() {
    let app = TestApp::spawn().await;
    let wanted = |which| ListingQuery {
        page: Some(PageQuery {
            which,
            status: None,
            filters: Vec::new(),
            sort: QueueSort::Order,
            after: None,
            limit: 51,
        }),
        ..ListingQuery::default()
    };
    for (which, index) in [
        (QueueScope::All, "tickets_queue"),
        (
            QueueScope::Teams(vec![TeamId(1), TeamId(2)]),
            "tickets_team_queue",
        ),
        (QueueScope::Of(AgentId(1)), "tickets_agent"),
    ] {
        let page = plan(&app.services.store, |conn| {
            listing::find(conn, &wanted(which))
        });
        assert!(page.contains(index), "{page}");
        let sorts = ["SCAN tickets", "Seq Scan on tickets"];
        assert!(!sorts.iter().any(|sort| page.contains(sort)), "{page}");
    }
}

#[actix_web::test]
async fn the_line_for_offers_is_read_in_the_order_of_the_list() {
    let app = TestApp::spawn().await;
    let line = plan(&app.services.store, |conn| {
        queue::unoffered(conn, vec![TeamId(1)], 100)
    });
    // Of one team, or of all that wait: both are in the order.
    let indexes = ["tickets_team_queue", "tickets_queue"];
    assert!(indexes.iter().any(|index| line.contains(index)), "{line}");
    let sorts = ["SCAN tickets", "Seq Scan on tickets", "USE TEMP B-TREE"];
    assert!(!sorts.iter().any(|sort| line.contains(sort)), "{line}");
}

#[actix_web::test]
async fn what_an_agent_has_not_read_is_found_among_their_own() {
    let app = TestApp::spawn().await;
    let numbers = ListingQuery {
        numbers: Some(NumbersQuery {
            agent: AgentId(1),
            teams: vec![TeamId(1)],
            looks_at: None,
            sees_all: false,
        }),
        ..ListingQuery::default()
    };
    if app.database.is_postgres() {
        // It wants to be told the types of the values, which a plan leaves out.
        return;
    }
    let found = plan(&app.services.store, |conn| listing::find(conn, &numbers));
    assert!(found.contains("tickets_agent"), "{found}");
    assert!(!found.contains("SCAN tickets"), "{found}");
}

#[actix_web::test]
async fn the_ask_of_a_ticket_is_found_by_the_ticket() {
    let app = TestApp::spawn().await;
    let newest = plan(&app.services.store, |conn| asks::newest(conn, TicketId(3)));
    assert!(newest.contains("asks_ticket"), "{newest}");
}

#[actix_web::test]
async fn what_nobody_can_take_is_found_among_what_waits_by_its_own_events() {
    let app = TestApp::spawn().await;
    let found = plan(&app.services.store, |conn| stuck::waiting(conn, 20));
    assert!(found.contains("events_ticket"), "{found}");
    assert!(found.contains("tickets_queue"), "{found}");
}

#[actix_web::test]
async fn the_conversations_of_a_bot_are_read_in_the_order_of_their_list() {
    let app = TestApp::spawn().await;
    let below = Some(ConversationId(900));
    let page = plan(&app.services.store, |conn| {
        held_by_bots::list(conn, Some(BotId(1)), below, 26)
    });
    assert!(page.contains("conversations_holder_bot"), "{page}");
    let sorts = ["SCAN conversations", "Sort", "USE TEMP B-TREE"];
    assert!(!sorts.iter().any(|sort| page.contains(sort)), "{page}");
}
