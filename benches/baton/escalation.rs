//! The escalation every measurement posts: a believable one, with 20 messages.

use serde_json::{Value, json};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// Ids are as scattered as real ones, so that indexes are hit all over; odd, so that none repeats.
pub const SCATTER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Stands where an id will.
const PLACE: &str = "################";

/// What stands before the id in the customer's name: shown in queues and on sockets.
const NAME: &str = "Maria ";

static NEXT: AtomicU64 = AtomicU64::new(0);

/// What each client says in turn.
const SAID: [(&str, &str); 4] = [
    (
        "customer",
        "Hello, my flight from Lisbon to Oslo was cancelled this morning.",
    ),
    (
        "bot",
        "I am sorry to hear that. Which reservation is it about? It has six letters.",
    ),
    (
        "customer",
        "It is EUJUY6. I do not want another flight, I want the money back, please.",
    ),
    (
        "bot",
        "I found EUJUY6. I can offer you a seat tomorrow at 07:10. Shall I book it for you?",
    ),
];

fn body() -> Value {
    let transcript: Vec<Value> = SAID
        .iter()
        .cycle()
        .take(20)
        .enumerate()
        .map(|(turn, (role, text))| {
            let at = format!("2026-05-04T09:{turn:02}:00Z");
            json!({ "id": format!("m{turn}"), "role": role, "text": text, "at": at })
        })
        .collect();
    json!({
        "conversation": { "external_id": format!("web-{PLACE}"), "channel": "web", "language": "en" },
        "trigger": { "reason": "user_requested", "detail": "asked for a person",
            "message_id": format!("msg-{PLACE}") },
        "customer": { "external_id": format!("cus-{PLACE}"), "name": format!("{NAME}{PLACE}"),
            "email": "maria@example.com", "language": "en" },
        "summary": "Wants a refund for a cancelled flight, refuses to be rebooked",
        "intent": { "name": "refund", "confidence": 0.83 },
        "facts": { "reservation": "EUJUY6", "refund_reason": "cancelled by the airline" },
        "task": { "name": "refund", "status": "blocked", "state": { "step": 3, "offer": "A-0710" } },
        "transcript": transcript,
    })
}

/// The bytes of `POST /escalations`, with places for the ids.
pub struct Template {
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

impl Template {
    pub fn new(key: &str) -> Self {
        let body = body().to_string();
        let request = format!(
            "POST /api/v1/escalations HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let places = request
            .match_indices(PLACE)
            .map(|(at, _)| at..at + PLACE.len());
        Self {
            places: places.collect(),
            bytes: request.into_bytes(),
        }
    }

    /// Writes the request of a number that was never used into `request`.
    pub fn write(&self, request: &mut Vec<u8>) -> u64 {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let id = format!("{:016x}", number.wrapping_mul(SCATTER));
        request.clear();
        request.extend_from_slice(&self.bytes);
        for place in &self.places {
            request[place.clone()].copy_from_slice(id.as_bytes());
        }
        number
    }
}

/// What the bot calls the conversation of a number.
pub fn external_id(number: u64) -> String {
    format!("web-{:016x}", number.wrapping_mul(SCATTER))
}

/// The next number that will be used.
pub fn next_number() -> u64 {
    NEXT.load(Ordering::Relaxed)
}

/// The numbers of the escalations a text shows.
pub fn numbers(text: &str) -> impl Iterator<Item = u64> {
    let ids = text.match_indices(NAME).filter_map(|(at, _)| {
        let id = text.get(at + NAME.len()..at + NAME.len() + PLACE.len())?;
        u64::from_str_radix(id, 16).ok()
    });
    ids.map(|id| id.wrapping_mul(inverse(SCATTER)))
}

/// What takes a multiplication by `odd` back (Newton's iteration doubles the right bits each time).
fn inverse(odd: u64) -> u64 {
    (0..6).fold(odd, |found, _| {
        found.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(found)))
    })
}
