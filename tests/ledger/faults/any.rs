//! What can happen on either database.

use super::{Scene, a_while};
use crate::support::dice::Dice;
use actix_web::rt::time::sleep;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// Kills in a row.
const KILLS: usize = 3;

/// A stop ends within what it is given by default, and a moment for the machine.
const STOPS_WITHIN: Duration = Duration::from_secs(22);

/// Clients that misbehave at the same time.
const CLIENTS: usize = 40;

fn one_of(scene: &Scene<'_>, dice: &mut Dice) -> usize {
    dice.below(scene.nodes.len())
}

pub(super) async fn killed(scene: &mut Scene<'_>, dice: &mut Dice) {
    for _ in 0..KILLS {
        let node = one_of(scene, dice);
        scene.nodes[node].kill();
        sleep(Duration::from_millis(dice.below(400) as u64)).await;
        scene.nodes[node].start_again().await;
        sleep(Duration::from_millis(300 + dice.below(900) as u64)).await;
    }
}

pub(super) async fn terminated(scene: &mut Scene<'_>, dice: &mut Dice) {
    let node = one_of(scene, dice);
    let mut leaving = scene.nodes.remove(node);
    let stopped = tokio::task::spawn_blocking(move || (leaving.terminate(), leaving));
    let ((took, well), mut leaving) = stopped.await.unwrap();
    if !well || took > STOPS_WITHIN {
        scene
            .wrong
            .push(format!("SIGTERM took {took:?}, ended well: {well}"));
    }
    leaving.start_again().await;
    scene.nodes.insert(node, leaving);
}

pub(super) async fn frozen(scene: &mut Scene<'_>, dice: &mut Dice) {
    let node = one_of(scene, dice);
    scene.nodes[node].freeze();
    sleep(a_while(dice)).await;
    scene.nodes[node].thaw();
}

/// Its transactions stay open until PostgreSQL notices.
pub(super) async fn frozen_then_killed(scene: &mut Scene<'_>, dice: &mut Dice) {
    let node = one_of(scene, dice);
    scene.nodes[node].freeze();
    sleep(a_while(dice)).await;
    scene.nodes[node].kill();
    sleep(Duration::from_millis(500)).await;
    scene.nodes[node].start_again().await;
}

async fn sends(address: SocketAddr, text: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    stream.write_all(text.as_bytes()).await.ok()?;
    Some(stream)
}

pub(super) async fn half_requests(scene: &mut Scene<'_>, dice: &mut Dice) {
    let auth = format!(
        "Host: baton.test\r\nAuthorization: Bearer {}\r\n",
        scene.crew.bots[0].key
    );
    let half = "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
    let kinds = [
        "POST /api/v1/esc".to_owned(),
        format!("POST /api/v1/escalations HTTP/1.1\r\n{auth}{half}"),
        format!("POST /login HTTP/1.1\r\nHost: baton.test\r\n{half}"),
        format!("POST /api/v1/files?name=a.txt HTTP/1.1\r\n{auth}{half}"),
        format!("GET /api/v1/events?wait=25 HTTP/1.1\r\n{auth}\r\n"),
    ];
    let mut open = Vec::new();
    for _ in 0..CLIENTS {
        let address = scene.nodes[one_of(scene, dice)].address();
        open.push(sends(address, dice.of::<String>(&kinds)).await);
        sleep(Duration::from_millis(20)).await;
    }
    sleep(a_while(dice)).await;
    drop(open);
}

/// They ask for everything, and read nothing of it.
pub(super) async fn slow_clients(scene: &mut Scene<'_>, dice: &mut Dice) {
    let (bot, agent) = (&scene.crew.bots[0].key, &scene.crew.manager.token);
    let get = |path: &str, bearer: &str, more: &str| {
        format!(
            "GET {path} HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {bearer}\r\n{more}\r\n"
        )
    };
    let upgrade = "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                   Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let kinds = [
        get("/api/v1/events", bot, "Accept: text/event-stream\r\n"),
        get("/api/v1/events?limit=200", bot, ""),
        get("/queue?view=all", agent, "Accept: application/json\r\n"),
        get("/live", agent, upgrade),
    ];
    let mut open = Vec::new();
    for turn in 0..CLIENTS {
        let address = scene.nodes[one_of(scene, dice)].address();
        open.push(sends(address, &kinds[turn % kinds.len()]).await);
        sleep(Duration::from_millis(20)).await;
    }
    sleep(a_while(dice)).await;
    drop(open);
}
