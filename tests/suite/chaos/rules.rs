//! Opening hours, backlogs and routing rules, made by chance.

use super::world::{LANGUAGES, SKILLS, World};
use crate::support::dice::Dice;
use baton::domain::case::ticket::Ticket;
use baton::domain::rules::routing::RouteSet;
use baton::domain::team::hours::TeamHours;
use baton::storage::schema::tickets as stored;
use baton::storage::{AnyConnection, StorageError, route_decisions, routing_rules, tickets};
use diesel::prelude::*;
use serde_json::{Value, json};

/// A quarter of an hour open, a quarter closed, all day long as far as worlds live.
pub fn hours() -> TeamHours {
    let windows = (9..21).flat_map(|hour| [0, 30].map(|minute| (hour, minute)));
    let windows: Vec<String> = windows
        .map(|(hour, minute)| format!("{hour:02}:{minute:02}-{hour:02}:{:02}", minute + 15))
        .collect();
    TeamHours {
        expression: format!("Mo-Su {}", windows.join(",")),
        zone: "UTC".into(),
        closed: Vec::new(),
    }
}

/// Rules that hold from now on, for what comes in.
pub fn rules(world: &World, dice: &mut Dice) -> Value {
    let all = (0..6).map(|turn| {
        let mut when = json!({});
        match dice.below(4) {
            0 => when["language"] = json!(dice.of(&LANGUAGES)),
            1 => when["priority"] = json!(dice.of(&["low", "high", "urgent"])),
            2 => when["topic"] = json!(dice.of(&SKILLS)),
            _ => when["hours"] = json!(dice.of(&["open", "closed"])),
        }
        let mut then = json!({ "team": dice.of(&world.teams) });
        match dice.below(5) {
            0 => then["require_skills"] = json!([dice.of(&SKILLS)]),
            1 => then["prefer_skills"] = json!([dice.of(&SKILLS)]),
            2 => then["priority"] = json!(dice.of(&["low", "high"])),
            3 => then["bot"] = json!(format!("Bot {}", dice.below(world.bots.len()))),
            _ => {}
        }
        let overrides = dice.once_in(2);
        json!({ "name": format!("rule {turn}"), "when": when, "then": then, "overrides_bot": overrides })
    });
    all.collect()
}

/// Every route comes out the same when it is made again from the rules of its revision; returns how many
/// followed a rule.
pub async fn routes_are_reproducible(world: &World) -> usize {
    let read = |conn: &mut AnyConnection| {
        let all = stored::table.select(stored::id).load(conn)?;
        let mut followed = 0;
        for ticket in tickets::several(conn, all)? {
            let Ticket { id, .. } = ticket;
            let route = route_decisions::newest(conn, id)?.expect("every ticket was routed");
            let rules = routing_rules::rules(conn, route.revision)?;
            let set = RouteSet::compile(rules).expect("rules were checked when they were saved");
            assert_eq!(route.again(&set), route);
            followed += usize::from(route.rule.is_some());
        }
        Ok::<_, StorageError>(followed)
    };
    world.app.services.store.read(read).await.unwrap()
}
