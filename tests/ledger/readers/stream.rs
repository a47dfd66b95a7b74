//! `GET /events` as Server-Sent Events, cut off again and again.

use super::Reading;
use crate::crew::Crew;
use crate::support::dice::Dice;
use actix_web::rt::time::{sleep, timeout};
use serde_json::Value;
use std::rc::Rc;
use std::time::Duration;

/// How long a stream may be silent before its reader begins another one.
const SILENCE: Duration = Duration::from_secs(3);

/// How often a reader of a silent stream looks whether it has everything.
const MOMENT: Duration = Duration::from_millis(200);

pub async fn read(crew: Rc<Crew>, reading: Rc<Reading>, mut dice: Dice) {
    let mut last = String::new();
    while !reading.has_all() {
        one(&crew, &reading, &mut last, &mut dice).await;
        reading.broke();
        sleep(Duration::from_millis(20)).await;
    }
}

/// Reads one stream until it ends, or its reader has had enough of it.
async fn one(crew: &Crew, reading: &Reading, last: &mut String, dice: &mut Dice) {
    let url = format!("{}/api/v1/events", crew.base(dice));
    let request = crew.http.get(url).bearer_auth(&crew.bots[reading.bot].key);
    let mut request = request.header("accept", "text/event-stream");
    if !last.is_empty() {
        request = request.header("last-event-id", &*last);
    }
    let Ok(Ok(mut response)) = timeout(SILENCE, request.send()).await else {
        return;
    };
    match response.status().as_u16() {
        200 => {}
        503 => return,
        status => return crew.complain(format!("a stream: {status} {:?}", response.text().await)),
    }
    let enough = 1 + dice.below(150);
    let (mut rest, mut count, mut silent) = (Vec::new(), 0, Duration::ZERO);
    while !reading.has_all() {
        let chunk = match timeout(MOMENT, response.chunk()).await {
            Ok(Ok(Some(chunk))) => chunk,
            Ok(Ok(None) | Err(_)) => return,
            Err(_) if silent < SILENCE => {
                silent += MOMENT;
                continue;
            }
            Err(_) => return,
        };
        silent = Duration::ZERO;
        rest.extend_from_slice(&chunk);
        while let Some(end) = rest.windows(2).position(|two| two == b"\n\n") {
            let frame: Vec<u8> = rest.drain(..end + 2).collect();
            if let Some((id, event)) = parsed(&frame) {
                *last = id;
                reading.read(&event);
                count += 1;
            }
            if count >= enough {
                return;
            }
        }
    }
}

/// The cursor and the event's id of a frame; nothing for a comment.
fn parsed(frame: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(frame).ok()?;
    let member = |name: &str| -> Vec<&str> {
        let lines = text.lines();
        lines.filter_map(|line| line.strip_prefix(name)).collect()
    };
    let id = member("id: ").first()?.to_string();
    let data: Value = serde_json::from_str(&member("data: ").join("\n")).ok()?;
    Some((id, data["id"].as_str()?.to_owned()))
}
