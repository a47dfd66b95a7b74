//! Requests as bytes, for what no client does: half of them, and thousands at a time.

use crate::length::PATIENCE;
use crate::support::process::BatonProcess;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A connection that has sent this much of a request.
pub async fn begun(process: &BatonProcess, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(process.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

/// The beginning of an answer.
#[derive(Debug)]
pub struct Head {
    pub status: u16,
    /// The status line, the headers, and what came along of the body.
    pub text: String,
}

impl Head {
    /// Whether it is a refusal with this status and code that says when to try again.
    pub fn refuses(&self, status: u16, code: &str) -> bool {
        let text = self.text.to_ascii_lowercase();
        self.status == status && text.contains("retry-after: ") && text.contains(code)
    }
}

/// Reads the beginning of an answer: its head, and of a refusal the whole.
pub async fn head(stream: &mut TcpStream) -> std::io::Result<Head> {
    let mut read = Vec::new();
    let reading = async {
        let mut part = vec![0; 4096];
        loop {
            let text = String::from_utf8_lossy(&read).into_owned();
            if let Some((first, body)) = text.split_once("\r\n\r\n") {
                let status: u16 = first.split(' ').nth(1).unwrap().parse().unwrap();
                if status < 400 || body.contains("request_id") {
                    return Ok(Head { status, text });
                }
            }
            match stream.read(&mut part).await? {
                0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
                length => read.extend_from_slice(&part[..length]),
            }
        }
    };
    timeout(PATIENCE, reading).await.expect("no answer came")
}
