//! What of a conversation one of its tickets shows. A conversation outlives its tickets, and the next one may be another
//! team's: rights are those of the ticket, so words are shown through a ticket and never through the conversation alone.

use super::access::{self, Action};
use super::actor::Actor;
use super::ticket::Ticket;
use crate::domain::base::ids::{AgentId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;

/// A ticket of the same conversation, as far as rights go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sibling {
    pub(crate) id: TicketId,
    pub(crate) team: TeamId,
    /// Its agent, or the last one it had.
    pub(crate) agent: Option<AgentId>,
    pub(crate) opened_at: Moment,
}

impl From<&Ticket> for Sibling {
    fn from(ticket: &Ticket) -> Self {
        Self {
            id: ticket.id,
            team: ticket.team,
            agent: ticket.agent,
            opened_at: ticket.created_at,
        }
    }
}

/// Words, or a file, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Utterance {
    /// The ticket in which it was said; none while a bot had the conversation.
    pub(crate) ticket: Option<TicketId>,
    /// Whether the customer must not see it.
    pub(crate) internal: bool,
    /// When it was stored.
    pub(crate) at: Moment,
}

/// A file that came with something said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileUse {
    /// Where it was said.
    pub(crate) conversation: ConversationId,
    /// What it came with.
    pub(crate) with: Utterance,
}

/// What one ticket shows of its conversation: what was said in it; what was said aloud before it, and the notes of
/// those earlier tickets that the reader may read as well; what a bot said after it. It ends where the next ticket
/// begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sight {
    /// The ticket.
    pub(crate) ticket: TicketId,
    /// When the next ticket of the conversation was opened.
    pub(crate) until: Option<Moment>,
    /// The earlier tickets whose notes stay with their team.
    pub(crate) closed_to: Vec<TicketId>,
}

impl Sight {
    /// The sight of a reader who may read this ticket; without a reader, what everybody sees who may.
    pub(crate) fn of(ticket: TicketId, all: &[Sibling], reader: Option<&Actor>) -> Self {
        let later = all.iter().filter(|other| other.id > ticket);
        let earlier = all.iter().filter(|other| other.id < ticket);
        let hides = |other: &&Sibling| {
            !reader.is_some_and(|actor| access::may_look_back(actor, other.team, other.agent))
        };
        Self {
            ticket,
            until: later.map(|other| other.opened_at).min(),
            closed_to: earlier.filter(hides).map(|other| other.id).collect(),
        }
    }

    /// Whether these words are shown. `storage/messages` asks the same of the database.
    pub(crate) fn shows(&self, said: Utterance) -> bool {
        match said.ticket {
            None => self.is_within(said.at),
            Some(ticket) if ticket > self.ticket => false,
            Some(ticket) => !(said.internal && self.closed_to.contains(&ticket)),
        }
    }

    /// Whether something with a bot happened before the next ticket.
    pub(crate) fn is_within(&self, at: Moment) -> bool {
        self.until.is_none_or(|until| at < until)
    }
}

/// Whether the actor may read a ticket that shows what a file came with. These are all the tickets there are of the
/// conversations it was said in.
pub(crate) fn shows_file(actor: &Actor, uses: &[FileUse], tickets: &[Ticket]) -> bool {
    let shown = |used: &FileUse| {
        let of_conversation = || {
            let tickets = tickets.iter();
            tickets.filter(|ticket| ticket.conversation == used.conversation)
        };
        let siblings: Vec<Sibling> = of_conversation().map(Sibling::from).collect();
        let mut readable = of_conversation().filter(|t| access::may(actor, Action::Read, t));
        readable.any(|ticket| Sight::of(ticket.id, &siblings, Some(actor)).shows(used.with))
    };
    uses.iter().any(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::words::Role;
    use std::time::Duration;

    fn at(hours: u64) -> Moment {
        let start = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        start.plus(Duration::from_secs(hours * 3600))
    }

    fn sibling(id: i64, team: i64, hours: u64) -> Sibling {
        Sibling {
            id: TicketId(id),
            team: TeamId(team),
            agent: None,
            opened_at: at(hours),
        }
    }

    fn member(team: i64) -> Actor {
        Actor {
            id: AgentId(team),
            role: Role::Agent,
            teams: vec![TeamId(team)],
        }
    }

    fn said(ticket: Option<i64>, internal: bool, hours: u64) -> Utterance {
        Utterance {
            ticket: ticket.map(TicketId),
            internal,
            at: at(hours),
        }
    }

    #[test]
    fn a_closed_ticket_shows_its_own_life_and_a_new_team_no_notes_of_the_old_one() {
        let all = [sibling(1, 1, 0), sibling(2, 2, 10), sibling(3, 1, 20)];
        let middle = Sight::of(TicketId(2), &all, Some(&member(2)));
        let shown = [
            (said(None, false, 5), true, "with the bot, before it"),
            (said(Some(1), false, 1), true, "aloud in the ticket before"),
            (said(Some(1), true, 1), false, "a note of another team"),
            (said(Some(1), true, 15), false, "the same, written later"),
            (said(Some(2), true, 11), true, "its own note"),
            (said(None, false, 15), true, "with the bot, after it"),
            (said(Some(2), true, 25), true, "its own note, long after"),
            (said(None, false, 20), false, "from the next ticket on"),
            (said(Some(3), false, 21), false, "the next ticket's"),
        ];
        for (said, expected, what) in shown {
            assert_eq!(middle.shows(said), expected, "{what}");
        }
        let newest = Sight::of(TicketId(3), &all, Some(&member(1)));
        assert!(newest.shows(said(Some(1), true, 1)), "the same team's");
        assert!(!newest.shows(said(Some(2), true, 11)));
        assert!(
            newest.shows(said(None, false, 30)),
            "nothing comes after it"
        );
        let everybody = Sight::of(TicketId(3), &all, None);
        assert!(!everybody.shows(said(Some(1), true, 1)));
    }
}
