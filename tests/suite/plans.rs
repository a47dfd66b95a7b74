//! What people and bots wait for is found in an index, however long the log is.

use crate::support::TestApp;
use crate::support::plan::plan;
use baton::domain::ids::{BotId, TicketId};
use baton::domain::log::Position;
use baton::storage::{asks, packets, stuck, tail};

const AFTER: Position = Position { txid: 7, id: 40 };

/// Whether this index is entered where the reader is.
fn enters(plan: &str, index: &str) -> bool {
    plan.contains(index) && (plan.contains("txid=? AND id>?") || plan.contains("(txid >= $"))
}

#[actix_web::test]
async fn the_log_is_read_from_the_readers_place_on() {
    let app = TestApp::spawn().await;
    let tail = plan(&app.services.store, |conn| tail::read(conn, AFTER, 100));
    assert!(enters(&tail, "events_tail "), "{tail}");
    let bot = plan(&app.services.store, |conn| {
        tail::read_of_bot(conn, BotId(1), AFTER, 100)
    });
    assert!(enters(&bot, "events_bot_tail "), "{bot}");
}

#[actix_web::test]
async fn a_queue_loads_one_version_of_each_packet() {
    let app = TestApp::spawn().await;
    let packets = plan(&app.services.store, |conn| {
        packets::several(conn, vec![TicketId(3), TicketId(4)])
    });
    let one = [
        "(ticket_id=? AND version=?)",
        "(version = tickets.packet_version)",
    ];
    assert!(one.iter().any(|found| packets.contains(found)), "{packets}");
}

#[actix_web::test]
async fn the_ask_of_a_ticket_is_found_by_the_ticket() {
    let app = TestApp::spawn().await;
    let newest = plan(&app.services.store, |conn| asks::newest(conn, TicketId(3)));
    assert!(newest.contains("asks_ticket"), "{newest}");
    let open = plan(&app.services.store, |conn| {
        asks::open_of(conn, vec![TicketId(3), TicketId(4)])
    });
    assert!(open.contains("asks_"), "{open}");
}

#[actix_web::test]
async fn what_nobody_can_take_is_found_among_what_waits_by_its_own_events() {
    let app = TestApp::spawn().await;
    let found = plan(&app.services.store, |conn| stuck::waiting(conn, 20));
    assert!(found.contains("events_ticket"), "{found}");
    assert!(found.contains("tickets_queue"), "{found}");
}
