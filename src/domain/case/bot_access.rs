//! What a bot may do in a conversation. One table; nothing else decides.

use super::conversation::Conversation;
use super::ticket::Ticket;
use crate::domain::base::ids::BotId;

/// What a bot is to a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BotRelation {
    /// It started the conversation.
    Owner,
    /// The conversation was handed to it, and to no other bot since.
    PresentGuest,
    /// It was a guest once; another bot has, or is to get, the conversation now.
    PastGuest,
    /// It never had anything to do with the conversation.
    Stranger,
}

/// What a bot asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BotAction {
    /// Read the conversation as it is now: its customer, its tickets, the files said in it.
    Read,
    /// Read what happened: the owner all of it, a guest what happened while it was the guest.
    Hear,
    /// Add words, a ticket, or something to a packet; say that the customer is typing.
    Write,
    /// Cancel, accept, decline or pass.
    Act,
    /// Say who the customer is and where the conversation takes place.
    Identify,
}

/// What comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BotAnswer {
    /// It may.
    Yes,
    /// Another bot has the conversation: 409 `control_lost`.
    ControlLost,
    /// For this bot there is no such conversation.
    NotFound,
    /// What it says of this is left out, with a warning: nobody loses their ticket by it.
    LeftOut,
}

/// The table.
///
/// | | read | hear | write | act | identify |
/// |---|---|---|---|---|---|
/// | owner | yes | everything | yes | yes | yes |
/// | present guest | yes | its own time | yes | yes | left out |
/// | past guest | not found | its own time | control lost | control lost | left out |
/// | stranger | not found | not found | not found | not found | not found |
///
/// "Write" and "act" are no promise: fenced control decides who speaks, and a ticket's state what can be done. A
/// retry of what a bot did while it still had the conversation gets its old answer.
pub(crate) fn bot_may(relation: BotRelation, action: BotAction) -> BotAnswer {
    use BotAction as A;
    use BotAnswer as Is;
    use BotRelation as S;
    match (relation, action) {
        (S::Owner, A::Read | A::Hear | A::Write | A::Act | A::Identify)
        | (S::PresentGuest, A::Read | A::Hear | A::Write | A::Act)
        | (S::PastGuest, A::Hear) => Is::Yes,
        (S::PastGuest, A::Write | A::Act) => Is::ControlLost,
        (S::PresentGuest | S::PastGuest, A::Identify) => Is::LeftOut,
        (S::PastGuest, A::Read)
        | (S::Stranger, A::Read | A::Hear | A::Write | A::Act | A::Identify) => Is::NotFound,
    }
}

/// Whether an agent may give the conversation of a ticket to a bot, known by its name: to the bot that escalated and
/// the one that started the conversation always, to others if the packet names them or names nobody.
pub(crate) fn may_receive(
    conversation: &Conversation,
    ticket: &Ticket,
    return_to: &[String],
    (bot, name): (BotId, &String),
) -> bool {
    bot == ticket.bot || is_allowed(conversation, return_to, (bot, name))
}

/// Whether a bot may give the conversation to another one, known by its name: the bot that started it to any, a guest
/// to that bot, and to others if the packet names them or names nobody.
pub(crate) fn may_give(
    conversation: &Conversation,
    giver: BotId,
    return_to: &[String],
    (bot, name): (BotId, &String),
) -> bool {
    giver == conversation.bot || is_allowed(conversation, return_to, (bot, name))
}

fn is_allowed(
    conversation: &Conversation,
    return_to: &[String],
    (bot, name): (BotId, &String),
) -> bool {
    bot == conversation.bot || return_to.is_empty() || return_to.contains(name)
}

/// Names of the bots that may get the conversation: a guest narrows the owner's list, and never widens it.
pub(crate) fn narrowed(owner: Vec<String>, guest: &[String]) -> Vec<String> {
    match (owner.is_empty(), guest.is_empty()) {
        (true, _) => guest.to_vec(),
        (false, true) => owner,
        (false, false) => {
            let both: Vec<String> = owner
                .iter()
                .filter(|name| guest.contains(name))
                .cloned()
                .collect();
            match both.is_empty() {
                true => owner,
                false => both,
            }
        }
    }
}

impl Conversation {
    /// What a bot is to it. Whether the bot was a guest before is in the log, and asked only if it matters.
    pub(crate) fn relation<E>(
        &self,
        bot: BotId,
        was_guest: impl FnOnce() -> Result<bool, E>,
    ) -> Result<BotRelation, E> {
        Ok(if self.bot == bot {
            BotRelation::Owner
        } else if self.guest == Some(bot) {
            BotRelation::PresentGuest
        } else if was_guest()? {
            BotRelation::PastGuest
        } else {
            BotRelation::Stranger
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_the_table() {
        use BotAction::{Act, Hear, Identify, Read, Write};
        use BotAnswer::{ControlLost as Lost, LeftOut, NotFound as None, Yes};
        use BotRelation::{Owner, PastGuest, PresentGuest, Stranger};
        let actions = [Read, Hear, Write, Act, Identify];
        for (relation, answers) in [
            (Owner, [Yes, Yes, Yes, Yes, Yes]),
            (PresentGuest, [Yes, Yes, Yes, Yes, LeftOut]),
            (PastGuest, [None, Yes, Lost, Lost, LeftOut]),
            (Stranger, [None, None, None, None, None]),
        ] {
            for (action, answer) in actions.into_iter().zip(answers) {
                assert_eq!(bot_may(relation, action), answer, "{relation:?} {action:?}");
            }
        }
    }
}
