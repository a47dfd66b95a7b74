//! How many statements a request sends, alone and with the readers that its commit wakes, and what a
//! node sends while nothing happens. `tests/suite/statements.rs` holds the first of these.

use crate::client::{Client, get, post};
use crate::database::Kind;
use crate::escalation::Template;
use crate::server::{Server, wait};
use crate::socket::Socket;
use crate::table::Table;
use baton::startup::Workers;
use std::time::Duration;

/// Tickets that wait when a page is counted.
const WAITING: usize = 20;

/// Readers that were woken have read after this long.
const READ: Duration = Duration::from_millis(500);

/// How long a node is watched while nothing happens.
const IDLE: Duration = Duration::from_secs(5);

pub fn measure(kind: Kind) {
    let title = format!("Statements ({})", kind.name());
    let columns = ["", "of the request", "with those it wakes"];
    let mut table = Table::new(&title, &columns);
    let alone = count(kind, Workers::Absent);
    let with_others = count(kind, Workers::Running);
    let rows = alone.requests.iter().zip(&with_others.requests);
    for ((name, alone), (_, all)) in rows {
        // What would have been sent anyway does not count.
        let woken = *all as f64 - with_others.idle * READ.as_secs_f64();
        table.row(&[
            (*name).to_owned(),
            alone.to_string(),
            format!("{:.0}", woken.max(*alone as f64)),
        ]);
    }
    let idle = format!("{:.1} a second", with_others.idle);
    table.row(&[
        "an idle node with a console".to_owned(),
        String::new(),
        idle,
    ]);
    table.print();
}

struct Counted {
    requests: Vec<(&'static str, usize)>,
    /// Statements a second while nothing happens.
    idle: f64,
}

fn count(kind: Kind, workers: Workers) -> Counted {
    let server = Server::with_workers(kind, workers);
    let token = server.agent("ada");
    let session = format!(
        "cookie: baton_session={}\r\naccept: text/html",
        server.sign_in("ada")
    );
    let agent = format!("authorization: Bearer {token}\r\naccept: application/json");
    let console = (workers == Workers::Running).then(|| Socket::open(server.address, &token));
    let template = Template::new(&server.key);
    let mut escalation = Vec::new();
    let mut first = 0;
    for turn in 0..WAITING {
        template.write(&mut escalation);
        let answer = send(&server, &escalation);
        if turn == 0 {
            first = answer["ticket"]["number"].as_i64().unwrap();
        }
    }
    let at = |path: &str| format!("/tickets/{first}{path}");
    let reply = post(&at("/reply"), &agent, r#"{"text":"I look into it"}"#);
    send(&server, &post(&at("/accept"), &agent, "{}"));
    send(&server, &reply);
    template.write(&mut escalation);
    let requests = [
        ("an escalation, 20 messages", escalation),
        ("a reply with its answer", reply),
        ("a page of a ticket", get(&at(""), &session)),
        ("a page of the queue", get("/queue?view=team", &session)),
    ];
    // Without workers nobody reads but the request.
    let (read, idle) = match console {
        Some(_) => (READ, IDLE),
        None => (Duration::ZERO, Duration::ZERO),
    };
    let counted = requests.map(|(name, request)| {
        std::thread::sleep(read);
        server.statements().record();
        send(&server, &request);
        std::thread::sleep(read);
        (name, server.statements().finish().len())
    });
    std::thread::sleep(read);
    server.statements().record();
    std::thread::sleep(idle);
    let idle = server.statements().finish().len() as f64 / IDLE.as_secs_f64();
    drop(console);
    server.stop();
    Counted {
        requests: counted.to_vec(),
        idle,
    }
}

/// Sends a request that must succeed; returns its answer where that is JSON.
fn send(server: &Server, request: &[u8]) -> serde_json::Value {
    wait(async {
        let mut client = Client::connect(server.address).await;
        let (status, body) = client.send(request).await;
        let told = String::from_utf8_lossy(body);
        assert!(matches!(status, 200 | 201), "{status}: {told}");
        serde_json::from_slice(body).unwrap_or_default()
    })
}
