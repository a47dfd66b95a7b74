//! How long a stop takes with many who listen.

use crate::client::get;
use crate::database::Kind;
use crate::node::Node;
use crate::options::Options;
use crate::server::Server;
use crate::socket::Socket;
use crate::table::Table;
use crate::times::ms;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

/// Streams of one key: as many as it may have.
const STREAMS: usize = 100;

/// Consoles of one agent; the server allows 20.
const EACH: usize = 20;

pub fn measure(options: &Options, kind: Kind) {
    let title = format!("From SIGTERM to the end of the process ({})", kind.name());
    let mut table = Table::new(&title, &["open", "took"]);
    let server = Server::start(kind);
    let agents = options.sockets.div_ceil(EACH);
    let tokens: Vec<String> = (0..agents)
        .map(|n| server.agent(&format!("agent{n}")))
        .collect();
    let key = server.key.clone();
    let database = server.stop();
    for (sockets, streams) in [(0, 0), (options.sockets, STREAMS)] {
        let node = Node::start(&database.url());
        let token = |n: usize| &tokens[n / EACH];
        let open: Vec<Socket> = (0..sockets)
            .map(|n| Socket::open(node.address, token(n)))
            .collect();
        let read: Vec<TcpStream> = (0..streams).map(|_| stream(node.address, &key)).collect();
        let took = node.terminate();
        table.row(&[format!("{sockets} sockets, {streams} streams"), ms(took)]);
        drop((open, read));
    }
    table.print();
}

/// An event stream that has begun.
fn stream(address: SocketAddr, key: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    let headers = format!("authorization: Bearer {key}\r\naccept: text/event-stream");
    stream
        .write_all(&get("/api/v1/events?after=", &headers))
        .unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");
    stream
}
