//! What people, bots and time do, by chance.

use super::truths::Places;
use super::world::{LANGUAGES, SKILLS, World};
use crate::support::agent::AgentClient;
use crate::support::bot::BotClient;
use crate::support::dice::Dice;
use baton::domain::base::ids::AgentId;
use serde_json::{Value, json};
use std::time::Duration;

/// Something that somebody is about to do.
pub enum Act {
    Escalate(BotClient, Value),
    Say(BotClient, String, &'static str),
    Control(BotClient, String, Value),
    Command(AgentClient, i64, &'static str, Value),
    Come(AgentClient),
    Go(AgentClient),
    Offer,
    Fire,
}

impl Act {
    /// The next act, in a world with so many conversations.
    pub fn next(
        world: &World,
        places: &Places,
        conversations: &mut usize,
        dice: &mut Dice,
    ) -> Self {
        let base = world.base(dice);
        let tickets = i64::try_from((*conversations).max(1)).unwrap();
        let any = i64::try_from(dice.below(usize::try_from(tickets).unwrap())).unwrap() + 1;
        // Mostly one that somebody has, or is asked to take, and mostly by them.
        let mut held: Vec<i64> = places.agents.keys().copied().collect();
        held.sort_unstable();
        let ticket = match held.is_empty() || dice.once_in(4) {
            true => any,
            false => *dice.of(&held),
        };
        let place = places.agents.get(&ticket).filter(|_| !dice.once_in(4));
        let everybody = || world.agents.iter().chain([&world.manager]);
        let known = |id: &AgentId| everybody().find(|agent| agent.id == *id);
        let agent = AgentClient {
            base: base.clone(),
            ..place
                .and_then(known)
                .unwrap_or(dice.of(&world.agents))
                .clone()
        };
        let conversation = dice.below((*conversations).max(1));
        let bot = |at: usize| BotClient {
            base: base.clone(),
            ..world.bots[at % world.bots.len()].clone()
        };
        let named = format!("c{conversation}");
        match dice.below(30) {
            0..=5 => {
                let new = match dice.once_in(4) {
                    true => conversation,
                    false => {
                        *conversations += 1;
                        *conversations - 1
                    }
                };
                Self::Escalate(bot(new), escalation(world, new, dice))
            }
            6 | 7 => Self::Say(
                bot(conversation),
                named,
                if dice.once_in(2) { "customer" } else { "bot" },
            ),
            8 | 9 => {
                let action = *dice.of(&["accept", "accept", "decline", "cancel"]);
                let back = (!places.returned.is_empty()).then(|| dice.of(&places.returned).clone());
                let named = back.unwrap_or(named);
                let own = bot(named.trim_start_matches('c').parse().unwrap());
                Self::Control(own, named, json!({ "action": action }))
            }
            10..=24 => {
                let (name, body) = command(world, dice);
                let who = match name {
                    "take" => AgentClient {
                        base,
                        ..world.manager.clone()
                    },
                    _ => agent,
                };
                Self::Command(who, ticket, name, body)
            }
            25 | 26 => Self::Come(agent),
            27 => Self::Go(agent),
            28 => Self::Offer,
            _ => Self::Fire,
        }
    }

    /// Does it, and tells what was done. Whatever the answer is, it is never a failure of the server's.
    pub async fn run(self, world: &World) -> Option<&'static str> {
        let (answer, what) = match self {
            Self::Escalate(bot, body) => (bot.escalate_with(&body).await, "escalate"),
            Self::Say(bot, conversation, sender) => {
                (bot.say(&conversation, sender, "words").await, "say")
            }
            Self::Control(bot, conversation, body) => {
                (bot.control(&conversation, &body).await, "control")
            }
            Self::Command(agent, ticket, name, body) => {
                (agent.command(ticket, name, &body).await, name)
            }
            Self::Come(agent) => {
                let services = &world.app.services;
                services
                    .accounts()
                    .sign_online(vec![agent.id])
                    .await
                    .unwrap();
                services
                    .accounts()
                    .set_away(agent.id, false, None, None)
                    .await
                    .unwrap();
                return None;
            }
            Self::Go(agent) => {
                world
                    .app
                    .services
                    .accounts()
                    .sign_offline(agent.id)
                    .await
                    .unwrap();
                return None;
            }
            Self::Offer => {
                world.app.offer().await;
                return None;
            }
            Self::Fire => {
                let node = world.other.as_ref().unwrap_or(&world.app);
                node.fire_timers().await;
                return None;
            }
        };
        assert!(
            answer.status < 500,
            "{what}: {} {}",
            answer.status,
            answer.text
        );
        (answer.status < 300).then_some(what)
    }
}

fn escalation(world: &World, conversation: usize, dice: &mut Dice) -> Value {
    let skills: Vec<&str> = SKILLS.iter().copied().filter(|_| dice.once_in(4)).collect();
    let mut routing = json!({ "skills": skills });
    if dice.once_in(2) {
        routing["team"] = json!(dice.of(&world.teams));
    }
    if dice.once_in(8) {
        routing["agent"] = json!(dice.of(&world.agents).email);
    }
    let mut body = json!({
        "conversation": { "external_id": format!("c{conversation}"), "language": dice.of(&LANGUAGES) },
        "priority": dice.of(&["low", "normal", "high", "urgent"]),
        "summary": format!("something about {}", dice.of(&SKILLS)),
        "routing": routing,
    });
    if dice.once_in(3) {
        let until = world.app.clock.now();
        let until = until.plus(Duration::from_secs(u64::try_from(dice.below(900)).unwrap()));
        body["ask"] =
            json!({ "type": "question", "prompt": "What then?", "expires_at": until.to_string() });
    }
    body
}

fn command(world: &World, dice: &mut Dice) -> (&'static str, Value) {
    let name = *dice.of(&[
        "accept", "accept", "accept", "decline", "reply", "resolve", "return", "return", "return",
        "transfer", "transfer", "withdraw", "snooze", "take",
    ]);
    let body = match name {
        "reply" => json!({ "text": "words" }),
        "return" if dice.once_in(2) => {
            json!({ "to": format!("Bot {}", dice.below(world.bots.len())) })
        }
        "snooze" => json!({ "minutes": 1 + dice.below(40) }),
        "transfer" => {
            let mode = dice.of(&["warm", "cold"]);
            match dice.below(3) {
                0 => json!({ "team": "up", "mode": mode }),
                1 => json!({ "team": dice.of(&world.teams), "mode": mode }),
                _ => json!({ "agent": dice.of(&world.agents).email, "mode": mode }),
            }
        }
        _ => json!({}),
    };
    (name, body)
}
