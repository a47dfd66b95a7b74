//! A console's socket, as a test reads it.

use actix_web::rt::time::timeout;
use awc::ws;
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use std::collections::VecDeque;
use std::time::Duration;

/// A frame must come within this; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(10);

/// One text carries a whole commit, and commits share a push.
const TEXT_MAX_BYTES: usize = 64 * 1024 * 1024;

type Connection = actix_codec::Framed<awc::BoxedSocket, ws::Codec>;

/// An open socket.
pub struct Socket {
    connection: Connection,
    frames: VecDeque<Value>,
}

impl Socket {
    pub async fn open(base: &str, token: &str, ticket: Option<i64>) -> Self {
        let query = ticket
            .map(|number| format!("?ticket={number}"))
            .unwrap_or_default();
        let bearer = format!("Bearer {token}");
        Self::connect(&format!("{base}/live{query}"), ("authorization", &bearer)).await
    }

    /// The socket of a browser with a session.
    pub async fn with_cookie(base: &str, cookie: &str) -> Self {
        Self::connect(&format!("{base}/live"), ("cookie", cookie)).await
    }

    async fn connect(url: &str, credentials: (&str, &str)) -> Self {
        let request = awc::Client::new()
            .ws(url)
            .max_frame_size(TEXT_MAX_BYTES)
            .header(credentials.0, credentials.1);
        let (_, connection) = request.connect().await.unwrap();
        let mut socket = Self {
            connection,
            frames: VecDeque::new(),
        };
        assert_eq!(socket.next_frame().await["op"], "hello");
        socket
    }

    /// The next frame of any kind.
    pub async fn next_frame(&mut self) -> Value {
        loop {
            if let Some(frame) = self.frames.pop_front() {
                return frame;
            }
            let message = timeout(PATIENCE, self.connection.next()).await;
            match message
                .expect("no frame came in time")
                .expect("the socket closed")
                .unwrap()
            {
                ws::Frame::Text(text) => {
                    let batch: Vec<Value> = serde_json::from_slice(&text).unwrap();
                    self.frames.extend(batch);
                }
                ws::Frame::Ping(bytes) => {
                    self.connection
                        .send(ws::Message::Pong(bytes))
                        .await
                        .unwrap();
                }
                ws::Frame::Close(reason) => panic!("the socket closed: {reason:?}"),
                _ => {}
            }
        }
    }

    /// The next frame with this operation on this target; others are passed over.
    pub async fn next(&mut self, op: &str, target: &str) -> Value {
        loop {
            let frame = self.next_frame().await;
            if frame["op"] == op && frame["target"] == target {
                return frame;
            }
        }
    }

    /// Reads on until the server closes and returns its reason.
    pub async fn closed(mut self) -> Option<String> {
        loop {
            let message = timeout(PATIENCE, self.connection.next()).await;
            match message.expect("the socket was not closed in time") {
                Some(Ok(ws::Frame::Close(reason))) => return reason.and_then(|r| r.description),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }
}
