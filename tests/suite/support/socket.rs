//! A console's socket, as a test reads it.

use actix_web::rt::time::timeout;
use awc::ws;
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

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
        let socket = Self::try_open(base, token, ticket).await;
        socket.unwrap().greeted().await
    }

    /// The socket of a console that shows a whole conversation, if the server lets it in.
    pub async fn of_conversation(base: &str, token: &str, conversation: &str) -> Option<Self> {
        let bearer = format!("Bearer {token}");
        let url = format!("{base}/live?conversation={conversation}");
        let socket = Self::connect(&url, ("authorization", &bearer)).await?;
        Some(socket.greeted().await)
    }

    /// A console's socket that has not been greeted yet, if the server lets it in.
    pub async fn try_open(base: &str, token: &str, ticket: Option<i64>) -> Option<Self> {
        let query = ticket
            .map(|number| format!("?ticket={number}"))
            .unwrap_or_default();
        let bearer = format!("Bearer {token}");
        Self::connect(&format!("{base}/live{query}"), ("authorization", &bearer)).await
    }

    /// The socket of a browser with a session.
    pub async fn with_cookie(base: &str, cookie: &str) -> Self {
        let socket = Self::connect(&format!("{base}/live"), ("cookie", cookie)).await;
        socket.unwrap().greeted().await
    }

    async fn connect(url: &str, credentials: (&str, &str)) -> Option<Self> {
        let request = awc::Client::new()
            .ws(url)
            .max_frame_size(TEXT_MAX_BYTES)
            .header(credentials.0, credentials.1);
        let (_, connection) = request.connect().await.ok()?;
        Some(Self {
            connection,
            frames: VecDeque::new(),
        })
    }

    async fn greeted(mut self) -> Self {
        assert_eq!(self.next_frame().await["op"], "hello");
        self
    }

    /// The next frame of any kind.
    pub async fn next_frame(&mut self) -> Value {
        let begun = Instant::now();
        loop {
            if let Some(frame) = self.frames.pop_front() {
                return frame;
            }
            assert!(begun.elapsed() < PATIENCE, "no frame came in time");
            match self.pushed(PATIENCE).await {
                Ok(frames) => self.frames.extend(frames),
                Err(why) => panic!("the socket closed: {why}"),
            }
        }
    }

    /// The frames of the next push; none when nothing came in this time, or only a sign of life.
    ///
    /// # Errors
    /// Why the socket has ended.
    pub async fn pushed(&mut self, within: Duration) -> Result<Vec<Value>, String> {
        let Ok(message) = timeout(within, self.connection.next()).await else {
            return Ok(Vec::new());
        };
        let message = message.ok_or("it has ended")?;
        match message.map_err(|error| error.to_string())? {
            ws::Frame::Text(text) => serde_json::from_slice(&text).map_err(|e| e.to_string()),
            ws::Frame::Ping(bytes) => {
                let pong = self.connection.send(ws::Message::Pong(bytes)).await;
                pong.map_err(|error| error.to_string())?;
                Ok(Vec::new())
            }
            ws::Frame::Close(reason) => Err(format!("{reason:?}")),
            _ => Ok(Vec::new()),
        }
    }

    /// Says something, as a console does.
    pub async fn say(&mut self, text: &str) {
        let text = ws::Message::Text(text.to_owned().into());
        self.connection.send(text).await.unwrap();
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
