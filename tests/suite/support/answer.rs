//! An answer, read whole.

use reqwest::header::HeaderMap;
use serde_json::Value;

/// Status, headers and JSON of an answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(request: reqwest::RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self {
            status,
            headers,
            text: response.text().await.unwrap(),
        }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|e| panic!("{} is not JSON ({e}): {}", self.status, self.text))
    }

    /// The body as it is, when the status is as expected.
    #[track_caller]
    pub fn expect_page(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.text);
        self.text.clone()
    }

    /// The body as JSON, when the status is as expected.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        if self.text.is_empty() {
            Value::Null
        } else {
            self.json()
        }
    }

    /// The stable code of a problem, when the status is as expected.
    #[track_caller]
    pub fn problem(&self, status: u16) -> String {
        let media = self.header("content-type");
        let body = self.expect(status);
        assert_eq!(media, "application/problem+json");
        assert_eq!(body["status"], status);
        assert!(!body["request_id"].as_str().unwrap().is_empty(), "{body}");
        body["code"].as_str().unwrap().to_owned()
    }

    pub fn header(&self, name: &str) -> String {
        self.headers
            .get(name)
            .map(|v| v.to_str().unwrap().to_owned())
            .unwrap_or_default()
    }
}
