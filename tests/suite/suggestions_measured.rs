//! How often the reply that fits is suggested: 100 dialogues of an airline's bot, played through a server. Not a test; run
//! it with `BATON_DIALOGUES=airline_dialogues.jsonl` and `--ignored --nocapture`. `docs/suggestions.md` has the figures.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use baton::startup::Workers;
use diesel::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

/// What a reply was for: the last tool the bot called before it, and the next after it.
type Purpose = (Option<String>, Option<String>);

/// A turn: what the customer said, what was answered, and what for.
struct Turn {
    request: Vec<String>,
    reply: String,
    purpose: Purpose,
}

struct Dialogue {
    scenario: String,
    turns: Vec<Turn>,
}

fn dialogue(line: &str) -> Dialogue {
    let read: Value = serde_json::from_str(line).unwrap();
    let messages = read["messages"].as_array().unwrap();
    let calls = |message: &Value| -> Vec<String> {
        let calls = message["tool_calls"].as_array();
        let calls = calls.into_iter().flatten();
        let name = |call: &Value| call["function"]["name"].as_str().unwrap().to_owned();
        calls.map(name).collect()
    };
    let mut turns = Vec::new();
    let mut request = Vec::new();
    for (at, message) in messages.iter().enumerate() {
        let text = message["content"].as_str().unwrap_or_default();
        let text = text.replace("###STOP###", "").trim().to_owned();
        match message["role"].as_str().unwrap() {
            "user" if !text.is_empty() => request.push(text),
            "assistant" if !text.is_empty() && calls(message).is_empty() => {
                let before = messages[..at].iter().flat_map(calls).next_back();
                let after = messages[at..].iter().flat_map(calls).next();
                turns.push(Turn {
                    request: std::mem::take(&mut request),
                    reply: text,
                    purpose: (before, after),
                });
            }
            _ => {}
        }
    }
    let id = read["id"].as_str().unwrap();
    let scenario = id.rsplit_once('-').unwrap().0.to_owned();
    Dialogue { scenario, turns }
}

/// A dialogue that goes on at a ticket.
struct Played<'a> {
    bot: &'a BotClient,
    agent: &'a AgentClient,
    conversation: String,
    ticket: Option<i64>,
}

impl Played<'_> {
    async fn ask(&mut self, request: &[String]) {
        let mut said = request;
        if self.ticket.is_none() {
            let mut body = escalation(&self.conversation);
            body["transcript"] = json!(
                said.first()
                    .map(|text| json!({ "role": "customer", "text": text }))
                    .into_iter()
                    .collect::<Vec<_>>()
            );
            body.as_object_mut().unwrap().remove("summary");
            let ticket = number(&self.bot.escalate_with(&body).await.expect(201));
            self.agent.accept(ticket).await.expect(200);
            self.ticket = Some(ticket);
            said = said.get(1..).unwrap_or_default();
        }
        for text in said {
            let told = self.bot.say(&self.conversation, "customer", text).await;
            told.expect(201);
        }
    }

    /// Sends it, and returns its `seq`.
    async fn reply(&self, text: &str) -> i64 {
        let body = json!({ "text": text, "force": true });
        let ticket = self.ticket.unwrap();
        let sent = self.agent.command(ticket, "reply", &body).await.expect(200);
        let seq = sent["seq"].as_i64().or(sent["message"]["seq"].as_i64());
        seq.unwrap_or_else(|| panic!("{sent}"))
    }
}

fn run(app: &TestApp, statement: &str) {
    let mut conn = app.services.store.connect().unwrap();
    diesel::sql_query(statement).execute(&mut conn).unwrap();
}

async fn read(app: &TestApp) {
    while app.services.timekeeper().read_past_replies().await.unwrap() > 0 {}
}

#[derive(Default)]
struct Figures {
    asked: usize,
    fits: usize,
    by_chance: f64,
}

impl Figures {
    fn add(&mut self, fits: bool, share: f64) {
        self.asked += 1;
        self.fits += usize::from(fits);
        self.by_chance += 1.0 - (1.0 - share).powi(3);
    }

    fn told(&self) -> String {
        let share = |of: f64| 100.0 * of / self.asked as f64;
        let (fits, chance) = (share(self.fits as f64), share(self.by_chance));
        format!(
            "{} of {} ({fits:.1}%; three at random: {chance:.1}%)",
            self.fits, self.asked
        )
    }
}

#[actix_web::test]
#[ignore = "it needs BATON_DIALOGUES, and a few minutes"]
async fn how_often_the_reply_that_fits_is_among_the_first_three() {
    let path = std::env::var("BATON_DIALOGUES").expect("BATON_DIALOGUES names the file");
    let text = std::fs::read_to_string(path).unwrap();
    let dialogues: Vec<Dialogue> = text.lines().map(dialogue).collect();
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let play = |conversation: String| Played {
        bot: &bot,
        agent: &ada,
        conversation,
        ticket: None,
    };
    let mut tickets = Vec::new();
    let mut purposes: HashMap<(i64, i64), &Purpose> = HashMap::new();
    for (at, dialogue) in dialogues.iter().enumerate() {
        let mut played = play(format!("first-{at}"));
        for turn in &dialogue.turns {
            played.ask(&turn.request).await;
            let seq = played.reply(&turn.reply).await;
            purposes.insert((played.ticket.unwrap(), seq), &turn.purpose);
        }
        tickets.push(played.ticket.unwrap_or_default());
    }
    read(&app).await;
    let backend = if app.database.is_postgres() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    println!(
        "{backend}: {} replies of {} dialogues",
        purposes.len(),
        dialogues.len()
    );
    for whole_scenario in [false, true] {
        let (mut all, mut between) = (Figures::default(), Figures::default());
        for (at, dialogue) in dialogues.iter().enumerate() {
            let is_hidden = |other: usize| match whole_scenario {
                true => dialogues[other].scenario == dialogue.scenario,
                false => other == at,
            };
            let hidden: BTreeSet<usize> =
                (0..dialogues.len()).filter(|it| is_hidden(*it)).collect();
            let hidden_tickets: Vec<String> =
                hidden.iter().map(|it| tickets[*it].to_string()).collect();
            let hidden_tickets = hidden_tickets.join(", ");
            run(
                &app,
                &format!(
                    "UPDATE past_replies SET request = NULL, earlier = NULL WHERE ticket_id IN ({hidden_tickets})"
                ),
            );
            let others: Vec<&Purpose> = (0..dialogues.len())
                .filter(|other| !hidden.contains(other))
                .flat_map(|other| dialogues[other].turns.iter().map(|turn| &turn.purpose))
                .collect();
            let mut played = play(format!("again-{whole_scenario}-{at}"));
            for turn in &dialogue.turns {
                played.ask(&turn.request).await;
                let same = others
                    .iter()
                    .filter(|other| ***other == turn.purpose)
                    .count();
                if same > 0 && !turn.request.is_empty() {
                    let path = format!("/tickets/{}/suggestions", played.ticket.unwrap());
                    let found = ada.get(&path).await.expect(200);
                    let suggested = found["past"].as_array().unwrap();
                    assert!(suggested.len() <= 3);
                    let fits = suggested.iter().any(|reply| {
                        let place = (
                            reply["ticket"].as_i64().unwrap(),
                            reply["seq"].as_i64().unwrap(),
                        );
                        *purposes[&place] == turn.purpose
                    });
                    let share = same as f64 / others.len() as f64;
                    all.add(fits, share);
                    if turn.purpose.0.is_some() && turn.purpose.1.is_some() {
                        between.add(fits, share);
                    }
                }
                played.reply(&turn.reply).await;
            }
            // What was played again is not in the past of the next one.
            run(
                &app,
                &format!(
                    "DELETE FROM past_replies WHERE ticket_id = {}",
                    played.ticket.unwrap_or_default()
                ),
            );
            read(&app).await;
        }
        let left_out = if whole_scenario {
            "the scenario"
        } else {
            "the dialogue"
        };
        println!(
            "{backend}, without the replies of {left_out}: {}",
            all.told()
        );
        println!("  of these between two tool calls: {}", between.told());
    }
}
