//! What the tests of the bot API have in common beside the harness.

use crate::support::TestApp;
use crate::support::agent::AgentClient;
use crate::support::answer::Answer;
use crate::support::bot::BotClient;
use actix_web::rt::time::timeout;
use baton::domain::base::ids::TicketId;
use baton::domain::base::words::Role;
use baton::domain::case::actor::Actor;
use baton::services::{Note, Reply, Return, Services};
use reqwest::Method;
use serde_json::Value;
use std::time::Duration;

/// An agent who works through the use cases: these tests are about the bot's side.
pub struct Agent {
    services: Services,
    actor: Actor,
}

impl Agent {
    pub async fn new(app: &TestApp, name: &str) -> Self {
        let client: AgentClient = app.agent(name).await;
        let teams = app.services.accounts().all_teams().await.unwrap();
        let actor = Actor {
            id: client.id,
            role: Role::Agent,
            teams: teams.iter().map(|team| team.id).collect(),
        };
        let services = app.services.clone();
        Self { services, actor }
    }

    pub async fn accept(&self, ticket: i64) {
        let done = self
            .services
            .desk()
            .accept(self.actor.clone().into(), TicketId(ticket));
        done.await.unwrap();
    }

    pub async fn reply(&self, ticket: i64, text: &str) {
        let reply = Reply {
            attachments: Vec::new(),
            text: text.into(),
            client_id: None,
            last_seq: None,
            force: true,
        };
        let done = self
            .services
            .desk()
            .reply(self.actor.clone(), TicketId(ticket), reply);
        done.await.unwrap();
    }

    pub async fn hand_back(&self, ticket: i64) {
        let back = Return {
            note: Some("Refund approved, go on with the payment.".into()),
            ..Return::default()
        };
        self.hand_back_with(ticket, back).await;
    }

    pub async fn hand_back_with(&self, ticket: i64, back: Return) {
        let done =
            self.services
                .bots()
                .hand_back(self.actor.clone().into(), TicketId(ticket), back);
        done.await.unwrap();
    }

    pub async fn note(&self, ticket: i64, text: &str) {
        let note = Note {
            attachments: Vec::new(),
            text: text.into(),
            client_id: None,
        };
        let done = self
            .services
            .desk()
            .note(self.actor.clone(), TicketId(ticket), note);
        done.await.unwrap();
    }
}

/// A frame must come within this; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Server-Sent Events, as a client reads them.
#[derive(Debug)]
pub struct Stream {
    response: reqwest::Response,
    pub media: String,
    unread: Vec<u8>,
}

/// One event of a stream.
#[derive(Debug, Default)]
pub struct Frame {
    pub id: String,
    pub event: String,
    pub data: Value,
}

impl BotClient {
    /// Opens a stream; what is not one is an answer.
    pub async fn get_stream(&self, path: &str, last_id: Option<&str>) -> Result<Stream, Answer> {
        let mut request = self
            .request(Method::GET, path)
            .header("accept", "text/event-stream");
        if let Some(id) = last_id {
            request = request.header("last-event-id", id);
        }
        let response = request.send().await.unwrap();
        let media = response.headers()["content-type"]
            .to_str()
            .unwrap()
            .to_owned();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        if status != 200 {
            let text = response.text().await.unwrap();
            return Err(Answer {
                status,
                headers,
                text,
            });
        }
        let unread = Vec::new();
        Ok(Stream {
            response,
            media,
            unread,
        })
    }
}

impl Stream {
    /// The next event; comments are passed over.
    pub async fn next(&mut self) -> Frame {
        loop {
            while let Some(end) = self.unread.windows(2).position(|pair| pair == b"\n\n") {
                let block: Vec<u8> = self.unread.drain(..end + 2).collect();
                if let Some(frame) = frame(std::str::from_utf8(&block).unwrap()) {
                    return frame;
                }
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await;
            let chunk = chunk
                .expect("no frame came in time")
                .unwrap()
                .expect("the stream ended");
            self.unread.extend_from_slice(&chunk);
        }
    }

    /// Reads until the server ends the stream, which it must do properly.
    pub async fn end(&mut self) {
        loop {
            let chunk = timeout(PATIENCE, self.response.chunk()).await;
            let chunk = chunk.expect("the stream did not end in time");
            if chunk.expect("the stream broke").is_none() {
                return;
            }
        }
    }
}

fn frame(block: &str) -> Option<Frame> {
    let mut frame = Frame::default();
    let mut data = Vec::new();
    for line in block.lines() {
        match line.split_once(": ").unwrap_or((line, "")) {
            ("id", id) => frame.id = id.to_owned(),
            ("event", event) => frame.event = event.to_owned(),
            ("data" | "data:", text) => data.push(text),
            ("", _) => {}
            (other, _) => panic!("not a field of a stream: {other}"),
        }
    }
    let data = data.join("\n");
    frame.data = serde_json::from_str(&data).ok()?;
    Some(frame)
}
