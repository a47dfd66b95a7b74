//! How long others wait while something stands still. Only PostgreSQL has others who can hold what a server needs.

use crate::client::{Client, post};
use crate::database::Kind;
use crate::escalation::{Template, external_id};
use crate::load::Load;
use crate::node::Node;
use crate::options::Options;
use crate::push::watched;
use crate::server::{Server, wait};
use crate::table::Table;
use crate::times::{Times, ms};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Escalations of others a second, over eight clients: the server is busy, and has room.
const PACE: f64 = 50.0;

/// Who wants the conversation that is locked: three times as many as there are connections.
const CROWD: usize = 24;

/// A transaction that stands still, in another database of the same server.
const ELSEWHERE: &str = "BEGIN; CREATE TEMP TABLE held (n INT); INSERT INTO held VALUES (1)";

pub fn measure(options: &Options) {
    let columns = ["", "request's p50", "p99", "to the frame, p50", "p99"];
    let mut table = Table::new(
        "Others, while something stands still (PostgreSQL)",
        &columns,
    );
    let server = Server::start(Kind::Postgres);
    let token = server.agent("ada");
    let mut row = |name: &str| {
        let load = Load {
            pace: Some(PACE),
            ..Load::full(8, options.window)
        };
        let (done, frames) = watched(&server, &token, load, PACE);
        table.row(&[
            name.to_owned(),
            ms(done.times.percentile(50)),
            ms(done.times.percentile(99)),
            frame(&frames, 50),
            frame(&frames, 99),
        ]);
    };
    Load::full(8, options.warm_up()).run(&server);
    row("nothing does");
    let elsewhere = session(&std::env::var("TEST_DATABASE_URL").unwrap(), ELSEWHERE);
    row("an older transaction in another database");
    drop(elsewhere);
    let held = one(&server);
    let lock =
        format!("BEGIN; SELECT id FROM conversations WHERE external_id = '{held}' FOR UPDATE");
    let locked = session(&server.url(), &lock);
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| wait(crowd(&server, &held, &over)));
        row("a conversation that 24 clients want is locked");
        over.store(true, Ordering::Relaxed);
        drop(locked);
    });
    let node = Node::start(&server.url());
    wait(stop_at_work(&node, &server.key, options.warm_up()));
    row("one of two nodes is stopped, in the middle of its work");
    drop(node);
    server.stop();
    table.print();
}

/// How long a frame takes. Rows of queues wait for a stopped node's transactions until PostgreSQL ends them.
fn frame(frames: &Times, percentile: usize) -> String {
    match frames.count() {
        0 => "none yet".to_owned(),
        _ => ms(frames.percentile(percentile)),
    }
}

/// A session of somebody else, in the middle of a transaction; it ends with the connection.
fn session(url: &str, does: &str) -> PgConnection {
    let mut conn = PgConnection::establish(url).unwrap();
    conn.batch_execute("SET application_name = 'psql'").unwrap();
    conn.batch_execute(does).unwrap();
    conn
}

/// Stops a node while eight clients keep it busy.
async fn stop_at_work(node: &Node, key: &str, after: Duration) {
    let load = Load::full(8, after * 2);
    let stop = async {
        tokio::time::sleep(after).await;
        node.stop_still();
    };
    tokio::select! {
        _ = load.post_all(node.address, key) => {}
        () = stop => {}
    }
}

/// The external id of a new conversation.
fn one(server: &Server) -> String {
    let mut request = Vec::new();
    let number = Template::new(&server.key).write(&mut request);
    wait(async {
        let mut client = Client::connect(server.address).await;
        assert_eq!(client.send(&request).await.0, 201);
    });
    external_id(number)
}

/// Clients that want one conversation again and again, and are refused as often.
async fn crowd(server: &Server, held: &str, over: &AtomicBool) {
    let path = format!("/api/v1/conversations/{held}/messages");
    let bot = format!("authorization: Bearer {}", server.key);
    let request = post(&path, &bot, r#"{"sender":"customer","text":"Hello?"}"#);
    let one = async || {
        let mut client = Client::connect(server.address).await;
        while !over.load(Ordering::Relaxed) {
            let (status, _) = client.send(&request).await;
            assert!(matches!(status, 201 | 503), "{status}");
            // A client that is refused waits, as it is told.
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    futures_util::future::join_all((0..CROWD).map(|_| one())).await;
}
