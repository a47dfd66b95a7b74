//! How the viewer stands to the ticket: it decides which actions the page shows.

use std::fmt;

/// What the viewer may do with a ticket, in one word. `static/js/stance.js` decides the same after a push.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    /// The viewer has the ticket and speaks to the customer.
    Yours,
    /// Offered to the viewer.
    OfferedYou,
    /// Offered to a colleague.
    OfferedOther,
    /// A colleague has it and asks the viewer to take it.
    Invited,
    /// In the queue of one of the viewer's teams.
    #[default]
    Waiting,
    /// With a team whose tickets the viewer does not see.
    Elsewhere,
    /// A colleague has it.
    Taken,
    /// Control is on its way back to a bot.
    Bot,
    /// Put aside until later.
    Snoozed,
    /// Closed, with whatever outcome.
    Closed,
}

/// What the stance depends on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing<'a> {
    /// Status of the ticket.
    pub status: &'a str,
    /// Id of the agent who has it or is offered it; empty if nobody.
    pub owner: &'a str,
    /// True if the viewer is asked to take it from its agent.
    pub invited: bool,
    /// True once the ticket is offered to a bot.
    pub to_bot: bool,
    /// Id of the viewer.
    pub me: &'a str,
    /// True if the viewer is in the ticket's team or a manager.
    pub entitled: bool,
}

impl Stance {
    /// Decides it. Rights are checked again by the command; this only chooses what is shown.
    pub fn of(standing: Standing<'_>) -> Self {
        let mine = !standing.owner.is_empty() && standing.owner == standing.me;
        match standing.status {
            "closed" => Self::Closed,
            "offered" if standing.to_bot => Self::Bot,
            "offered" if mine => Self::OfferedYou,
            "snoozed" if mine => Self::Snoozed,
            "active" if mine => Self::Yours,
            "active" | "snoozed" if standing.invited => Self::Invited,
            _ if !standing.entitled => Self::Elsewhere,
            "offered" => Self::OfferedOther,
            "active" | "snoozed" => Self::Taken,
            _ => Self::Waiting,
        }
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yours => "yours",
            Self::OfferedYou => "offered-you",
            Self::OfferedOther => "offered-other",
            Self::Invited => "invited",
            Self::Waiting => "waiting",
            Self::Elsewhere => "elsewhere",
            Self::Taken => "taken",
            Self::Bot => "bot",
            Self::Snoozed => "snoozed",
            Self::Closed => "closed",
        })
    }
}
