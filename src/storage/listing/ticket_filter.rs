//! What a ticket has to be to stand in a list.

use crate::domain::base::ids::{AgentId, BotId, TagId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::case::lifecycle::StatusKind;
use crate::storage::listing::union_parts::TicketCondition;
use crate::storage::schema::{ticket_tags, tickets};
use diesel::prelude::*;

/// Something that a ticket has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TicketFilter {
    /// It is not closed.
    Open,
    /// It stands so.
    Status(StatusKind),
    /// It is in the queue of this team.
    Team(TeamId),
    /// This agent has it, or had it until it was closed.
    Agent(AgentId),
    /// This bot escalated it.
    Bot(BotId),
    /// It has this tag.
    Tag(TagId),
    /// It is so urgent.
    Priority(Priority),
    /// It was escalated for this reason.
    Reason(Reason),
    /// The customer speaks this language, whatever the region: small letters.
    Language(String),
    /// It was opened before.
    Before(Moment),
    /// It was opened then or later.
    Since(Moment),
}

impl TicketFilter {
    /// Whether tickets that stand so may be among what fits.
    pub(super) fn allows(&self, status: StatusKind) -> bool {
        match self {
            Self::Open => status.is_open(),
            Self::Status(only) => *only == status,
            Self::Agent(_) => status.is_held_or_was(),
            Self::Team(_)
            | Self::Bot(_)
            | Self::Tag(_)
            | Self::Priority(_)
            | Self::Reason(_)
            | Self::Language(_)
            | Self::Before(_)
            | Self::Since(_) => true,
        }
    }

    /// The condition beside the status.
    pub(super) fn condition(&self) -> Option<TicketCondition> {
        Some(match self {
            Self::Open | Self::Status(_) => return None,
            Self::Team(team) => Box::new(tickets::team_id.eq(*team)),
            Self::Agent(agent) => Box::new(tickets::agent_id.eq(*agent).assume_not_null()),
            Self::Bot(bot) => Box::new(tickets::bot_id.eq(*bot)),
            Self::Tag(tag) => {
                let tagged = ticket_tags::table
                    .filter(ticket_tags::tag_id.eq(*tag))
                    .select(ticket_tags::ticket_id);
                Box::new(tickets::id.eq_any(tagged))
            }
            Self::Priority(priority) => Box::new(tickets::priority.eq(*priority)),
            Self::Reason(reason) => Box::new(tickets::reason.eq(*reason)),
            Self::Language(language) => {
                let spoken = tickets::language.assume_not_null();
                let begins = spoken.like(format!("{language}-%"));
                Box::new(spoken.eq(language.clone()).or(begins))
            }
            Self::Before(moment) => Box::new(tickets::created_at.lt(*moment)),
            Self::Since(moment) => Box::new(tickets::created_at.ge(*moment)),
        })
    }
}
