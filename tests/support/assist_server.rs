//! A stand-in for an OpenAI-compatible server, on a free loopback port: it answers chat completions, and can be told to
//! lie, to stall, and to never end.

use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What the server does with a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// Answers with this text.
    Says(String),
    /// Answers with this body and media type.
    Sends(&'static str, String),
    /// Answers with this status and no more.
    Status(u16),
    /// Sends who asks to this address.
    Redirects(String),
    /// Reads the call and says nothing.
    Stalls,
    /// Begins an answer and sends a little more of it for ever.
    Drips,
    /// Begins an answer and sends as much of it as is taken, for ever.
    Floods,
    /// Ends the connection.
    HangsUp,
}

/// A call as the server got it.
#[derive(Debug, Clone, PartialEq)]
pub struct AssistCall {
    /// The request's first line and its headers, in small letters.
    pub head: String,
    /// The body.
    pub body: Value,
}

/// The server; it ends with the runtime that started it.
pub struct AssistServer {
    /// The base of its API.
    pub url: String,
    manner: Arc<Mutex<Manner>>,
    calls: watch::Sender<Vec<AssistCall>>,
}

impl AssistServer {
    /// Listens on a free port.
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let manner = Arc::new(Mutex::new(manner));
        let calls = watch::Sender::new(Vec::new());
        let server = Self {
            url: format!("http://127.0.0.1:{port}/v1"),
            manner: manner.clone(),
            calls: calls.clone(),
        };
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(serve(socket, manner.clone(), calls.clone()));
            }
        });
        server
    }

    /// Changes what it does from the next call on.
    pub fn is_now(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// The calls it got, the oldest first.
    pub fn calls(&self) -> Vec<AssistCall> {
        self.calls.borrow().clone()
    }

    /// Waits until it has got so many calls.
    pub async fn called(&self, times: usize) {
        let mut calls = self.calls.subscribe();
        calls.wait_for(|calls| calls.len() >= times).await.unwrap();
    }
}

async fn serve(
    socket: TcpStream,
    manner: Arc<Mutex<Manner>>,
    calls: watch::Sender<Vec<AssistCall>>,
) {
    let (input, mut output) = socket.into_split();
    let Some(call) = read(BufReader::new(input)).await else {
        return;
    };
    let manner = manner.lock().unwrap().clone();
    calls.send_modify(|calls| calls.push(call));
    let whole = |status: u16, media: &str, more: &str, body: &str| {
        let length = body.len();
        format!(
            "HTTP/1.1 {status} .\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n{more}\r\n{body}"
        )
    };
    let begun =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let answer = match &manner {
        Manner::Says(text) => {
            let message = json!({ "role": "assistant", "content": text });
            let choice = json!({ "index": 0, "message": message, "finish_reason": "stop" });
            let body = json!({ "object": "chat.completion", "choices": [choice] });
            whole(200, "application/json", "", &body.to_string())
        }
        Manner::Sends(media, body) => whole(200, media, "", body),
        Manner::Status(status) => whole(*status, "application/json", "", "{\"error\":{}}"),
        Manner::Redirects(to) => whole(307, "text/plain", &format!("Location: {to}\r\n"), ""),
        Manner::Stalls => {
            std::future::pending::<()>().await;
            return;
        }
        Manner::Drips | Manner::Floods => begun.to_owned(),
        Manner::HangsUp => return,
    };
    if output.write_all(answer.as_bytes()).await.is_err() {
        return;
    }
    let part = match manner {
        Manner::Drips => "1\r\n \r\n".to_owned(),
        Manner::Floods => format!("1000\r\n{}\r\n", " ".repeat(0x1000)),
        _ => return,
    };
    while output.write_all(part.as_bytes()).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn read(mut input: BufReader<tokio::net::tcp::OwnedReadHalf>) -> Option<AssistCall> {
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line.to_lowercase());
    }
    let length = head.split("content-length: ").nth(1)?;
    let length = length.lines().next()?.trim().parse().ok()?;
    let mut body = vec![0; length];
    input.read_exact(&mut body).await.ok()?;
    let body = serde_json::from_slice(&body).ok()?;
    Some(AssistCall { head, body })
}
