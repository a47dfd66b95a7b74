//! A bot, as the API sees it.

use super::answer::Answer;
use reqwest::Method;
use serde_json::{Value, json};

/// A bot with its key.
#[derive(Clone)]
pub struct BotClient {
    pub base: String,
    pub http: reqwest::Client,
    pub key: String,
}

/// An id as it stands in a path.
pub fn path_id(id: &str) -> String {
    id.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

impl BotClient {
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v1{path}", self.base);
        self.http.request(method, url).bearer_auth(&self.key)
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(body)).await
    }

    /// Posts bytes as they are.
    pub async fn post_raw(&self, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/json");
        Answer::of(request.body(body.into())).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        Answer::of(self.request(Method::PATCH, path).json(body)).await
    }

    /// Posts under an `Idempotency-Key`.
    pub async fn post_once(&self, path: &str, key: &str, body: &Value) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("idempotency-key", key);
        Answer::of(request.json(body)).await
    }

    pub async fn escalate_with(&self, body: &Value) -> Answer {
        self.post("/escalations", body).await
    }

    /// Escalates a small, believable conversation and returns the answer.
    pub async fn escalate(&self, conversation: &str) -> Value {
        let answer = self.escalate_with(&escalation(conversation)).await;
        assert!(
            answer.status == 201 || answer.status == 200,
            "{}",
            answer.text
        );
        answer.json()
    }

    /// Posts one message.
    pub async fn say(&self, conversation: &str, sender: &str, text: &str) -> Answer {
        let path = format!("/conversations/{}/messages", path_id(conversation));
        self.post(&path, &json!({ "sender": sender, "text": text }))
            .await
    }

    pub async fn message(&self, conversation: &str, body: &Value) -> Answer {
        self.post(
            &format!("/conversations/{}/messages", path_id(conversation)),
            body,
        )
        .await
    }

    pub async fn control(&self, conversation: &str, body: &Value) -> Answer {
        self.post(
            &format!("/conversations/{}/control", path_id(conversation)),
            body,
        )
        .await
    }

    pub async fn conversation(&self, conversation: &str) -> Value {
        self.get(&format!("/conversations/{}", path_id(conversation)))
            .await
            .expect(200)
    }

    /// Every event of a conversation the bot may read.
    pub async fn events(&self, conversation: &str) -> Vec<Value> {
        let path = format!("/conversations/{}/events?limit=200", path_id(conversation));
        self.get(&path).await.expect(200)["events"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// Words the customer can see, in order: (sender, text).
    pub async fn spoken(&self, conversation: &str) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let events = self.events(conversation).await;
        let messages = events
            .iter()
            .filter(|event| event["type"] == "message.created");
        messages
            .map(|event| &event["data"]["message"])
            .map(|message| (text(&message["sender"]), text(&message["text"])))
            .collect()
    }
}

/// A small, believable escalation.
pub fn escalation(conversation: &str) -> Value {
    json!({
        "conversation": { "external_id": conversation, "channel": "web", "language": "en" },
        "trigger": { "reason": "user_requested", "detail": "asked for a person" },
        "customer": { "external_id": format!("customer of {conversation}"), "name": "Maria Lindqvist" },
        "summary": "Wants a refund for a cancelled flight",
        "transcript": [
            { "role": "customer", "text": "My flight was cancelled, I want my money back" },
            { "role": "bot", "text": "I can only rebook" },
            { "role": "customer", "text": "A person, please" },
        ],
        "facts": { "reservation": "EUJUY6" },
        "task": { "name": "refund", "status": "blocked", "state": { "step": 3 } },
    })
}
