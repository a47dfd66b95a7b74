//! A console with a ticket open, which asks for what it missed whenever it sees a gap or was cut off.

use crate::crew::Crew;
use crate::errand::PATIENCE;
use crate::support::dice::Dice;
use crate::support::socket::Socket;
use crate::token;
use actix_web::rt::time::{sleep, timeout};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

const OPENS_WITHIN: Duration = Duration::from_secs(3);

/// How often a console to which nothing is pushed looks whether it has everything.
const MOMENT: Duration = Duration::from_millis(200);

/// What a console shows.
#[derive(Default)]
pub struct Shown {
    /// Nothing while no ticket is known.
    pub ticket: Cell<Option<i64>>,
    /// Everything up to here has been shown.
    pub seq: Cell<i64>,
    /// Where each token stands that is shown in the thread.
    pub tokens: RefCell<HashMap<String, i64>>,
    /// The `seq` that the console must reach before it may be closed.
    pub until: Cell<Option<i64>>,
    pub breaks: Cell<u64>,
}

impl Shown {
    fn is_complete(&self) -> bool {
        self.until
            .get()
            .is_some_and(|until| self.seq.get() >= until)
    }

    /// Shows what was pushed. False if something before it is missing.
    fn shows(&self, frames: &[Value]) -> bool {
        let thread = format!("thread-{}", self.ticket.get().unwrap_or_default());
        for frame in frames.iter().filter(|frame| frame["target"] == *thread) {
            let seq = frame["seq"].as_i64().unwrap_or_default();
            match frame["op"].as_str() {
                Some("append") => {
                    let html = frame["html"].as_str().unwrap_or_default();
                    let tokens = token::within(html).map(|token| (token.to_owned(), seq));
                    self.tokens.borrow_mut().extend(tokens);
                }
                Some("seen") => {}
                _ => continue,
            }
            if seq > self.seq.get() + 1 {
                return false;
            }
            self.seq.set(self.seq.get().max(seq));
        }
        true
    }
}

pub async fn show(crew: Rc<Crew>, shown: Rc<Shown>, mut dice: Dice) {
    let ticket = loop {
        match crew.board.first_ticket() {
            Some(ticket) => break ticket.number,
            None if crew.over.get() => return,
            None => sleep(Duration::from_millis(20)).await,
        }
    };
    shown.ticket.set(Some(ticket));
    while !shown.is_complete() {
        one(&crew, &shown, ticket, &mut dice).await;
        shown.breaks.set(shown.breaks.get() + 1);
        sleep(Duration::from_millis(30)).await;
    }
}

/// Holds one socket open for a while.
async fn one(crew: &Crew, shown: &Shown, ticket: i64, dice: &mut Dice) {
    let opened = Socket::try_open(crew.base(dice), &crew.manager.token, Some(ticket));
    let Ok(Some(mut socket)) = timeout(OPENS_WITHIN, opened).await else {
        return;
    };
    if !catches_up(crew, shown, ticket, dice).await {
        return;
    }
    for _ in 0..5 + dice.below(60) {
        let Ok(frames) = socket.pushed(MOMENT).await else {
            return;
        };
        if !shown.shows(&frames) && !catches_up(crew, shown, ticket, dice).await {
            return;
        }
        if shown.is_complete() {
            return;
        }
    }
}

/// Asks for what was missed until there is no more of it.
async fn catches_up(crew: &Crew, shown: &Shown, ticket: i64, dice: &mut Dice) -> bool {
    loop {
        let before = shown.seq.get();
        let url = format!(
            "{}/tickets/{ticket}/updates?after={before}",
            crew.base(dice)
        );
        let request = crew.http.get(url).bearer_auth(&crew.manager.token);
        let Ok(answer) = request.timeout(PATIENCE).send().await else {
            return false;
        };
        let status = answer.status().as_u16();
        let Ok(body) = answer.json::<Value>().await else {
            return false;
        };
        match status {
            200 => {}
            503 => return false,
            _ => {
                crew.complain(format!("updates of {ticket}: {status} {body}"));
                return false;
            }
        }
        let frames = body["frames"].as_array().cloned().unwrap_or_default();
        if !shown.shows(&frames) {
            crew.complain(format!("updates of {ticket} after {before} have a gap"));
        }
        let seq = body["seq"].as_i64().unwrap_or_default();
        if seq <= before {
            return true;
        }
        shown.seq.set(shown.seq.get().max(seq));
    }
}
