//! What a ticket is, as words of its own that no text holds: so that a search looks only among tickets that fit.

use crate::domain::base::ids::{AgentId, BotId, TagId, TeamId, TicketId};
use crate::domain::base::words::Reason;
use crate::domain::case::invitation::Invitee;
use crate::domain::case::ticket::Ticket;
use std::collections::HashSet;

/// Tickets whose numbers lie together, so many in a bucket: PostgreSQL searches the newest buckets first.
const TICKETS_A_BUCKET: i64 = 4096;

/// Something a ticket is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SearchScope {
    /// It is seen by this team.
    Team(TeamId),
    /// It is seen by this agent, whatever the team: its last one, or who is asked to take it.
    Agent(AgentId),
    /// It came from this bot.
    Bot(BotId),
    /// It was escalated for this.
    Reason(Reason),
    /// The language, without its region.
    Language(String),
    /// It has this tag.
    Tag(TagId),
    /// It is not closed.
    Open,
    /// It is closed.
    Closed,
    /// Its number is one of these.
    Bucket(i64),
}

impl SearchScope {
    /// The bucket of a ticket.
    pub(crate) fn bucket_of(ticket: TicketId) -> i64 {
        ticket.0 / TICKETS_A_BUCKET
    }

    /// The first ticket of a bucket.
    #[cfg(feature = "postgres")]
    pub(crate) fn first_of(bucket: i64) -> TicketId {
        TicketId(bucket.saturating_mul(TICKETS_A_BUCKET))
    }

    /// The word. It begins with a sign that no word of a text has, and that stands before all letters and digits.
    pub(crate) fn word(&self) -> String {
        match self {
            Self::Team(team) => format!("!t{}", team.0),
            Self::Agent(agent) => format!("!a{}", agent.0),
            Self::Bot(bot) => format!("!b{}", bot.0),
            Self::Reason(reason) => format!("!r{}", reason.as_str()),
            Self::Language(language) => format!("!l{}", primary(language)),
            Self::Tag(tag) => format!("!#{}", tag.0),
            Self::Open => "!o".to_owned(),
            Self::Closed => "!c".to_owned(),
            Self::Bucket(bucket) => format!("!k{bucket}"),
        }
    }

    /// All that a ticket is, but for its tags.
    pub(crate) fn of(ticket: &Ticket) -> Vec<Self> {
        let mut all = vec![
            Self::Team(ticket.team),
            Self::Bot(ticket.bot),
            Self::Reason(ticket.reason),
            Self::Bucket(Self::bucket_of(ticket.id)),
        ];
        all.push(match ticket.is_open() {
            true => Self::Open,
            false => Self::Closed,
        });
        all.extend(ticket.agent.map(Self::Agent));
        all.extend(ticket.language.clone().map(Self::Language));
        all.extend(ticket.invitation.map(|open| match open.to {
            Invitee::Agent(agent) => Self::Agent(agent),
            Invitee::Team(team) => Self::Team(team),
        }));
        all
    }

    /// Whether all of that stands in the words about the ticket, which have spaces between them.
    pub(crate) fn all_stand_in(about: &str, ticket: &Ticket) -> bool {
        let words: HashSet<&str> = about.split(' ').collect();
        let mut all = Self::of(ticket).into_iter();
        all.all(|scope| words.contains(scope.word().as_str()))
    }
}

/// A language without its region and script.
pub(crate) fn primary(language: &str) -> String {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    let letters = first.chars().filter(char::is_ascii_alphanumeric).take(8);
    letters.collect::<String>().to_ascii_lowercase()
}
