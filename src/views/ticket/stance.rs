//! How whoever looks stands to the ticket: it decides which actions the page shows.
//!
//! A control bar is pushed to everybody alike, so it carries the stance of each of them, as a table: the
//! first line that is about a viewer holds. The page's `body` says which lines are about its viewer.
//! `static/js/stance.js` looks it up after a push, as [`Stances::to`] does for the page.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::words::words;
use crate::domain::case::access::leads;
use crate::domain::case::actor::Actor;
use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use std::fmt;

words! {
    /// How a viewer stands to a ticket, in one word.
    Stance {
        /// The viewer has the ticket and speaks to the customer.
        Yours = "yours",
        /// Offered to the viewer.
        OfferedYou = "offered-you",
        /// Offered to a colleague.
        OfferedOther = "offered-other",
        /// A colleague has it and asks the viewer to take it.
        Invited = "invited",
        /// In the queue of one of the viewer's teams.
        Waiting = "waiting",
        /// With a team whose tickets the viewer does not see.
        Elsewhere = "elsewhere",
        /// A colleague has it.
        Taken = "taken",
        /// Control is on its way back to a bot.
        Bot = "bot",
        /// Control is on its way back to a bot, and the viewer may take it back.
        GivenBack = "given-back",
        /// Put aside until later.
        Snoozed = "snoozed",
        /// Closed, with whatever outcome.
        Closed = "closed",
    }
}

/// Whom a line of the table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    /// This agent.
    Agent(AgentId),
    /// The members of this team.
    Team(TeamId),
    /// Those who see every queue.
    Leaders,
    /// Everybody.
    Anyone,
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent(id) => write!(f, "agent-{id}"),
            Self::Team(id) => write!(f, "team-{id}"),
            Self::Leaders => f.write_str("leaders"),
            Self::Anyone => f.write_str("anyone"),
        }
    }
}

/// All that a viewer is, for the lines of a table.
pub(crate) fn whom(viewer: &Actor) -> Vec<Whom> {
    let teams = viewer.teams.iter().map(|team| Whom::Team(*team));
    let leads = leads(viewer).then_some(Whom::Leaders);
    let me = [Whom::Agent(viewer.id)].into_iter();
    me.chain(teams).chain(leads).chain([Whom::Anyone]).collect()
}

/// How everybody stands to a ticket; the first line that is about a viewer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stances(Vec<(Whom, Stance)>);

impl Stances {
    /// Decides it. Rights are checked again by the command; this only chooses what is shown.
    pub fn of(ticket: &Ticket) -> Self {
        let seen_as = |stance| {
            [
                (Whom::Team(ticket.team), stance),
                (Whom::Leaders, stance),
                (Whom::Anyone, Stance::Elsewhere),
            ]
        };
        let asked = ticket.invitation.map(|open| match open.to {
            Invitee::Agent(agent) => (Whom::Agent(agent), Stance::Invited),
            Invitee::Team(team) => (Whom::Team(team), Stance::Invited),
        });
        let mut lines = Vec::new();
        match ticket.status {
            Status::Waiting => lines.extend(seen_as(Stance::Waiting)),
            Status::Offered(Offeree::Bot(_)) => {
                let giver = ticket.agent.map(Whom::Agent);
                lines.extend(giver.map(|giver| (giver, Stance::GivenBack)));
                lines.push((Whom::Leaders, Stance::GivenBack));
                lines.push((Whom::Anyone, Stance::Bot));
            }
            Status::Offered(Offeree::Agent(to)) => {
                lines.push((Whom::Agent(to), Stance::OfferedYou));
                lines.extend(seen_as(Stance::OfferedOther));
            }
            Status::Active(owner) => {
                lines.push((Whom::Agent(owner), Stance::Yours));
                lines.extend(asked);
                lines.extend(seen_as(Stance::Taken));
            }
            Status::Snoozed(owner) => {
                lines.push((Whom::Agent(owner), Stance::Snoozed));
                lines.extend(asked);
                lines.extend(seen_as(Stance::Taken));
            }
            Status::Closed(_) => lines.push((Whom::Anyone, Stance::Closed)),
        }
        Self(lines)
    }

    /// How this viewer stands to it.
    pub fn to(&self, viewer: &Actor) -> Stance {
        let viewer = whom(viewer);
        let mut lines = self.0.iter();
        let found = lines.find(|(whom, _)| viewer.contains(whom));
        found.map_or(Stance::Elsewhere, |(_, stance)| *stance)
    }
}

/// `agent-7=yours team-2=taken leaders=taken anyone=elsewhere`
impl fmt::Display for Stances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (whom, stance)) in self.0.iter().enumerate() {
            let between = if index == 0 { "" } else { " " };
            write!(f, "{between}{whom}={stance}")?;
        }
        Ok(())
    }
}
