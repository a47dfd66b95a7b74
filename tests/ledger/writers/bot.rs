//! A bot, which mirrors its conversations and escalates.

use super::bot_acts as acts;
use super::pause;
use crate::crew::Crew;
use crate::support::dice::Dice;
use std::rc::Rc;

pub struct Writer {
    pub(super) crew: Rc<Crew>,
    pub(super) bot: usize,
    pub(super) key: String,
    pub(super) dice: Dice,
}

impl Writer {
    pub fn new(crew: Rc<Crew>, bot: usize, dice: Dice) -> Self {
        let key = crew.bots[bot].key.clone();
        Self {
            crew,
            bot,
            key,
            dice,
        }
    }

    pub async fn write(mut self) {
        while !self.crew.over.get() {
            match self.dice.below(24) {
                0..=6 => acts::message(&mut self).await,
                7 | 8 => acts::batch(&mut self).await,
                9..=12 => acts::escalation(&mut self).await,
                13..=15 => acts::patch(&mut self).await,
                16 => acts::file(&mut self).await,
                17 => acts::pass(&mut self).await,
                18..=21 => acts::answer_hand_back(&mut self).await,
                22 => acts::cancel(&mut self).await,
                _ => drop(self.crew.send_late(&mut self.dice).await),
            }
            pause(&mut self.dice).await;
        }
        while self.crew.send_late(&mut self.dice).await {}
    }

    /// A conversation of its own to write in.
    pub(super) fn conversation(&mut self) -> String {
        let conversation = self.crew.board.conversation(&mut self.dice);
        self.crew.board.is_there(self.bot, &conversation);
        conversation
    }

    pub(super) fn token(&self) -> String {
        self.crew.tokens.next()
    }
}
