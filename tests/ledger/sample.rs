//! What bots and agents see of it over HTTP and their sockets.

use crate::crew::Crew;
use crate::errand::PATIENCE;
use crate::ground::Ground;
use crate::readers::Readers;
use crate::snapshot::Snapshot;
use crate::support::bot::escalation;
use crate::support::dice::Dice;
use actix_web::rt::time::sleep;
use serde_json::Value;
use std::time::{Duration, Instant};

/// Conversations that are looked at.
const SAMPLE: usize = 6;

/// How long a row may take to every console once all is quiet.
const PUSHED_WITHIN: Duration = Duration::from_secs(12);

/// After everything, a new ticket comes to every console by itself.
pub async fn push_lives(crew: &Crew, readers: &Readers, dice: &mut Dice) -> Vec<String> {
    let until = Instant::now() + PUSHED_WITHIN;
    let mut late = Vec::new();
    for turn in 0.. {
        let mut body = escalation(&format!("probe{turn}"));
        body["routing"] = serde_json::json!({ "team": "Support" });
        let url = format!("{}/api/v1/escalations", crew.base(dice));
        let request = crew
            .http
            .post(url)
            .bearer_auth(&crew.bots[1].key)
            .json(&body);
        let number = match request.timeout(PATIENCE).send().await {
            Ok(answer) => {
                answer.json::<Value>().await.unwrap_or_default()["ticket"]["number"].clone()
            }
            Err(_) => Value::Null,
        };
        let row = format!("row-{number}");
        // A console that is just connecting again reads its queue instead of being pushed this one.
        for _ in 0..20 {
            late = readers
                .sockets
                .iter()
                .filter(|socket| !socket.rows.borrow().contains(&row))
                .map(|socket| format!("no new ticket is pushed to {}", socket.agent.email))
                .collect();
            if late.is_empty() || Instant::now() > until {
                return late;
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
    late
}

/// The bot's view of some conversations, and the manager's of their tickets, agree with what is stored.
pub async fn over_the_api(crew: &Crew, snapshot: &Snapshot, ground: &Ground) -> Vec<String> {
    let mut all = Vec::new();
    let mut dice = Dice::new(snapshot.events.len() as u64);
    let own = snapshot.conversations.iter();
    let own: Vec<_> = own
        .filter(|(_, known)| known.bot == ground.bot_ids[0])
        .collect();
    for _ in 0..SAMPLE.min(own.len()) {
        let (_, known) = dice.of(&own);
        let url = format!(
            "{}/api/v1/conversations/{}",
            crew.base(&mut dice),
            known.external_id
        );
        let request = crew.http.get(url).bearer_auth(&crew.bots[0].key);
        let Some(seen) = seen(request).await else {
            all.push(format!("{} cannot be read", known.external_id));
            continue;
        };
        // Timers may have moved it on since.
        let (seq, epoch) = (seen["last_seq"].as_i64(), seen["control"]["epoch"].as_i64());
        if seq < Some(known.last_seq) || epoch < Some(known.epoch) {
            all.push(format!("a bot sees {seen} of {known:?}"));
        }
    }
    for (ticket, _, status) in snapshot.tickets.iter().take(SAMPLE) {
        let url = format!("{}/tickets/{ticket}", crew.base(&mut dice));
        let request = crew.http.get(url).bearer_auth(&crew.manager.token);
        let shown = seen(request.header("accept", "application/json"))
            .await
            .unwrap_or_default();
        let text = shown.to_string();
        let own = snapshot
            .messages
            .iter()
            .filter(|message| message.ticket == Some(*ticket));
        for message in own.filter(|message| !text.contains(&message.text)) {
            all.push(format!(
                "a manager does not see in ticket {ticket} ({status}): {message:?}"
            ));
        }
    }
    all
}

async fn seen(request: reqwest::RequestBuilder) -> Option<Value> {
    let answer = request.timeout(PATIENCE).send().await.ok()?;
    (answer.status() == 200).then_some(())?;
    answer.json().await.ok()
}
