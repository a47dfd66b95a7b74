//! An agent, who takes tickets, works on them and gives them away.

use super::agent_acts as acts;
use super::pause;
use crate::crew::{Crew, Trail};
use crate::errand::Errand;
use crate::support::agent::AgentClient;
use crate::support::dice::Dice;
use serde_json::{Value, json};
use std::rc::Rc;

pub struct Writer {
    pub(super) crew: Rc<Crew>,
    pub(super) agent: AgentClient,
    pub(super) dice: Dice,
    /// Tickets that they have, as far as they know.
    pub(super) mine: Vec<i64>,
}

impl Writer {
    pub fn new(crew: Rc<Crew>, turn: usize, dice: Dice) -> Self {
        let agent = crew.agents[turn].clone();
        let mine = Vec::new();
        Self {
            crew,
            agent,
            dice,
            mine,
        }
    }

    pub async fn write(mut self) {
        while !self.crew.over.get() {
            match self.dice.below(24) {
                0..=5 => acts::accept(&mut self).await,
                6..=10 => acts::reply(&mut self).await,
                11 | 12 => acts::note(&mut self).await,
                13 | 14 => acts::fact(&mut self).await,
                15 | 16 => acts::hand_back(&mut self).await,
                17 => acts::transfer(&mut self).await,
                18 => acts::resolve(&mut self).await,
                19 | 20 => acts::answer(&mut self).await,
                21 => acts::aside(&mut self).await,
                _ => drop(self.crew.send_late(&mut self.dice).await),
            }
            pause(&mut self.dice).await;
        }
        while self.crew.send_late(&mut self.dice).await {}
    }

    pub(super) fn token(&self) -> String {
        self.crew.tokens.next()
    }

    /// One of their tickets.
    pub(super) fn own(&mut self) -> Option<i64> {
        (!self.mine.is_empty()).then(|| *self.dice.of(&self.mine))
    }

    /// Any ticket that somebody has opened lately.
    pub(super) fn any(&mut self) -> Option<i64> {
        Some(self.crew.board.any_ticket(&mut self.dice)?.number)
    }

    /// Gives a command under an id of its own. A ticket at which it is refused is not theirs.
    pub(super) async fn command(
        &mut self,
        ticket: i64,
        name: &str,
        mut body: Value,
        id: &str,
    ) -> Trail {
        body["client_id"] = json!(id);
        let errand = Errand::post(format!("/tickets/{ticket}/{name}"), &self.agent.token, body);
        let trail = self.crew.perform(errand, &mut self.dice).await;
        if trail.done.is_none() {
            self.gone(ticket);
        }
        trail
    }

    pub(super) fn gone(&mut self, ticket: i64) {
        self.mine.retain(|own| *own != ticket);
    }
}
