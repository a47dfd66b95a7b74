//! Those who read, lose their connection, and go on where they were.

mod by_seq;
mod console;
mod paging;
mod sockets;
mod stream;

pub use console::Shown;

use crate::crew::Crew;
use crate::support::dice::Dice;
use actix_web::rt;
use actix_web::rt::task::JoinHandle;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

/// How long a reader that has not read everything yet goes on after the round.
pub const CATCHES_UP_WITHIN: Duration = Duration::from_secs(20);

/// What one reader of a log has read, in order.
#[derive(Default)]
pub struct Reading {
    /// For messages of a failure.
    pub name: String,
    /// Whose log it is.
    pub bot: usize,
    pub ids: RefCell<Vec<String>>,
    seen: RefCell<HashSet<String>>,
    /// How often it had to begin again.
    pub breaks: Cell<u64>,
    /// What it must have read before it may stop.
    until: RefCell<Option<HashSet<String>>>,
}

impl Reading {
    fn of(name: String, bot: usize) -> Rc<Self> {
        Rc::new(Self {
            name,
            bot,
            ..Self::default()
        })
    }

    fn read(&self, id: &str) {
        self.seen.borrow_mut().insert(id.to_owned());
        self.ids.borrow_mut().push(id.to_owned());
    }

    fn broke(&self) {
        self.breaks.set(self.breaks.get() + 1);
    }

    /// From now on it may stop once it has read these.
    pub fn ends_with(&self, ids: impl IntoIterator<Item = String>) {
        *self.until.borrow_mut() = Some(ids.into_iter().collect());
    }

    fn has_all(&self) -> bool {
        let until = self.until.borrow();
        until
            .as_ref()
            .is_some_and(|ids| ids.is_subset(&self.seen.borrow()))
    }
}

/// All readers of a round.
pub struct Readers {
    /// Of the log over all conversations of a bot.
    pub logs: Vec<Rc<Reading>>,
    /// Of each conversation by itself; an id is an event's.
    pub by_seq: Rc<Reading>,
    pub console: Rc<Shown>,
    pub sockets: Vec<Rc<sockets::Watching>>,
    tasks: Vec<JoinHandle<()>>,
    /// Those that never end by themselves.
    watching: Vec<JoinHandle<()>>,
}

impl Readers {
    pub fn begin(crew: &Rc<Crew>, seed: u64) -> Self {
        let dice = |turn: u64| Dice::new(seed.wrapping_mul(1_000).wrapping_add(500 + turn));
        let (mut logs, mut tasks) = (Vec::new(), Vec::new());
        for turn in 0..4_u64 {
            let bot = turn as usize % crew.bots.len();
            let reading = if turn < 2 {
                let reading = Reading::of(format!("the paging reader of bot {bot}"), bot);
                tasks.push(rt::spawn(paging::read(
                    crew.clone(),
                    reading.clone(),
                    dice(turn),
                )));
                reading
            } else {
                let reading = Reading::of(format!("the stream of bot {bot}"), bot);
                tasks.push(rt::spawn(stream::read(
                    crew.clone(),
                    reading.clone(),
                    dice(turn),
                )));
                reading
            };
            logs.push(reading);
        }
        let by_seq = Reading::of("the reader by seq".to_owned(), 0);
        tasks.push(rt::spawn(by_seq::read(
            crew.clone(),
            by_seq.clone(),
            dice(10),
        )));
        let console = Rc::new(Shown::default());
        tasks.push(rt::spawn(console::show(
            crew.clone(),
            console.clone(),
            dice(11),
        )));
        let (mut all, mut watching) = (Vec::new(), Vec::new());
        for (turn, agent) in crew.agents.iter().chain([&crew.manager]).enumerate() {
            let rows = Rc::new(sockets::Watching::of(agent));
            watching.push(rt::spawn(sockets::watch(
                crew.clone(),
                rows.clone(),
                dice(20 + turn as u64),
            )));
            all.push(rows);
        }
        Self {
            logs,
            by_seq,
            console,
            sockets: all,
            tasks,
            watching,
        }
    }

    /// Waits until everybody has read what they have to, or has had the time to.
    pub async fn catch_up(&mut self) {
        let all = futures_util::future::join_all(self.tasks.iter_mut());
        if rt::time::timeout(CATCHES_UP_WITHIN, all).await.is_err() {
            self.tasks.iter().for_each(JoinHandle::abort);
        }
        self.watching.iter().for_each(JoinHandle::abort);
    }

    pub fn breaks(&self) -> u64 {
        let logs = self.logs.iter().chain([&self.by_seq]);
        let logs: u64 = logs.map(|reading| reading.breaks.get()).sum();
        let sockets: u64 = self.sockets.iter().map(|socket| socket.breaks.get()).sum();
        logs + sockets + self.console.breaks.get()
    }

    pub fn read(&self) -> u64 {
        let logs = self.logs.iter().chain([&self.by_seq]);
        logs.map(|reading| reading.ids.borrow().len() as u64).sum()
    }
}
