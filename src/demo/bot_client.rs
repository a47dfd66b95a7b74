//! The bot's side of the API: the few calls the simulation makes.

use super::event::ReceivedPage;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

/// A long poll waits this long, in seconds.
const WAIT_SECONDS: u64 = 20;

/// A call that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(WAIT_SECONDS + 20);

/// How long to stay away when the server does not say.
const STAY_AWAY: Duration = Duration::from_secs(1);

/// Why a call had no effect.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Trouble {
    /// Too busy, or away: worth another try.
    #[error("busy or away")]
    Later(Duration),
    /// Somebody else may speak now; the log tells who.
    #[error("control is elsewhere")]
    Lost,
    /// The key was replaced: another demo runs on this database.
    #[error("the key is no longer valid")]
    Dismissed,
    /// A mistake of the demo's.
    #[error("refused with {0}")]
    Refused(StatusCode),
}

/// Words on their way, with an id that makes a second time harmless.
#[derive(Default)]
pub(super) struct OutgoingMessage<'a> {
    /// `customer` or `bot`.
    pub(crate) sender: &'a str,
    /// The words.
    pub(crate) text: &'a str,
    /// The natural key.
    pub(crate) id: &'a str,
    /// For the bot's own words: the epoch it believes in.
    pub(crate) epoch: Option<i64>,
    /// For the bot's own words: whether it has not understood.
    pub(crate) fallback: bool,
}

/// What Baton says to a message.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SaidAnswer {
    /// Why a person is needed, in the API's word: the bot is to escalate.
    pub(crate) escalate: Option<String>,
}

/// A file with what a browser is told of it.
pub(super) struct FoundFile {
    /// Media type.
    pub(crate) media_type: String,
    /// Whether it is shown or kept, and its name.
    pub(crate) disposition: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// A bot with its key.
#[derive(Clone)]
pub(super) struct Api {
    http: Client,
    base: String,
    key: String,
}

impl Api {
    /// A bot that talks to this address, directly: a proxy would not find it.
    pub(crate) fn new(address: SocketAddr, key: String) -> Result<Self, reqwest::Error> {
        let http = Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let base = format!("http://{address}/api/v1");
        Ok(Self { http, base, key })
    }

    /// Opens a ticket.
    pub(crate) async fn escalate(&self, escalation: &Value) -> Result<(), Trouble> {
        let request = self.request(Method::POST, "/escalations");
        send(request.json(escalation)).await.map(drop)
    }

    /// Uploads a picture and returns its id. The same one twice is the same file.
    pub(crate) async fn upload(&self, name: &str, picture: Vec<u8>) -> Result<String, Trouble> {
        let request = self
            .request(Method::POST, "/files")
            .query(&[("name", name)]);
        let request = request.header(CONTENT_TYPE, "image/png").body(picture);
        let answer: Value = match send(request).await?.json().await {
            Ok(answer) => answer,
            Err(_) => return Err(Trouble::Later(STAY_AWAY)),
        };
        let id = answer.get("id").and_then(Value::as_str);
        id.map(str::to_owned).ok_or(Trouble::Later(STAY_AWAY))
    }

    /// Says something in a conversation.
    pub(crate) async fn say(
        &self,
        conversation: &str,
        words: OutgoingMessage<'_>,
    ) -> Result<SaidAnswer, Trouble> {
        let request = self.request(
            Method::POST,
            &format!("/conversations/{conversation}/messages"),
        );
        let body = json!({
            "sender": words.sender,
            "text": words.text,
            "external_id": words.id,
            "epoch": words.epoch,
            "fallback": words.fallback.then_some(true),
        });
        let answer = send(request.json(&body)).await?.json().await;
        Ok(heard(&answer.unwrap_or_default()))
    }

    /// Adds facts to a ticket's packet.
    pub(crate) async fn add(&self, ticket: &str, facts: &Value) -> Result<(), Trouble> {
        let request = self.request(Method::PATCH, &format!("/tickets/{ticket}"));
        send(request.json(&json!({ "facts": facts })))
            .await
            .map(drop)
    }

    /// Shows that the customer is writing.
    pub(crate) async fn type_on(&self, conversation: &str) -> Result<(), Trouble> {
        let path = format!("/conversations/{conversation}/typing");
        send(self.request(Method::PUT, &path)).await.map(drop)
    }

    /// The customer no longer waits for a person.
    pub(crate) async fn cancel(&self, conversation: &str) -> Result<(), Trouble> {
        let path = format!("/conversations/{conversation}/control");
        let body = json!({ "action": "cancel", "reason": "the customer left" });
        send(self.request(Method::POST, &path).json(&body))
            .await
            .map(drop)
    }

    /// A file that the bot may read.
    pub(crate) async fn file(&self, id: &str) -> Result<FoundFile, Trouble> {
        let answer = send(self.request(Method::GET, &format!("/files/{id}"))).await?;
        let header = |name: HeaderName| {
            let value = answer.headers().get(name);
            value
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned)
        };
        let (media_type, disposition) = (header(CONTENT_TYPE), header(CONTENT_DISPOSITION));
        let bytes = answer.bytes().await;
        Ok(FoundFile {
            media_type: media_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
            disposition: disposition.unwrap_or_else(|| "attachment".to_owned()),
            bytes: bytes.map_err(|_| Trouble::Later(STAY_AWAY))?.to_vec(),
        })
    }

    /// Takes a hand-back.
    pub(crate) async fn accept(&self, conversation: &str, epoch: i64) -> Result<(), Trouble> {
        let request = self.request(
            Method::POST,
            &format!("/conversations/{conversation}/control"),
        );
        let body = json!({ "action": "accept", "epoch": epoch });
        send(request.json(&body)).await.map(drop)
    }

    /// What happened after a cursor; waits for it when `wait` is wanted.
    pub(crate) async fn events(&self, after: &str, wait: bool) -> Result<ReceivedPage, Trouble> {
        let wait = if wait { WAIT_SECONDS } else { 0 };
        let request = self.request(
            Method::GET,
            &format!("/events?limit=200&wait={wait}&after={after}"),
        );
        let answer = send(request).await?;
        answer.json().await.map_err(|_| Trouble::Later(STAY_AWAY))
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.base);
        self.http.request(method, url).bearer_auth(&self.key)
    }
}

/// What the verdict asks for. A rule that has opened the ticket itself asks for nothing more.
fn heard(answer: &Value) -> SaidAnswer {
    let verdict = answer.get("verdict").cloned().unwrap_or_default();
    let opened = verdict
        .get("ticket")
        .is_some_and(|ticket| !ticket.is_null());
    let reason = verdict.pointer("/rules/0/reason").filter(|_| !opened);
    SaidAnswer {
        escalate: reason.and_then(Value::as_str).map(str::to_owned),
    }
}

async fn send(request: RequestBuilder) -> Result<Response, Trouble> {
    let answer = request
        .send()
        .await
        .map_err(|_| Trouble::Later(STAY_AWAY))?;
    match answer.status() {
        status if status.is_success() => Ok(answer),
        StatusCode::UNAUTHORIZED => Err(Trouble::Dismissed),
        StatusCode::CONFLICT => Err(Trouble::Lost),
        StatusCode::TOO_MANY_REQUESTS => Err(Trouble::Later(retry_after(&answer))),
        status if status.is_server_error() => Err(Trouble::Later(retry_after(&answer))),
        status => Err(Trouble::Refused(status)),
    }
}

fn retry_after(answer: &Response) -> Duration {
    let seconds = answer.headers().get(RETRY_AFTER);
    let seconds = seconds.and_then(|value| value.to_str().ok()?.parse().ok());
    seconds.map_or(STAY_AWAY, Duration::from_secs)
}
