//! The sockets of agents without a ticket open: they see the rows of their queues.

use crate::crew::Crew;
use crate::support::agent::AgentClient;
use crate::support::dice::Dice;
use crate::support::socket::Socket;
use actix_web::rt::time::{sleep, timeout};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

const OPENS_WITHIN: Duration = Duration::from_secs(3);

/// What one agent's console was pushed.
pub struct Watching {
    pub agent: AgentClient,
    pub rows: RefCell<HashSet<String>>,
    pub breaks: Cell<u64>,
}

impl Watching {
    pub fn of(agent: &AgentClient) -> Self {
        Self {
            agent: agent.clone(),
            rows: RefCell::default(),
            breaks: Cell::new(0),
        }
    }
}

/// Stays connected, to whichever node lets it in, until it is ended.
pub async fn watch(crew: Rc<Crew>, watching: Rc<Watching>, mut dice: Dice) {
    loop {
        let opened = Socket::try_open(crew.base(&mut dice), &watching.agent.token, None);
        if let Ok(Some(mut socket)) = timeout(OPENS_WITHIN, opened).await {
            let enough = 20 + dice.below(200);
            for _ in 0..enough {
                let Ok(frames) = socket.pushed(OPENS_WITHIN).await else {
                    break;
                };
                let rows = frames.iter().filter(|frame| frame["op"] == "upsert");
                let rows = rows.filter_map(|frame| Some(frame["target"].as_str()?.to_owned()));
                watching.rows.borrow_mut().extend(rows);
            }
        }
        watching.breaks.set(watching.breaks.get() + 1);
        sleep(Duration::from_millis(50)).await;
    }
}
