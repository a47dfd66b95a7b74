//! Conversations that wander among bots and people by chance. Whatever way one takes: everybody who gets it knows all
//! that was known, nobody reads what is another's own, every public word stands once, and it stays one conversation.
//!
//! A failure names its seed and the way that was taken; the same seed takes the same way. `BATON_TEST_JOURNEYS=9-40,60`
//! takes other seeds, and that many steps each.

use crate::support::TestApp;
use crate::support::agent::AgentClient;
use crate::support::bot::BotClient;
use crate::support::dice::Dice;
use baton::domain::base::ids::ConversationId;
use baton::domain::base::words::Role;
use baton::storage::conversations;
use serde_json::{Value, json};
use std::ops::RangeInclusive;
use std::time::Duration;

const TEAMS: [&str; 2] = ["Support", "Billing"];
const BOTS: [&str; 4] = ["First", "Router", "Tech", "Care"];

/// The seeds that are tried, and how many steps each takes.
fn journeys() -> (RangeInclusive<u64>, usize) {
    let Ok(wanted) = std::env::var("BATON_TEST_JOURNEYS") else {
        return (1..=8, 24);
    };
    let numbers: Vec<u64> = wanted
        .split(['-', ','])
        .map(|number| number.parse().unwrap())
        .collect();
    let [first, last, steps] = numbers[..] else {
        panic!("BATON_TEST_JOURNEYS is first-last,steps");
    };
    (first..=last, usize::try_from(steps).unwrap())
}

/// Where the conversation is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Bot(usize),
    Offered(usize),
    /// In the queue of this team.
    Queue(usize),
    /// With the agent of this team.
    Agent(usize),
}

struct Journey {
    app: TestApp,
    bots: Vec<BotClient>,
    agents: Vec<AgentClient>,
    id: String,
    place: Place,
    ticket: i64,
    /// The bot that opened the ticket.
    escalated: usize,
    /// Facts, promises, steps and what was said before Baton heard of it.
    known: Vec<String>,
    /// What was said through Baton, in order.
    words: Vec<String>,
    /// The newest state of each bot's task.
    states: [Option<Value>; BOTS.len()],
    /// Everything each bot was told or told itself.
    told: [String; BOTS.len()],
    way: Vec<String>,
    count: usize,
}

impl Journey {
    async fn begin() -> Self {
        let app = TestApp::spawn().await;
        app.add_team(TEAMS[1]).await;
        let mut bots = Vec::new();
        for name in BOTS {
            bots.push(app.bot_of(name, TEAMS[0]).await);
        }
        let ada = app.agent("Ada").await;
        let bea = app.person("Bea", Role::Agent, &[TEAMS[1]]).await;
        bots[0].say("c1", "customer", "word-0").await.expect(201);
        let id = bots[0].conversation("c1").await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        Self {
            app,
            bots,
            agents: vec![ada, bea],
            id,
            place: Place::Bot(0),
            ticket: 0,
            escalated: 0,
            known: Vec::new(),
            words: vec!["word-0".to_owned()],
            states: Default::default(),
            told: [
                "word-0".to_owned(),
                String::new(),
                String::new(),
                String::new(),
            ],
            way: Vec::new(),
            count: 0,
        }
    }

    /// The id by which a bot addresses the conversation.
    fn at(&self, bot: usize) -> &str {
        match bot {
            0 => "c1",
            _ => &self.id,
        }
    }

    /// Something new, to be found again wherever it goes.
    fn token(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{kind}-{}.", self.count)
    }

    fn learns(&mut self, kind: &str) -> String {
        let new = self.token(kind);
        self.known.push(new.clone());
        new
    }

    /// What a bot sends along: some of everything.
    fn context(&mut self, bot: usize, dice: &mut Dice) -> Value {
        let mut body = json!({
            "metadata": { "own": format!("secret-of-{}", BOTS[bot]) },
            "ask": { "type": "question", "prompt": format!("ask-of-{}?", BOTS[bot]) },
        });
        if dice.below(2) == 0 {
            let fact = self.learns("fact");
            body["facts"] = json!({ format!("f{}", self.count): fact });
        }
        if dice.below(2) == 0 {
            body["promises"] = json!([{ "text": self.learns("promise") }]);
        }
        if dice.below(3) == 0 {
            let state = json!({ "n": self.token("state") });
            let step = self.learns("step");
            let name = format!("task {}", self.count);
            body["task"] = json!({ "name": name, "steps": [{ "name": step, "status": "failed" }], "state": state });
            self.states[bot] = Some(state);
        }
        if dice.below(3) == 0 {
            let said = self.learns("before");
            body["transcript"] = json!([{ "role": "customer", "text": said }]);
        }
        self.told[bot] += &body.to_string();
        body
    }

    async fn step(&mut self, dice: &mut Dice) {
        let choice = dice.below(6);
        self.way.push(format!("{:?} {choice}", self.place));
        if choice == 0 {
            let word = self.token("word");
            self.bots[0].say("c1", "customer", &word).await.expect(201);
            self.told[0] += &word;
            self.words.push(word);
            return;
        }
        match self.place {
            Place::Bot(bot) => self.bot_acts(bot, choice, dice).await,
            Place::Offered(bot) => self.bot_answers(bot, choice).await,
            Place::Queue(team) => {
                self.agents[team].accept(self.ticket).await.expect(200);
                self.place = Place::Agent(team);
            }
            Place::Agent(team) => self.agent_acts(team, choice, dice).await,
        }
    }

    async fn bot_acts(&mut self, bot: usize, choice: usize, dice: &mut Dice) {
        let other = (bot + 1 + dice.below(BOTS.len() - 1)) % BOTS.len();
        let team = dice.below(TEAMS.len());
        let at = self.at(bot).to_owned();
        if choice == 1 {
            let word = self.token("word");
            self.bots[bot].say(&at, "bot", &word).await.expect(201);
            self.told[bot] += &word;
            self.words.push(word);
            return;
        }
        let mut body = self.context(bot, dice);
        if choice <= 3 {
            body["action"] = json!("pass");
            body["to"] = match choice {
                2 => json!({ "bot": BOTS[other] }),
                _ => json!({ "team": TEAMS[team] }),
            };
            let passed = self.bots[bot].control(&at, &body).await.expect(200);
            if passed["control"]["holder"] == "bot" {
                return self.goes_to(Place::Bot(other)).await;
            }
        } else {
            body["conversation"] = json!({ "external_id": at });
            body["routing"] = match choice {
                4 => json!({ "bot": BOTS[other] }),
                _ => json!({ "team": TEAMS[team] }),
            };
            let answer = self.bots[bot].escalate_with(&body).await;
            assert!([200, 201].contains(&answer.status), "{}", answer.text);
            if answer.json()["control"]["holder"] == "bot" {
                self.opened(bot).await;
                return self.goes_to(Place::Offered(other)).await;
            }
        }
        let team = self.opened(bot).await;
        self.place = Place::Queue(team);
    }

    /// Looks at the open ticket; returns its team.
    async fn opened(&mut self, bot: usize) -> usize {
        let ticket = self.bots[0].conversation("c1").await["ticket"].clone();
        let number = ticket["number"].as_i64().unwrap();
        if number != self.ticket {
            (self.ticket, self.escalated) = (number, bot);
        }
        TEAMS
            .iter()
            .position(|team| *team == ticket["team"])
            .unwrap()
    }

    async fn bot_answers(&mut self, bot: usize, choice: usize) {
        let at = self.at(bot).to_owned();
        match choice {
            1 | 2 => {
                let accept = json!({ "action": "accept" });
                self.bots[bot].control(&at, &accept).await.expect(200);
                self.place = Place::Bot(bot);
            }
            3 => {
                let word = self.token("word");
                self.bots[bot].say(&at, "bot", &word).await.expect(201);
                self.told[bot] += &word;
                self.words.push(word);
                self.place = Place::Bot(bot);
            }
            4 => {
                let decline = json!({ "action": "decline" });
                self.bots[bot].control(&at, &decline).await.expect(200);
                self.place = Place::Queue(self.opened(self.escalated).await);
            }
            _ => {
                self.app.pass(Duration::from_secs(61)).await;
                self.place = Place::Queue(self.opened(self.escalated).await);
            }
        }
    }

    async fn agent_acts(&mut self, team: usize, choice: usize, dice: &mut Dice) {
        let agent = self.agents[team].clone();
        match choice {
            1 => {
                let word = self.token("word");
                let reply = json!({ "text": word, "force": true });
                agent
                    .command(self.ticket, "reply", &reply)
                    .await
                    .expect(200);
                self.words.push(word);
            }
            2 => {
                let value = self.learns("fact");
                let fact = json!({ "name": format!("f{}", self.count), "value": value });
                agent.command(self.ticket, "facts", &fact).await.expect(200);
                agent
                    .note(self.ticket, "secret-of-agents")
                    .await
                    .expect(200);
            }
            3 => {
                let other = 1 - team;
                let transfer = json!({ "team": TEAMS[other], "mode": "cold" });
                let answer = agent.command(self.ticket, "transfer", &transfer).await;
                assert!([200, 404].contains(&answer.status), "{}", answer.text);
                self.place = Place::Queue(other);
            }
            4 => {
                agent
                    .command(self.ticket, "resolve", &json!({ "force": true }))
                    .await
                    .expect(200);
                self.goes_to(Place::Bot(self.escalated)).await;
            }
            _ => {
                let to = dice.below(BOTS.len());
                let fact = self.learns("fact");
                let back = json!({
                    "to": BOTS[to], "force": true, "facts": { format!("f{}", self.count): fact },
                    "promises": [self.learns("promise")], "avoid": [self.learns("avoid")],
                });
                agent.hand_back(self.ticket, &back).await.expect(200);
                self.goes_to(Place::Offered(to)).await;
            }
        }
    }

    /// A bot has it now: with everything.
    async fn goes_to(&mut self, place: Place) {
        self.place = place;
        let (Place::Bot(bot) | Place::Offered(bot)) = place else {
            return;
        };
        let events = self.bots[bot].events(self.at(bot)).await;
        let back = events
            .iter()
            .rev()
            .find(|event| !event["data"]["handback"].is_null());
        let back = back.expect("a hand-back")["data"]["handback"].clone();
        // What happened in its own time it has heard.
        self.told[bot] += &json!(events).to_string();
        for what in self.known.iter().chain(&self.words) {
            assert!(
                self.told[bot].contains(what),
                "{} does not know {what}: {back}",
                BOTS[bot]
            );
        }
        if let Some(state) = &self.states[bot] {
            assert_eq!(back["task"]["state"], *state, "the state of {}", BOTS[bot]);
        }
    }

    /// Somebody who has nothing to say tries to.
    async fn intrude(&mut self, dice: &mut Dice) {
        let bot = dice.below(BOTS.len());
        let (Place::Bot(holder) | Place::Offered(holder)) = self.place else {
            return;
        };
        if bot == holder {
            return;
        }
        let at = self.at(bot).to_owned();
        let late = self.bots[bot].say(&at, "bot", "late-word").await;
        assert!(
            [404, 409].contains(&late.status),
            "{}: {}",
            BOTS[bot],
            late.text
        );
        if bot == 0 {
            return; // The conversation is its own: it may add to an open ticket.
        }
        let thief =
            json!({ "conversation": { "external_id": at }, "facts": { "late": "late-fact" } });
        let late = self.bots[bot].escalate_with(&thief).await;
        assert!(
            [404, 409].contains(&late.status),
            "{}: {}",
            BOTS[bot],
            late.text
        );
    }

    async fn check(&self) {
        let spoken = self.bots[0].spoken("c1").await.into_iter();
        let spoken: Vec<String> = spoken
            .map(|(_, text)| text)
            .filter(|text| text.starts_with("word-"))
            .collect();
        assert_eq!(spoken, self.words, "every word once, in order");
        if let Place::Agent(team) = self.place {
            let shown = self.agents[team].ticket(self.ticket).await.to_string();
            for what in self.known.iter().chain(&self.words) {
                assert!(shown.contains(what), "the agent does not see {what}");
            }
            assert!(!shown.contains("late-fact"));
        }
    }

    /// What every bot can read, at the end of the way.
    async fn end(&mut self) {
        self.app.settle().await;
        for (bot, client) in self.bots.iter().enumerate() {
            let read = client
                .get("/events?limit=200")
                .await
                .expect(200)
                .to_string();
            let tickets = client.get("/tickets").await.expect(200);
            let mut all = read;
            for ticket in tickets["tickets"].as_array().unwrap() {
                let path = format!("/tickets/{}", ticket["id"].as_str().unwrap());
                all += &client.get(&path).await.expect(200).to_string();
            }
            let others = BOTS.iter().enumerate().filter(|(other, _)| *other != bot);
            for other in others.map(|(_, name)| *name).chain(["agents"]) {
                let secret = format!("secret-of-{other}");
                assert!(
                    !all.contains(&secret),
                    "{} reads {secret}: {all}",
                    BOTS[bot]
                );
                // The bot that started the conversation hears all that is public in it.
                let ask = format!("ask-of-{other}");
                assert!(
                    bot == 0 || !all.contains(&ask),
                    "{} reads {ask}: {all}",
                    BOTS[bot]
                );
            }
        }
        let all = (1..20).map(ConversationId).collect();
        let there = self.app.services.store.read(move |conn| {
            Ok::<_, baton::storage::StorageError>(conversations::several(conn, all)?)
        });
        assert_eq!(there.await.unwrap().len(), 1, "no ghost");
    }
}

/// The way that was taken, if it ends badly.
struct Told<'a>(u64, &'a mut Journey);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}: {}", self.0, self.1.way.join(", "));
        }
    }
}

#[actix_web::test]
async fn whichever_way_a_conversation_goes_nothing_is_lost_and_nothing_leaks() {
    let (seeds, steps) = journeys();
    for seed in seeds {
        let dice = &mut Dice::new(seed);
        let mut journey = Journey::begin().await;
        let told = Told(seed, &mut journey);
        for _ in 0..steps {
            told.1.step(dice).await;
            told.1.intrude(dice).await;
            told.1.check().await;
        }
        told.1.end().await;
    }
}
