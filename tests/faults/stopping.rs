//! A stop with everything open at once: a thousand consoles and a hundred streams.

use crate::desk::Desk;
use crate::length::{room_for_connections, short_or_long};
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use crate::wire::{begun, head};
use futures_util::future::join_all;
use std::time::Duration;
use tokio::net::TcpStream;

/// Half of what a stop is given: far more than it needs, and nothing was waited for in vain.
const SOON: Duration = Duration::from_secs(10);

/// Consoles that one agent may have open.
const OF_ONE_AGENT: usize = 20;

async fn open(process: &BatonProcess, request: &str, expected: u16) -> TcpStream {
    let mut stream = begun(process, request).await;
    let head = head(&mut stream).await.unwrap();
    assert_eq!(head.status, expected, "{}", head.text);
    stream
}

#[actix_web::test]
async fn a_thousand_consoles_and_a_hundred_streams_do_not_hold_up_a_stop() {
    let (consoles, streams) = short_or_long((200, 100), (1000, 100));
    if room_for_connections() < 2 * (consoles + streams) {
        return eprintln!("not tried: this program may not open {consoles} connections");
    }
    let database = TestDatabase::create().await;
    let mut process = BatonProcess::start(&database).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let bot = desk.bot("Streams").await;
    bot.escalate("c1").await;
    let stream = format!(
        "GET /api/v1/conversations/c1/events HTTP/1.1\r\nHost: baton.test\r\n\
         Authorization: Bearer {}\r\nAccept: text/event-stream\r\n\r\n",
        bot.key
    );
    let streams = join_all((0..streams).map(|_| open(&process, &stream, 200))).await;
    let mut sockets = Vec::new();
    for n in 0..consoles / OF_ONE_AGENT {
        let agent = desk.agent(&format!("Agent{n}")).await;
        let socket = format!(
            "GET /live HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {}\r\nConnection: Upgrade\r\n\
             Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            agent.token
        );
        sockets.extend(join_all((0..OF_ONE_AGENT).map(|_| open(&process, &socket, 101))).await);
    }
    others.go_on().await;
    let (took, well) = tokio::task::spawn_blocking(move || process.terminate())
        .await
        .unwrap();
    assert!(well && took < SOON, "ended after {took:?}");
    drop((streams, sockets));
}
