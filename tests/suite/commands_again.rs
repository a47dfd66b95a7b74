//! A command whose answer was lost is sent again under its `client_id`: it is done once, and answered as it was.

use super::console::Browser;
use super::matrix::{CONSOLE_TABLE, mounted};
use super::support::agent::{AgentClient, number};
use super::support::answer::Answer;
use super::support::bot::{BotClient, escalation};
use super::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

/// Every command at a ticket. What is said has tests of its own (`rules/retries`, `an_id_stands_for_one_text`).
const COMMANDS: [&str; 15] = [
    "accept", "answer", "context", "decline", "facts", "mark", "priority", "reopen", "resolve",
    "return", "snooze", "tags", "take", "transfer", "withdraw",
];

/// What has no id: said with one of its own, or the last one counts, or nothing is changed.
/// A note that says so already is not changed once more.
const OTHERS: [&str; 9] = [
    "assist",
    "follow",
    "note",
    "notes/{seq}",
    "notes/{seq}/delete",
    "notes/{seq}/restore",
    "read",
    "reply",
    "typing",
];

#[test]
fn every_command_stands_in_the_table() {
    let routes = mounted(include_str!("../../src/console/mod.rs"), CONSOLE_TABLE, "");
    let posted = routes.iter().filter(|(method, _)| method == "POST");
    let commands = posted.filter_map(|(_, path)| path.strip_prefix("/tickets/{number}/"));
    let mut known = [&COMMANDS[..], &OTHERS[..]].concat();
    known.sort_unstable();
    assert_eq!(commands.collect::<Vec<_>>(), known);
}

/// A ticket whose bot asks something, two agents, and a manager.
struct Desk {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    ben: AgentClient,
    max: AgentClient,
    ticket: i64,
}

impl Desk {
    async fn open() -> Self {
        let app = TestApp::spawn().await;
        app.add_team("Billing").await;
        let (bot, ada, ben) = (
            app.bot().await,
            app.agent("Ada").await,
            app.agent("Ben").await,
        );
        let max = app.manager("Max").await;
        let mut body = escalation("c1");
        body["ask"] = json!({ "type": "question", "prompt": "Which seat?" });
        let ticket = number(&bot.escalate_with(&body).await.expect(201));
        Self {
            app,
            bot,
            ada,
            ben,
            max,
            ticket,
        }
    }

    async fn restart(self) -> Self {
        let app = self.app.restart().await;
        let base = app.url("");
        let moved = |agent: AgentClient| AgentClient {
            base: base.clone(),
            ..agent
        };
        Self {
            bot: BotClient {
                base: base.clone(),
                ..self.bot
            },
            ada: moved(self.ada),
            ben: moved(self.ben),
            max: moved(self.max),
            app,
            ticket: self.ticket,
        }
    }

    async fn does(&self, agent: &AgentClient, name: &str, body: Value) -> Value {
        agent.command(self.ticket, name, &body).await.expect(200)
    }

    /// Brings the ticket to where the command can be given, and says what it holds.
    async fn prepare(&self, name: &str) -> Value {
        if !["accept", "take", "decline"].contains(&name) {
            self.does(&self.ada, "accept", json!({})).await;
        }
        match name {
            "answer" => {
                let asks = self.ada.ticket(self.ticket).await["asks"].clone();
                json!({ "ask": asks[0]["id"], "outcome": "answered", "value": "12A" })
            }
            "context" => json!({ "verdict": "enough" }),
            "decline" => {
                self.does(&self.max, "transfer", json!({ "agent": "Ada" }))
                    .await;
                json!({ "reason": "lunch" })
            }
            "facts" => json!({ "name": "seat", "value": "12A" }),
            "mark" => json!({ "mark": "right" }),
            "priority" => json!({ "priority": "high" }),
            "tags" => json!({ "add": ["vip"] }),
            "reopen" => {
                self.does(&self.ada, "resolve", json!({})).await;
                json!({})
            }
            "snooze" => json!({ "minutes": 30 }),
            "transfer" => json!({ "team": "Billing", "note": "over to you" }),
            "withdraw" => {
                self.does(
                    &self.ada,
                    "transfer",
                    json!({ "agent": "Ben", "mode": "warm" }),
                )
                .await;
                json!({})
            }
            "return" | "resolve" => json!({ "note": "done" }),
            _ => json!({}),
        }
    }

    /// Who gives it.
    fn giver(&self, name: &str) -> &AgentClient {
        match name {
            "take" => &self.max,
            _ => &self.ada,
        }
    }

    /// What others do before the command comes again: done twice, it would undo this.
    async fn meanwhile(&self, name: &str) {
        match name {
            "accept" => self.does(&self.max, "take", json!({})).await,
            "answer" => self.does(&self.ada, "resolve", json!({})).await,
            "context" => {
                self.does(
                    &self.ada,
                    "context",
                    json!({ "verdict": "missing", "missing": ["order"] }),
                )
                .await
            }
            "decline" => {
                self.does(&self.max, "transfer", json!({ "agent": "Ada" }))
                    .await
            }
            "facts" => {
                self.does(
                    &self.ada,
                    "facts",
                    json!({ "name": "seat", "value": "14C" }),
                )
                .await
            }
            "mark" => {
                self.does(&self.ada, "mark", json!({ "mark": "too_early" }))
                    .await
            }
            "priority" => {
                self.does(&self.ada, "priority", json!({ "priority": "low" }))
                    .await
            }
            "tags" => {
                self.does(&self.ada, "tags", json!({ "remove": ["vip"] }))
                    .await
            }
            "reopen" => self.does(&self.ada, "resolve", json!({})).await,
            "resolve" | "return" => self.does(&self.ada, "reopen", json!({})).await,
            "snooze" => self.bot.say("c1", "customer", "Hello?").await.expect(201),
            "take" => {
                self.does(&self.max, "transfer", json!({ "team": TEAM }))
                    .await;
                self.does(&self.ada, "accept", json!({})).await
            }
            "transfer" => {
                self.does(&self.max, "transfer", json!({ "team": TEAM }))
                    .await
            }
            "withdraw" => {
                self.does(
                    &self.ada,
                    "transfer",
                    json!({ "agent": "Ben", "mode": "warm" }),
                )
                .await
            }
            other => panic!("{other}"),
        };
    }

    /// How the ticket is, as somebody sees it who sees everything.
    async fn state(&self) -> Value {
        self.app.settle().await;
        let whole = self.max.ticket(self.ticket).await;
        let trace = self
            .max
            .get(&format!("/tickets/{}/trace", self.ticket))
            .await
            .expect(200);
        json!([
            whole["ticket"],
            whole["control"],
            whole["last_seq"],
            whole["packet"]["facts"],
            trace["steps"][0]
        ])
    }
}

#[actix_web::test]
async fn a_command_whose_answer_was_lost_is_done_once_and_answered_as_it_was() {
    for name in COMMANDS {
        let desk = Desk::open().await;
        let mut body = desk.prepare(name).await;
        body["client_id"] = json!(format!("{name}-1"));
        let tries = (0..4).map(|_| desk.giver(name).command(desk.ticket, name, &body));
        let tries = join_all(tries).await;
        let first = tries[0].expect(200);
        let after = desk.state().await;
        for again in &tries {
            assert_eq!(again.expect(200), first, "{name} at the same time");
        }
        let again = desk.giver(name).command(desk.ticket, name, &body).await;
        assert_eq!(again.expect(200), first, "{name} again");
        assert_eq!(desk.state().await, after, "{name} again");

        desk.meanwhile(name).await;
        let desk = desk.restart().await;
        let before = desk.state().await;
        let late = desk.giver(name).command(desk.ticket, name, &body).await;
        late.expect(200);
        assert_eq!(
            desk.state().await,
            before,
            "{name} again, after others did something"
        );

        let mut other = body.clone();
        other["force"] = json!(true);
        let reused = desk.giver(name).command(desk.ticket, name, &other).await;
        assert_eq!(reused.problem(422), "idempotency_key_reused", "{name}");
        assert_eq!(desk.state().await, before, "{name} with another body");
    }
}

/// Posts a command under an `Idempotency-Key`.
async fn under(agent: &AgentClient, path: &str, key: &str, body: &Value) -> Answer {
    let request = agent
        .request(reqwest::Method::POST, path)
        .header("idempotency-key", key);
    Answer::of(request.json(body)).await
}

#[actix_web::test]
async fn an_id_may_come_as_a_field_or_as_a_header_and_belongs_to_its_agent() {
    let desk = Desk::open().await;
    desk.does(&desk.ada, "accept", json!({})).await;
    let path = format!("/tickets/{}/resolve", desk.ticket);
    under(&desk.ada, &path, "k1", &json!({})).await.expect(200);
    desk.does(&desk.ben, "reopen", json!({})).await;
    let named = json!({ "client_id": "k1" });
    desk.ada.post(&path, &named).await.expect(200);
    assert_eq!(
        desk.ada.ticket(desk.ticket).await["ticket"]["status"],
        "active"
    );
    // Ben's id of the same name is another one.
    desk.ben.post(&path, &named).await.expect(200);
    assert_eq!(
        desk.ada.ticket(desk.ticket).await["ticket"]["status"],
        "closed"
    );
    let bad = desk.ada.post(&path, &json!({ "client_id": "a b" })).await;
    assert_eq!(bad.problem(422), "invalid");
    assert_eq!(bad.json()["errors"][0]["pointer"], "/client_id");
    let bad = under(&desk.ada, &path, "a b", &json!({})).await;
    assert_eq!(bad.problem(400), "malformed_idempotency_key");
}

#[actix_web::test]
async fn what_was_refused_is_tried_anew_under_its_id() {
    let desk = Desk::open().await;
    desk.does(&desk.ben, "accept", json!({})).await;
    let body = json!({ "client_id": "r1" });
    let refused = desk.ada.command(desk.ticket, "resolve", &body).await;
    assert_eq!(refused.problem(403), "forbidden");
    assert_eq!(refused.json()["owner"]["name"], "Ben");
    desk.does(&desk.max, "take", json!({})).await;
    desk.does(&desk.max, "transfer", json!({ "agent": "Ada" }))
        .await;
    desk.does(&desk.ada, "accept", json!({})).await;
    desk.does(&desk.ada, "resolve", body).await;
    assert_eq!(
        desk.ada.ticket(desk.ticket).await["ticket"]["status"],
        "closed"
    );
}

#[actix_web::test]
async fn going_away_is_heard_once_under_its_id() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let away = json!({ "away": true, "client_id": "w1" });
    let first = ada.post("/me/away", &away).await.expect(200);
    ada.post("/me/away", &json!({ "away": false }))
        .await
        .expect(200);
    assert_eq!(ada.post("/me/away", &away).await.expect(200), first);
    assert_eq!(ada.get("/me").await.expect(200)["agent"]["away"], false);
}

#[actix_web::test]
async fn an_id_stands_for_one_text() {
    let desk = Desk::open().await;
    desk.does(&desk.ada, "accept", json!({})).await;
    for name in ["reply", "note"] {
        let said = json!({ "text": "My card is 4111 1111 1111 1111", "client_id": name });
        let first = desk.does(&desk.ada, name, said.clone()).await;
        assert_eq!(
            desk.does(&desk.ada, name, said).await["message"],
            first["message"]
        );
        let path = format!("/tickets/{}/{name}", desk.ticket);
        let other = json!({ "text": "Something else", "client_id": name });
        let refused = desk.ada.post(&path, &other).await;
        assert_eq!(refused.problem(422), "invalid", "{name}");
        assert_eq!(refused.json()["errors"][0]["pointer"], "/client_id");
        let key = format!("key of a {name}");
        let key = key.replace(' ', "-");
        let said = json!({ "text": "Under a header" });
        let first = under(&desk.ada, &path, &key, &said).await.expect(200);
        let again = under(&desk.ada, &path, &key, &said).await.expect(200);
        assert_eq!(first["message"], again["message"], "{name}");
    }
}

#[actix_web::test]
async fn words_changed_after_a_lost_answer_come_back_and_can_be_sent() {
    let desk = Desk::open().await;
    let cleo = desk.app.agent_with_password("Cleo", Role::Agent).await;
    desk.does(&cleo, "accept", json!({})).await;
    let browser = Browser::sign_in(&desk.app, &cleo).await;
    let path = format!("/tickets/{}/reply", desk.ticket);
    let id = ("client_id", "page-1");
    let sent = browser
        .form(&path, &[("text", "The first words"), id])
        .await;
    assert_eq!(sent.status, 303);
    let refused = browser
        .form(&path, &[("text", "The second words"), id])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("The second words"));
    assert!(
        !refused.text.contains("value=\"page-1\""),
        "the same id would be refused again"
    );
}
