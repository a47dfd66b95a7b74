//! An agent with an API token: the same commands as the console's, as JSON.

use super::answer::Answer;
use super::socket::Socket;
use baton::domain::base::ids::AgentId;
use reqwest::Method;
use serde_json::{Value, json};

/// An agent with a token.
#[derive(Clone)]
pub struct AgentClient {
    pub base: String,
    pub http: reqwest::Client,
    pub token: String,
    pub email: String,
    pub id: AgentId,
}

impl AgentClient {
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.base);
        let request = self.http.request(method, url).bearer_auth(&self.token);
        request.header("accept", "application/json")
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(body)).await
    }

    /// A command at a ticket.
    pub async fn command(&self, ticket: i64, name: &str, body: &Value) -> Answer {
        self.post(&format!("/tickets/{ticket}/{name}"), body).await
    }

    pub async fn accept(&self, ticket: i64) -> Answer {
        self.command(ticket, "accept", &json!({})).await
    }

    pub async fn reply(&self, ticket: i64, text: &str) -> Answer {
        self.command(ticket, "reply", &json!({ "text": text }))
            .await
    }

    pub async fn note(&self, ticket: i64, text: &str) -> Answer {
        self.command(ticket, "note", &json!({ "text": text })).await
    }

    pub async fn resolve(&self, ticket: i64) -> Answer {
        self.command(ticket, "resolve", &json!({})).await
    }

    pub async fn hand_back(&self, ticket: i64, body: &Value) -> Answer {
        self.command(ticket, "return", body).await
    }

    /// Everything about a ticket.
    pub async fn ticket(&self, ticket: i64) -> Value {
        self.get(&format!("/tickets/{ticket}")).await.expect(200)
    }

    /// The numbers of the tickets in a view, in order.
    pub async fn queue(&self, view: &str) -> Vec<i64> {
        let page = self.get(&format!("/queue?view={view}")).await.expect(200);
        let tickets = page["tickets"].as_array().unwrap();
        tickets
            .iter()
            .map(|ticket| ticket["number"].as_i64().unwrap())
            .collect()
    }

    /// A console's socket, with a ticket open or without.
    pub async fn live(&self, ticket: Option<i64>) -> Socket {
        Socket::open(&self.base, &self.token, ticket).await
    }
}

/// The number of the ticket in an answer.
#[track_caller]
pub fn number(answer: &Value) -> i64 {
    answer["ticket"]["number"].as_i64().unwrap()
}
