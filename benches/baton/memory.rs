//! Resident memory with many idle consoles.

use crate::database::Kind;
use crate::options::Options;
use crate::process::resident_kib;
use crate::server::Server;
use crate::socket::Socket;
use crate::table::Table;
use std::time::Duration;

/// Consoles of one agent; the server allows 20.
const EACH: usize = 20;

pub fn measure(options: &Options) {
    let mut table = Table::new(
        "Resident memory, generator included",
        &["agent sockets", "memory", "a socket"],
    );
    let server = Server::start(Kind::Sqlite);
    let agents = options.sockets.div_ceil(EACH);
    let tokens: Vec<String> = (0..agents)
        .map(|n| server.agent(&format!("agent{n}")))
        .collect();
    let mut sockets = vec![Socket::open(server.address, &tokens[0])];
    let before = settled();
    table.row(&["1".to_owned(), mib(before), String::new()]);
    while sockets.len() < options.sockets {
        let token = &tokens[sockets.len() / EACH];
        sockets.push(Socket::open(server.address, token));
    }
    let after = settled();
    let each = after.saturating_sub(before) as f64 / sockets.len() as f64;
    table.row(&[
        sockets.len().to_string(),
        mib(after),
        format!("{each:.1} KiB"),
    ]);
    drop(sockets);
    server.stop();
    table.print();
}

/// Resident memory once everything has come to rest.
fn settled() -> u64 {
    std::thread::sleep(Duration::from_secs(2));
    resident_kib()
}

fn mib(kib: u64) -> String {
    format!("{:.1} MiB", kib as f64 / 1024.0)
}
