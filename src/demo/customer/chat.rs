//! One visitor's conversation, as the bot is told of it.

use crate::domain::base::time::Moment;
use crate::domain::log::{Happened, MessageTold};
use std::collections::VecDeque;

/// More lines are not kept for the page: the oldest go.
const LINES_MAX: usize = 300;

/// Whom the customer talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Partner {
    /// The bot.
    #[default]
    Bot,
    /// Nobody yet: a ticket waits for an agent.
    Nobody,
    /// An agent.
    Agent,
}

/// What the page shows in one line.
#[derive(Debug, Clone)]
pub(super) enum ChatLine {
    /// Somebody said something.
    Said(MessageTold),
    /// The customer talks to somebody else from here on.
    Turned(Partner, Moment),
}

/// A conversation.
#[derive(Debug, Clone, Default)]
pub(super) struct VisitorChat {
    /// Oldest first, each with its number.
    pub(super) lines: VecDeque<(u64, ChatLine)>,
    /// Whom the customer talks to now.
    pub(super) partner: Partner,
    /// How many lines there were: the page knows by it whether anything is new.
    pub(super) version: u64,
}

impl VisitorChat {
    /// Takes what the bot is told next.
    pub(super) fn hear(&mut self, happened: Happened, at: Moment) {
        match happened {
            Happened::MessageCreated(created) => self.add(ChatLine::Said(created.message)),
            Happened::ControlChanged(changed) => {
                let partner = match changed.control.holder.as_str() {
                    "agent" => Partner::Agent,
                    "team" => Partner::Nobody,
                    _ => Partner::Bot,
                };
                if partner != self.partner {
                    self.partner = partner;
                    self.add(ChatLine::Turned(partner, at));
                }
            }
            // Nothing that a customer reads.
            _ => {}
        }
    }

    fn add(&mut self, line: ChatLine) {
        self.version += 1;
        self.lines.push_back((self.version, line));
        if self.lines.len() > LINES_MAX {
            self.lines.pop_front();
        }
    }

    /// What was said, in order.
    pub(super) fn said(&self) -> impl DoubleEndedIterator<Item = &MessageTold> {
        self.lines.iter().filter_map(|(_, line)| match line {
            ChatLine::Said(message) => Some(message),
            ChatLine::Turned(..) => None,
        })
    }

    /// Whether words with this id are there.
    pub(super) fn has(&self, id: &str) -> bool {
        let mut newest = self.said().rev();
        newest.any(|message| message.external_id.as_deref() == Some(id))
    }

    /// Whether somebody sent this file.
    pub(super) fn has_file(&self, id: &str) -> bool {
        let mut files = self.said().flat_map(|message| &message.attachments);
        files.any(|file| file.file.as_deref() == Some(id))
    }
}
