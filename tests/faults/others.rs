//! Whom a fault does not concern: they are answered promptly for as long as it lasts.

use crate::length::PROMPT;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::BotClient;
use crate::support::socket::Socket;
use actix_web::rt::task::JoinHandle;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How often they do something: their own pace.
const EVERY: Duration = Duration::from_millis(100);

/// A bot with a conversation in which an agent answers.
#[derive(Clone)]
pub struct Others {
    pub bot: BotClient,
    pub agent: AgentClient,
    ticket: i64,
    turn: usize,
}

/// An answer that came promptly.
pub async fn prompt(what: &str, answer: impl Future<Output = Answer>) -> Answer {
    let begun = Instant::now();
    let answer = answer.await;
    let took = begun.elapsed();
    assert!(took < PROMPT, "{what} took {took:?}: {}", answer.text);
    answer
}

/// What is asked without any key.
pub async fn anonymous(bot: &BotClient, path: &str) -> Answer {
    Answer::of(bot.http.get(format!("{}{path}", bot.base))).await
}

impl Others {
    pub async fn with(bot: BotClient, agent: AgentClient) -> Self {
        let ticket = number(&bot.escalate("others").await);
        agent.accept(ticket).await.expect(200);
        Self {
            bot,
            agent,
            ticket,
            turn: 0,
        }
    }

    /// The same people at another node.
    pub fn at(&self, base: &str) -> Self {
        let mut moved = self.clone();
        moved.bot.base = base.to_owned();
        moved.agent.base = base.to_owned();
        moved
    }

    /// They look at what is there.
    pub async fn read_on(&self) {
        prompt("/healthz", anonymous(&self.bot, "/healthz"))
            .await
            .expect_page(200);
        prompt("the queue", self.agent.get("/queue?view=all"))
            .await
            .expect(200);
        let ticket = format!("/tickets/{}", self.ticket);
        prompt("a ticket", self.agent.get(&ticket))
            .await
            .expect(200);
        prompt("a conversation", self.bot.get("/conversations/others"))
            .await
            .expect(200);
    }

    /// They read, the customer says something, the agent answers, and the bot asks for a person for somebody else.
    pub async fn go_on(&mut self) {
        self.turn += 1;
        self.read_on().await;
        let words = format!("turn {} of the customer", self.turn);
        let said = self.bot.say("others", "customer", &words);
        prompt("a message", said).await.expect(201);
        let reply = json!({ "text": format!("turn {}", self.turn), "force": true });
        let replied = self.agent.command(self.ticket, "reply", &reply);
        prompt("a reply", replied).await.expect(200);
        let anew = json!({ "conversation": { "external_id": format!("others-{}", self.turn) } });
        prompt("an escalation", self.bot.escalate_with(&anew))
            .await
            .expect(201);
    }

    /// They go on for so long, and at least once.
    pub async fn go_on_for(&mut self, time: Duration) {
        let begun = Instant::now();
        let mut pace = tokio::time::interval(EVERY);
        loop {
            pace.tick().await;
            self.go_on().await;
            if begun.elapsed() >= time {
                return;
            }
        }
    }

    /// They go on while something is under way, and at least once.
    pub async fn go_on_until<T>(&mut self, ended: &JoinHandle<T>) {
        let mut pace = tokio::time::interval(EVERY);
        loop {
            pace.tick().await;
            self.go_on().await;
            if ended.is_finished() {
                return;
            }
        }
    }

    /// They only read for so long, and at least once.
    pub async fn read_on_for(&self, time: Duration) {
        let begun = Instant::now();
        let mut pace = tokio::time::interval(EVERY);
        loop {
            pace.tick().await;
            self.read_on().await;
            if begun.elapsed() >= time {
                return;
            }
        }
    }

    /// The agent's console, with their ticket open.
    pub async fn console(&self) -> Socket {
        self.agent.live(Some(self.ticket)).await
    }

    /// What the customer said last appears in the console.
    pub async fn see_their_words(&self, console: &mut Socket) {
        let words = format!("turn {} of the customer", self.turn);
        let thread = format!("thread-{}", self.ticket);
        while !console.next("append", &thread).await["html"]
            .as_str()
            .unwrap()
            .contains(&words)
        {}
    }

    /// Everything they said and were answered is there, once and in order.
    pub async fn find_their_words(&self) {
        let spoken = spoken(&self.bot, "others").await;
        for (sender, of) in [("customer", " of the customer"), ("agent", "")] {
            let said = spoken
                .iter()
                .filter(|(by, text)| by == sender && text.starts_with("turn "));
            let said: Vec<&str> = said.map(|(_, text)| text.as_str()).collect();
            let expected: Vec<String> = (1..=self.turn)
                .map(|turn| format!("turn {turn}{of}"))
                .collect();
            assert_eq!(said, expected);
        }
    }
}

/// Who said what in a conversation of any length, in order.
pub async fn spoken(bot: &BotClient, conversation: &str) -> Vec<(String, String)> {
    let (mut spoken, mut after) = (Vec::new(), 0);
    loop {
        let path = format!("/conversations/{conversation}/events?limit=200&after={after}");
        let page = bot.get(&path).await.expect(200);
        let events = page["events"].as_array().unwrap();
        let Some(last) = events.last() else {
            return spoken;
        };
        after = last["seq"].as_i64().unwrap();
        let said = events
            .iter()
            .filter(|event| event["type"] == "message.created");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        spoken.extend(said.map(|event| {
            let message = &event["data"]["message"];
            (text(&message["sender"]), text(&message["text"]))
        }));
    }
}

/// A refusal that says when to try again.
#[track_caller]
pub fn refused(answer: &Answer, status: u16, codes: &[&str]) {
    let code = answer.problem(status);
    assert!(codes.contains(&code.as_str()), "{code}: {}", answer.text);
    let after = answer.header("retry-after");
    assert!(
        after.parse::<u64>().is_ok_and(|seconds| seconds > 0),
        "Retry-After: {after:?}"
    );
}
