//! `GET /events?after=`, page after page, with and without waiting.

use super::Reading;
use crate::crew::Crew;
use crate::support::dice::Dice;
use actix_web::rt::time::sleep;
use serde_json::Value;
use std::rc::Rc;
use std::time::Duration;

/// The longest that a page may take: the server waits for a second at most.
const PAGE_WITHIN: Duration = Duration::from_secs(12);

pub async fn read(crew: Rc<Crew>, reading: Rc<Reading>, mut dice: Dice) {
    let mut cursor = "0".to_owned();
    while !reading.has_all() {
        let (limit, wait) = (1 + dice.below(60), dice.below(2));
        let path = format!("/api/v1/events?after={cursor}&limit={limit}&wait={wait}");
        let key = crew.bots[reading.bot].key.clone();
        // Now and then a reader does not wait for its answer and asks again from where it was.
        let patience = match dice.once_in(12) {
            true => Duration::from_millis(dice.below(30) as u64),
            false => PAGE_WITHIN,
        };
        let Some(page) = page(&crew, &path, &key, patience, &mut dice).await else {
            reading.broke();
            sleep(Duration::from_millis(60)).await;
            continue;
        };
        let events = page["events"].as_array().cloned().unwrap_or_default();
        for event in &events {
            reading.read(event["id"].as_str().unwrap_or_default());
        }
        cursor = page["cursor"].as_str().unwrap_or(&cursor).to_owned();
        if events.is_empty() {
            sleep(Duration::from_millis(20)).await;
        }
    }
}

/// A page of a bot's log from either node; nothing when it did not come.
pub(super) async fn page(
    crew: &Crew,
    path: &str,
    key: &str,
    patience: Duration,
    dice: &mut Dice,
) -> Option<Value> {
    let request = crew.http.get(format!("{}{path}", crew.base(dice)));
    let answer = request
        .bearer_auth(key)
        .timeout(patience)
        .send()
        .await
        .ok()?;
    let status = answer.status().as_u16();
    let text = answer.text().await.ok()?;
    match status {
        200 => serde_json::from_str(&text).ok(),
        // A conversation that nobody has written in, or whose beginning was refused.
        404 | 503 => None,
        _ => {
            crew.complain(format!("GET {path}: {status} {text}"));
            None
        }
    }
}
