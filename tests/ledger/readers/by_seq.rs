//! Each conversation by itself, by `seq`.

use super::{Reading, paging};
use crate::crew::Crew;
use crate::support::dice::Dice;
use actix_web::rt::time::sleep;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

const PAGE_WITHIN: Duration = Duration::from_secs(12);

pub async fn read(crew: Rc<Crew>, reading: Rc<Reading>, mut dice: Dice) {
    let mut places: HashMap<String, i64> = HashMap::new();
    while !reading.has_all() {
        let known = crew.board.conversations(reading.bot);
        if known.is_empty() {
            sleep(Duration::from_millis(20)).await;
            continue;
        }
        let conversation = dice.of(&known).clone();
        let after = places.entry(conversation.clone()).or_default();
        let limit = 1 + dice.below(30);
        let path =
            format!("/api/v1/conversations/{conversation}/events?after={after}&limit={limit}");
        let key = crew.bots[reading.bot].key.clone();
        let Some(page) = paging::page(&crew, &path, &key, PAGE_WITHIN, &mut dice).await else {
            reading.broke();
            sleep(Duration::from_millis(30)).await;
            continue;
        };
        for event in page["events"].as_array().into_iter().flatten() {
            let seq = event["seq"].as_i64().unwrap_or_default();
            if seq <= *after {
                crew.complain(format!("{conversation}: {seq} after {after}"));
            }
            *after = seq;
            reading.read(event["id"].as_str().unwrap_or_default());
        }
        sleep(Duration::from_millis(5)).await;
    }
}
