//! A lean HTTP/1.1 client: one connection kept open, one request at a time, hardly any parsing. It
//! shares the cores with the server it measures.

use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection that is kept open.
pub struct Client {
    stream: TcpStream,
    input: Vec<u8>,
}

impl Client {
    pub async fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self {
            stream,
            input: Vec::with_capacity(16 * 1024),
        }
    }

    /// Sends a whole request and reads the whole answer; returns status and body.
    pub async fn send(&mut self, request: &[u8]) -> (u16, &[u8]) {
        self.stream.write_all(request).await.unwrap();
        self.input.clear();
        let (mut head, mut whole) = (0, usize::MAX);
        while self.input.len() < whole {
            let read = self.stream.read_buf(&mut self.input).await.unwrap();
            assert!(read > 0, "the server closed the connection");
            if head == 0 {
                head = end_of_head(&self.input);
                whole = match head {
                    0 => usize::MAX,
                    head => head + content_length(&self.input[..head]),
                };
            }
        }
        let status = std::str::from_utf8(&self.input[9..12]).unwrap();
        (status.parse().unwrap(), &self.input[head..])
    }
}

/// A request without a body.
pub fn get(path: &str, header: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{header}\r\n\r\n").into_bytes()
}

/// A request with a JSON body.
pub fn post(path: &str, header: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\n{header}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

fn end_of_head(input: &[u8]) -> usize {
    let end = input.windows(4).position(|four| four == b"\r\n\r\n");
    end.map_or(0, |at| at + 4)
}

fn content_length(head: &[u8]) -> usize {
    let head = std::str::from_utf8(head).unwrap();
    let named = |line: &&str| line.len() > 15 && line[..15].eq_ignore_ascii_case("content-length:");
    let line = head.lines().find(named).unwrap();
    line[15..].trim().parse().unwrap()
}
