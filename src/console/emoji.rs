//! `GET /me/emoji`: the emoji that the composer offers. They never change, so a browser asks once.

use crate::web::{AgentAuth, Problem};
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, ContentType};
use actix_web::web::Bytes;
use emojis::{Emoji, UnicodeVersion};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Newer ones are squares on many screens.
const NEWEST: UnicodeVersion = UnicodeVersion::new(14, 0);

const CACHED: &str = "private, max-age=86400";

/// In the order of Unicode: each with its name and the words it is found by.
pub(super) async fn list(_: AgentAuth) -> Result<HttpResponse, Problem> {
    static JSON: OnceLock<Bytes> = OnceLock::new();
    let json = JSON.get_or_init(|| {
        let known = emojis::iter().filter(|emoji| emoji.unicode_version() <= NEWEST);
        let all: Vec<Value> = known.map(told).collect();
        Bytes::from(serde_json::to_vec(&json!({ "emoji": all })).unwrap_or_default())
    });
    Ok(HttpResponse::Ok()
        .content_type(ContentType::json())
        .insert_header((CACHE_CONTROL, CACHED))
        .body(json.clone()))
}

fn told(emoji: &'static Emoji) -> Value {
    let codes: Vec<&str> = emoji.shortcodes().collect();
    json!([emoji.as_str(), emoji.name(), codes.join(" ")])
}
