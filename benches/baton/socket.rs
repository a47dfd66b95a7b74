//! A console's socket as the other side of the wire sees it: next to no memory of its own.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const TEXT: u8 = 1;
const PING: u8 = 9;

/// How long [`Socket::next`] waits.
pub const PATIENCE: Duration = Duration::from_millis(200);

/// An open socket.
pub struct Socket {
    stream: TcpStream,
    input: Vec<u8>,
}

impl Socket {
    /// Opens one and waits for its greeting.
    pub fn open(address: SocketAddr, token: &str) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        let request = format!(
            "GET /live HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
             connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut socket = Self {
            stream,
            input: Vec::new(),
        };
        while !socket.input.windows(4).any(|four| four == b"\r\n\r\n") {
            assert!(socket.fill(), "no answer to the upgrade");
        }
        assert!(socket.input.starts_with(b"HTTP/1.1 101"));
        let end = socket.input.windows(4).position(|four| four == b"\r\n\r\n");
        socket.input.drain(..end.unwrap() + 4);
        assert!(socket.next().unwrap().contains("hello"));
        socket.input.shrink_to_fit();
        socket
    }

    /// The next text; nothing when none came within [`PATIENCE`].
    pub fn next(&mut self) -> Option<String> {
        loop {
            let Some((kind, body)) = frame(&self.input) else {
                if self.fill() {
                    continue;
                }
                return None;
            };
            let (kind, end) = (kind, body.end);
            let text = String::from_utf8_lossy(&self.input[body]).into_owned();
            self.input.drain(..end);
            match kind {
                TEXT => return Some(text),
                // An empty pong with a mask of zeros.
                PING => self.stream.write_all(&[0x8A, 0x80, 0, 0, 0, 0]).unwrap(),
                other => panic!("the server sent a frame of kind {other}: {text}"),
            }
        }
    }

    fn fill(&mut self) -> bool {
        let mut chunk = [0; 64 * 1024];
        match self.stream.read(&mut chunk) {
            Ok(0) => panic!("the server closed the socket"),
            Ok(read) => {
                self.input.extend_from_slice(&chunk[..read]);
                true
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => false,
            Err(error) => panic!("{error}"),
        }
    }
}

/// The kind of the first whole frame (RFC 6455; servers do not mask), and where its body is.
fn frame(input: &[u8]) -> Option<(u8, std::ops::Range<usize>)> {
    let kind = input.first()? & 0x0F;
    let (start, length) = match input.get(1)? & 0x7F {
        126 => (
            4,
            u16::from_be_bytes(input.get(2..4)?.try_into().ok()?).into(),
        ),
        127 => (10, u64::from_be_bytes(input.get(2..10)?.try_into().ok()?)),
        short => (2, short.into()),
    };
    let body = start..start + usize::try_from(length).ok()?;
    (input.len() >= body.end).then_some((kind, body))
}
