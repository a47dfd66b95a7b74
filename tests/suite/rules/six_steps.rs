//! Nothing acknowledged is lost, and no state is without a deadline: `kill -9` between any two of the six steps. After each restart every ticket goes on
//! from its stored step, and in the end the deadline of each step fires once.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use baton::domain::base::time::Moment;
use baton::domain::case::deadline::IDLE_WITHIN;
use baton::domain::log::EventKind;
use baton::services::Clock;
use baton::storage::{StorageError, events};
use serde_json::{Value, json};
use std::time::Duration;

/// The steps, in order; conversation `n` stops after the step `n`.
const STEPS: [&str; 7] = [
    "detected", "offered", "packed", "accepted", "answered", "verified", "returned",
];

/// Far enough for every deadline but the customer's silence.
const LATER: Duration = Duration::from_secs(15 * 60);

struct Desk {
    process: BatonProcess,
    bot: BotClient,
    ada: AgentClient,
}

impl Desk {
    async fn open(database: &TestDatabase) -> Self {
        let process = BatonProcess::start(database).await;
        process.run(&["team", "add", "Support"]).await;
        let offers = ["team", "set", "Support", "--assignment", "offer"];
        let slow = ["--offer-within", "600", "--relax-within", "6000"];
        process.run(&[&offers[..], &slow[..]].concat()).await;
        let bot = process
            .run(&["bot", "add", "Helper", "--team", "Support"])
            .await;
        let add = ["agent", "add", "ada@example.com", "--name", "Ada"];
        process
            .run(&[&add[..], &["--team", "Support"]].concat())
            .await;
        // With a capacity she may be offered several tickets at a time.
        let many = ["agent", "set", "ada@example.com", "--capacity", "50"];
        process.run(&many).await;
        let token = process.run(&["agent", "token", "ada@example.com"]).await;
        let http = reqwest::Client::new();
        let (base, text) = (process.base(), |value: &Value| {
            value.as_str().unwrap().to_owned()
        });
        Self {
            bot: BotClient {
                base: base.clone(),
                http: http.clone(),
                key: text(&bot["key"]),
            },
            ada: AgentClient {
                base,
                http,
                token: text(&token["token"]),
                email: "ada@example.com".to_owned(),
                id: baton::domain::base::ids::AgentId(0),
            },
            process,
        }
    }

    /// SIGKILL, and a new process over the same data.
    async fn kill(mut self, database: &TestDatabase) -> Self {
        self.process.kill();
        let process = BatonProcess::start(database).await;
        let base = process.base();
        Self {
            bot: BotClient {
                base: base.clone(),
                ..self.bot
            },
            ada: AgentClient { base, ..self.ada },
            process,
        }
    }

    /// Does one step of a conversation.
    async fn step(&self, step: &str, conversation: &str, ticket: &mut i64) {
        let (ada, bot) = (&self.ada, &self.bot);
        match step {
            "detected" => {
                let said = bot
                    .say(conversation, "customer", "I want to talk to a person")
                    .await;
                assert_eq!(said.expect(201)["verdict"]["escalate"], true);
            }
            "offered" => {
                let mut console = ada.live(None).await;
                *ticket = number(&bot.escalate(conversation).await);
                let row = format!("row-{ticket}");
                while self.status(*ticket).await != "offered" {
                    console.next("upsert", &row).await;
                }
            }
            "packed" => {
                let token = bot.escalate(conversation).await["ticket"]["id"].clone();
                let path = format!("/tickets/{}", token.as_str().unwrap());
                bot.patch(&path, &json!({ "facts": { "seat": "12A" } }))
                    .await
                    .expect(200);
            }
            "accepted" => drop(ada.accept(*ticket).await.expect(200)),
            "answered" => drop(
                ada.reply(*ticket, "I have read everything")
                    .await
                    .expect(200),
            ),
            "verified" => {
                let enough = json!({ "verdict": "enough" });
                ada.command(*ticket, "context", &enough).await.expect(200);
            }
            _ => drop(
                ada.hand_back(*ticket, &json!({ "note": "done" }))
                    .await
                    .expect(200),
            ),
        }
    }

    async fn status(&self, ticket: i64) -> String {
        let shown = self.ada.ticket(ticket).await;
        shown["ticket"]["status"].as_str().unwrap().to_owned()
    }

    /// The ticket stands where its last step left it.
    async fn stands(&self, step: usize, conversation: &str, ticket: i64) {
        let known = self.bot.conversation(conversation).await;
        let holder = known["control"]["holder"].as_str().unwrap();
        let Some(name) = STEPS.get(step).filter(|_| ticket > 0) else {
            assert_eq!((holder, &known["ticket"]), ("bot", &Value::Null));
            return;
        };
        let shown = self.ada.ticket(ticket).await;
        let (status, expected) = match *name {
            "offered" | "packed" => ("offered", "team"),
            "returned" => ("offered", "bot"),
            _ => ("active", "agent"),
        };
        assert_eq!(shown["ticket"]["status"], status, "{name}");
        assert_eq!(holder, expected, "{name}");
        let facts = serde_json::to_string(&shown["packet"]).unwrap();
        assert_eq!(facts.contains("12A"), step >= 2, "{name}");
        assert_eq!(
            shown["ticket"]["first_reply_at"].is_null(),
            step < 4,
            "{name}"
        );
        assert_eq!(
            shown["packet"]["task"]["state"],
            escalation("")["task"]["state"]
        );
    }
}

/// How often something happened to a conversation's ticket.
async fn happened(app: &TestApp, ticket: i64, kind: EventKind) -> usize {
    let id = baton::domain::base::ids::TicketId(ticket);
    let read = app
        .services
        .store
        .read(move |conn| Ok::<_, StorageError>(events::of_ticket(conn, id, 10_000)?));
    let all = read.await.unwrap();
    all.iter()
        .filter(|event| event.what.kind() == Some(kind))
        .count()
}

/// A server over what the killed ones left, at a later moment.
async fn later(database: TestDatabase, at: Moment) -> TestApp {
    TestApp::at(database, Clock::movable(at), |_| {}).await
}

#[actix_web::test]
async fn kill_nine_between_any_two_steps_and_the_ticket_goes_on() {
    let database = TestDatabase::create().await;
    let mut desk = Desk::open(&database).await;
    let mut tickets = [0; STEPS.len()];
    for (done, step) in STEPS.iter().enumerate() {
        for (stops, ticket) in tickets.iter_mut().enumerate().skip(done) {
            desk.step(step, &format!("c{stops}"), ticket).await;
        }
        desk = desk.kill(&database).await;
        for (stops, ticket) in tickets.iter().enumerate() {
            desk.stands(done.min(stops), &format!("c{stops}"), *ticket)
                .await;
        }
    }
    desk.process.kill();
    let now = Clock::system().now();
    for round in 0..2 {
        let app = later(database.clone(), now.plus(LATER)).await;
        let fired = app.fire_timers().await;
        assert!((fired > 0) == (round == 0), "{fired} in round {round}");
        for offered in [1, 2] {
            let lapsed = happened(&app, tickets[offered], EventKind::OfferLapsed).await;
            assert_eq!(lapsed, 1, "{}", STEPS[offered]);
        }
        let overdue = happened(&app, tickets[3], EventKind::TicketOverdue).await;
        assert_eq!(overdue, 1, "accepted, and not answered");
        let returned = happened(&app, tickets[6], EventKind::TicketUnassigned).await;
        assert_eq!(returned, 1, "the bot did not take it back");
        app.stop().await;
    }
    for _ in 0..2 {
        let app = later(database.clone(), now.plus(IDLE_WITHIN).plus(LATER)).await;
        app.fire_timers().await;
        for silent in [4, 5] {
            let closed = happened(&app, tickets[silent], EventKind::TicketClosed).await;
            assert_eq!(closed, 1, "{}", STEPS[silent]);
        }
        app.stop().await;
    }
}
