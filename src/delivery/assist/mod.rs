//! The one way out to a language model: a call of an OpenAI-compatible server that the operator has named. Whatever the
//! server does, a call ends in time, reads little, follows nowhere, and holds nothing that others wait for.

mod completion;

use crate::domain::desk::assist::AssistPrompt;
use completion::{COMPLETION_MAX_BYTES, CompletionFault};
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use url::Url;

/// Calls of a node at the same time.
const CALLS_AT_ONCE: usize = 8;

/// How long a connection may take.
const CONNECTS_WITHIN: Duration = Duration::from_secs(5);

/// The longest answer that is asked for, in the model's tokens.
const ANSWER_MAX_TOKENS: u32 = 4_000;

/// Where the language model is.
#[derive(Clone)]
pub struct AssistSettings {
    /// The address of the chat completions.
    pub address: Url,
    /// What the server knows Baton by.
    pub key: Option<SecretString>,
    /// The model's name there.
    pub model: String,
    /// How long a call may take in all.
    pub within: Duration,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AssistFailure {
    /// As many calls as there may be are on their way, or the server has too much to do.
    #[error("too many calls at once")]
    Busy,
    /// The time is over.
    #[error("no answer in time")]
    Slow,
    /// No connection, or one that broke.
    #[error("the server cannot be reached")]
    Unreachable,
    /// A status that is no success; a redirect is none either.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// An answer that is not what was asked for.
    #[error(transparent)]
    Completion(#[from] CompletionFault),
}

/// The way out to a language model. Cheap to clone.
#[derive(Clone)]
pub(crate) struct AssistClient {
    http: Client,
    settings: Arc<AssistSettings>,
    turns: Arc<Semaphore>,
}

impl AssistClient {
    /// A client of this server. It goes straight there: no proxy of the environment, no redirects.
    ///
    /// # Errors
    /// Encryption cannot be set up.
    pub(crate) fn new(settings: AssistSettings) -> Result<Self, reqwest::Error> {
        let http = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(CONNECTS_WITHIN)
            // A call comes from any thread of the server, and a kept connection belongs to one.
            .pool_max_idle_per_host(0)
            .build()?;
        Ok(Self {
            http,
            settings: Arc::new(settings),
            turns: Arc::new(Semaphore::new(CALLS_AT_ONCE)),
        })
    }

    /// How long a call may take.
    pub(crate) fn within(&self) -> Duration {
        self.settings.within
    }

    /// Asks the model. The answer is text for a person to check, and nothing more.
    ///
    /// # Errors
    /// [`AssistFailure`].
    pub(crate) async fn ask(&self, prompt: &AssistPrompt) -> Result<String, AssistFailure> {
        let Ok(_turn) = self.turns.try_acquire() else {
            return Err(AssistFailure::Busy);
        };
        let answer = timeout(self.settings.within, self.answer(prompt)).await;
        let answer = answer.unwrap_or(Err(AssistFailure::Slow));
        if let Err(failure) = &answer {
            tracing::warn!(%failure, "The language model gave no answer: {failure}");
        }
        answer
    }

    async fn answer(&self, prompt: &AssistPrompt) -> Result<String, AssistFailure> {
        let AssistSettings {
            address,
            key,
            model,
            within: _,
        } = &*self.settings;
        let body = json!({
            "model": model,
            "stream": false,
            "max_tokens": ANSWER_MAX_TOKENS,
            "messages": [
                { "role": "system", "content": prompt.instructions },
                { "role": "user", "content": prompt.case },
            ],
        });
        let mut request = self.http.post(address.clone()).json(&body);
        if let Some(key) = key {
            request = request.bearer_auth(key.expose_secret());
        }
        let sent = request.header(ACCEPT, "application/json").send().await;
        let response = sent.map_err(|_| AssistFailure::Unreachable)?;
        match response.status().as_u16() {
            200 => {}
            429 | 503 => return Err(AssistFailure::Busy),
            other => return Err(AssistFailure::Status(other)),
        }
        if !is_json(&response) {
            return Err(CompletionFault::NoJson.into());
        }
        Ok(completion::text(&body_of(response).await?)?)
    }
}

fn is_json(response: &Response) -> bool {
    let media = response.headers().get(CONTENT_TYPE);
    let media = media
        .and_then(|media| media.to_str().ok())
        .unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim();
    media.eq_ignore_ascii_case("application/json")
}

async fn body_of(mut response: Response) -> Result<Vec<u8>, AssistFailure> {
    let mut body = Vec::new();
    let broken = |_| AssistFailure::Unreachable;
    while let Some(part) = response.chunk().await.map_err(broken)? {
        if body.len() + part.len() > COMPLETION_MAX_BYTES {
            return Err(CompletionFault::TooLarge.into());
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}
