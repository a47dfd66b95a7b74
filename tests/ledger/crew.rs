//! What everybody in a round shares, and how they send what they have to send.

use crate::board::Board;
use crate::errand::{Again, Errand, Try};
use crate::record::{Deed, Fate, What};
use crate::support::agent::AgentClient;
use crate::support::answer::Answer;
use crate::support::bot::BotClient;
use crate::support::dice::Dice;
use crate::token::Tokens;
use actix_web::rt::time::sleep;
use futures_util::future::join;
use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

/// How long somebody tries again what can be tried again.
const PERSISTS: Duration = Duration::from_secs(40);

/// Of what has an id, one in so many is sent twice at the same time.
const TWICE: usize = 8;

/// Of what has an id, one in so many is sent once more later on.
const LATE: usize = 8;

pub struct Crew {
    /// The addresses of the nodes.
    pub bases: Vec<String>,
    pub bots: Vec<BotClient>,
    pub agents: Vec<AgentClient>,
    pub manager: AgentClient,
    pub http: reqwest::Client,
    pub board: Board,
    pub tokens: Tokens,
    pub deeds: RefCell<Vec<Deed>>,
    /// What nobody should have been answered.
    pub wrong: RefCell<Vec<String>>,
    /// Acknowledged requests that will come once more.
    late: RefCell<Vec<Errand>>,
    pub over: Cell<bool>,
    pub operations: Cell<u64>,
    /// Operations that met a 503, or nobody at all.
    pub refused_for_now: Cell<u64>,
    begun: Instant,
}

/// What came of an errand after all its tries.
pub struct Trail {
    pub sent: Duration,
    pub done: Option<(Duration, Answer)>,
    pub refused: Option<Answer>,
    unknown: bool,
    not_stored: bool,
    answers: String,
}

impl Crew {
    pub fn new(
        bases: Vec<String>,
        bots: &[BotClient],
        agents: &[AgentClient],
        manager: &AgentClient,
    ) -> Self {
        Self {
            bases,
            bots: bots.to_vec(),
            agents: agents.to_vec(),
            manager: manager.clone(),
            http: reqwest::Client::new(),
            board: Board::default(),
            tokens: Tokens::default(),
            deeds: RefCell::default(),
            wrong: RefCell::default(),
            late: RefCell::default(),
            over: Cell::new(false),
            operations: Cell::new(0),
            refused_for_now: Cell::new(0),
            begun: Instant::now(),
        }
    }

    pub fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Either node.
    pub fn base(&self, dice: &mut Dice) -> &str {
        dice.of::<String>(&self.bases)
    }

    pub fn complain(&self, what: String) {
        self.wrong.borrow_mut().push(what);
    }

    /// Sends it until it is clear what came of it, now and then twice at once.
    pub async fn perform(&self, errand: Errand, dice: &mut Dice) -> Trail {
        self.operations.set(self.operations.get() + 1);
        let mut other = Dice::new(dice.below(usize::MAX) as u64);
        let trail = if errand.again != Again::Double && dice.once_in(TWICE) {
            let (one, two) = join(self.tries(&errand, dice), self.tries(&errand, &mut other)).await;
            one.and(two)
        } else {
            self.tries(&errand, dice).await
        };
        if trail.not_stored {
            self.refused_for_now.set(self.refused_for_now.get() + 1);
        }
        if errand.again == Again::Remembered && trail.done.is_some() && other.once_in(LATE) {
            self.late.borrow_mut().push(errand);
        }
        trail
    }

    async fn tries(&self, errand: &Errand, dice: &mut Dice) -> Trail {
        let mut trail = Trail::beginning(self.now());
        let until = trail.sent + PERSISTS;
        while self.now() < until {
            let base = self.base(dice);
            match errand.send(&self.http, base).await {
                Try::Done(answer) => {
                    trail.note(&answer.status.to_string());
                    trail.done = Some((self.now(), answer));
                    return trail;
                }
                Try::Refused(answer) => {
                    trail.note(&answer.status.to_string());
                    trail.refused = Some(answer);
                    return trail;
                }
                Try::NotStored => {
                    trail.note("not stored");
                    trail.not_stored = true;
                }
                Try::Unknown => {
                    trail.note("?");
                    trail.unknown = true;
                    if errand.again == Again::Double {
                        return trail;
                    }
                }
                Try::Wrong(what) => {
                    trail.note(&what);
                    trail.unknown = true;
                    self.complain(what);
                    return trail;
                }
            }
            sleep(Duration::from_millis(100 + dice.below(400) as u64)).await;
        }
        trail
    }

    /// Sends again what was acknowledged a while ago. It has no effect and is not refused.
    pub async fn send_late(&self, dice: &mut Dice) -> bool {
        let Some(errand) = self.late.borrow_mut().pop() else {
            return false;
        };
        let trail = self.tries(&errand, dice).await;
        if let Some(refused) = &trail.refused {
            self.complain(format!(
                "acknowledged, and refused when it came again: {} {}",
                errand.path, refused.text
            ));
        }
        true
    }

    /// Writes down what came of something.
    pub fn record(&self, what: What, token: &str, ticket: Option<i64>, trail: &Trail) {
        self.record_as(what, token, ticket, trail, trail.fate());
    }

    pub fn record_as(
        &self,
        what: What,
        token: &str,
        ticket: Option<i64>,
        trail: &Trail,
        fate: Fate,
    ) {
        self.deeds.borrow_mut().push(Deed {
            what,
            token: token.to_owned(),
            fate,
            ticket,
            sent: trail.sent,
            acknowledged: trail.done.as_ref().map(|(at, _)| *at),
            answers: trail.answers.clone(),
        });
    }
}

impl Trail {
    fn beginning(sent: Duration) -> Self {
        Self {
            sent,
            done: None,
            refused: None,
            unknown: false,
            not_stored: false,
            answers: String::new(),
        }
    }

    fn note(&mut self, answer: &str) {
        if !self.answers.is_empty() {
            self.answers += ", ";
        }
        self.answers += answer;
    }

    /// Two that were sent at the same time: what one was told holds for both.
    fn and(self, other: Self) -> Self {
        let done = match (self.done, other.done) {
            (Some(one), Some(two)) => Some(if one.0 <= two.0 { one } else { two }),
            (one, two) => one.or(two),
        };
        Self {
            sent: self.sent.min(other.sent),
            done,
            refused: self.refused.or(other.refused),
            unknown: self.unknown || other.unknown,
            not_stored: self.not_stored || other.not_stored,
            answers: format!("{} | {}", self.answers, other.answers),
        }
    }

    pub fn fate(&self) -> Fate {
        match (&self.done, self.unknown, &self.refused) {
            (Some(_), _, _) => Fate::Acknowledged,
            (None, _, Some(answer)) if answer.text.contains("\"draft\":{") => Fate::KeptBack,
            (None, true, _) => Fate::Unknown,
            (None, false, _) => Fate::Refused,
        }
    }

    pub fn answer(&self) -> Option<serde_json::Value> {
        let (_, answer) = self.done.as_ref()?;
        serde_json::from_str(&answer.text).ok()
    }
}
