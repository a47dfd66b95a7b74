//! One request as somebody sends it, until it is clear what came of it.

use crate::support::answer::Answer;
use reqwest::Method;
use serde_json::Value;
use std::time::Duration;

/// The longest that somebody waits for one answer.
pub const PATIENCE: Duration = Duration::from_secs(12);

#[derive(Clone)]
pub enum Body {
    Json(Value),
    /// A file with its name.
    File(String, Vec<u8>),
}

/// What it means to send a request once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It would be done a second time.
    Double,
    /// It has no second effect, but may be refused once others have gone on.
    Harmless,
    /// It has an id, and is answered as it was whatever others have done since.
    Remembered,
}

/// A request that may have to be sent more than once.
#[derive(Clone)]
pub struct Errand {
    pub method: Method,
    pub path: String,
    /// A bot's key or an agent's token.
    pub bearer: String,
    pub body: Body,
    pub again: Again,
    /// Sent as `Idempotency-Key`.
    pub key: Option<String>,
}

/// What one try came to.
pub enum Try {
    Done(Answer),
    Refused(Answer),
    /// 503, with the assurance that nothing was stored; or nobody was there to take it.
    NotStored,
    /// The answer was lost, or it says that the outcome is unknown.
    Unknown,
    /// An answer that nobody may get.
    Wrong(String),
}

impl Errand {
    pub fn post(path: String, bearer: &str, body: Value) -> Self {
        Self {
            method: Method::POST,
            path,
            bearer: bearer.to_owned(),
            body: Body::Json(body),
            again: Again::Remembered,
            key: None,
        }
    }

    pub async fn send(&self, http: &reqwest::Client, base: &str) -> Try {
        let url = format!("{base}{}", self.path);
        let request = http
            .request(self.method.clone(), url)
            .bearer_auth(&self.bearer);
        let request = request
            .header("accept", "application/json")
            .timeout(PATIENCE);
        let request = match &self.body {
            Body::Json(body) => request.json(body),
            Body::File(name, bytes) => request
                .query(&[("name", name)])
                .header("content-type", "text/plain")
                .body(bytes.clone()),
        };
        let request = match &self.key {
            Some(key) => request.header("idempotency-key", key),
            None => request,
        };
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) if error.is_connect() => return Try::NotStored,
            Err(_) => return Try::Unknown,
        };
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        match response.text().await {
            Ok(text) => self.judged(Answer {
                status,
                headers,
                text,
            }),
            // A status that says it was done, or that it was not, holds without its body; but what was made is not known.
            Err(_) => Try::Unknown,
        }
    }

    fn judged(&self, answer: Answer) -> Try {
        let Ok(body) = serde_json::from_str::<Value>(&answer.text) else {
            return Try::Wrong(format!("{} is not JSON: {}", answer.status, answer.text));
        };
        let code = body["code"].as_str().unwrap_or_default();
        match (answer.status, code) {
            (200 | 201, _) => Try::Done(answer),
            (403 | 404 | 409, _) => Try::Refused(answer),
            (503, _) if answer.header("retry-after").is_empty() => {
                Try::Wrong(format!("503 without Retry-After: {}", answer.text))
            }
            (503, "unavailable" | "server_busy") => Try::NotStored,
            (503, "outcome_unknown") => Try::Unknown,
            (status, _) => Try::Wrong(format!(
                "{} {}: {status} {}",
                self.method, self.path, answer.text
            )),
        }
    }
}
