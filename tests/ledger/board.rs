//! What writers tell each other, so that they find something to do.

use crate::support::dice::Dice;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

/// Tickets that are still of interest: the newest.
const RECENT: usize = 14;

/// A ticket that somebody opened.
#[derive(Debug, Clone)]
pub struct KnownTicket {
    pub number: i64,
    pub token: String,
    /// Which bot escalated.
    pub bot: usize,
    pub conversation: String,
}

#[derive(Default)]
pub struct Board {
    tickets: RefCell<Vec<KnownTicket>>,
    /// Hand-backs that a bot may answer: the bot and its conversation.
    returned: RefCell<Vec<(usize, String)>>,
    conversations: RefCell<HashSet<(usize, String)>>,
    begun: Cell<usize>,
}

impl Board {
    /// A conversation for a bot to write in. Old ones are left behind little by little.
    pub fn conversation(&self, dice: &mut Dice) -> String {
        self.begun.set(self.begun.get() + 1);
        format!("c{}", self.begun.get() / 12 + dice.below(8))
    }

    pub fn is_there(&self, bot: usize, conversation: &str) {
        self.conversations
            .borrow_mut()
            .insert((bot, conversation.to_owned()));
    }

    /// The conversations of a bot that are there.
    pub fn conversations(&self, bot: usize) -> Vec<String> {
        let all = self.conversations.borrow();
        let mut own: Vec<String> = all
            .iter()
            .filter(|(of, _)| *of == bot)
            .map(|(_, id)| id.clone())
            .collect();
        own.sort_unstable();
        own
    }

    pub fn opened(&self, ticket: KnownTicket) {
        let mut tickets = self.tickets.borrow_mut();
        tickets.retain(|known| known.number != ticket.number);
        tickets.push(ticket);
    }

    pub fn any_ticket(&self, dice: &mut Dice) -> Option<KnownTicket> {
        let tickets = self.tickets.borrow();
        let recent = &tickets[tickets.len().saturating_sub(RECENT)..];
        (!recent.is_empty()).then(|| dice.of(recent).clone())
    }

    pub fn first_ticket(&self) -> Option<KnownTicket> {
        self.tickets.borrow().first().cloned()
    }

    /// The bot that escalated a ticket hears that it is handed back.
    pub fn handed_back(&self, ticket: i64) {
        let tickets = self.tickets.borrow();
        if let Some(known) = tickets.iter().find(|known| known.number == ticket) {
            let back = (known.bot, known.conversation.clone());
            self.returned.borrow_mut().push(back);
        }
    }

    /// A hand-back of this bot that nobody has answered yet, as far as is known.
    pub fn returned(&self, bot: usize) -> Option<String> {
        let mut returned = self.returned.borrow_mut();
        let at = returned.iter().position(|(of, _)| *of == bot)?;
        Some(returned.remove(at).1)
    }
}
