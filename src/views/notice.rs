//! Desktop notifications.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::words::words;
use crate::views::chips::id;
use askama::Template;

words! {
    /// The subject of a notification; it chooses the sound.
    NoticeKind {
        /// An agent or a team is asked to take a ticket.
        Offer = "offer",
        /// A ticket waits for a team.
        Waiting = "waiting",
        /// The customer spoke to an agent.
        Message = "message",
        /// Nobody took a ticket from an agent: they keep it, or it is in the queue again.
        NotTaken = "not-taken",
        /// Somebody took what an agent had transferred.
        Taken = "taken",
        /// A bot asks an agent, or asked too long ago.
        Ask = "ask",
        /// Nobody of a team can take a ticket: for who leads.
        Stuck = "stuck",
        /// A bot did not answer what an agent gave it.
        Unreachable = "unreachable",
        /// What an agent finds among their notifications, and no other notice tells: a mention, news of what they follow.
        Told = "told",
    }
}

/// Content of a `notify` frame; the browser decides from the data attributes whether it concerns the viewer.
#[derive(Clone, Debug, Template)]
#[template(path = "components/_notify.html")]
pub struct NotifyFragment {
    /// Number of the ticket.
    pub number: i64,
    /// What it is about.
    pub kind: NoticeKind,
    /// The agent it is for; nothing for a whole team.
    pub owner: Option<AgentId>,
    /// The team it is for; nothing for an agent.
    pub team: Option<TeamId>,
    /// First line, such as `Offer: Maria Lindqvist`.
    pub title: String,
    /// Second line.
    pub body: String,
    /// Until when an offer can be accepted; empty for what does not lapse.
    pub until: String,
    /// The name of the colleague who offers it, accepted, declined, or did not answer; empty if it was none.
    pub by: String,
}

impl NotifyFragment {
    fn owner_id(&self) -> String {
        id(self.owner)
    }

    fn team_id(&self) -> String {
        id(self.team)
    }
}
