//! Small views that several others hold.

use crate::domain::case::invitation::Invitee;

/// A team is closed.
#[derive(Clone, Debug, Default)]
pub struct ClosedView {
    /// Until when, in words.
    pub until: String,
    /// When it opens: what says so goes away then. Empty if it does not open again.
    pub opens_at: String,
}

/// The agent or team that is invited to take a ticket. Its agent keeps it until they accept.
#[derive(Clone, Debug)]
pub struct InvitedView {
    /// Who.
    pub to: Invitee,
    /// The name of the agent or the team.
    pub name: String,
}

impl InvitedView {
    /// Id of the agent; empty if a team is asked.
    pub(crate) fn agent(&self) -> String {
        id(self.to.agent())
    }

    /// Id of the team; empty if an agent is asked.
    pub(crate) fn team(&self) -> String {
        id(self.to.team())
    }
}

/// An id in an attribute; empty if there is none.
pub(crate) fn id(id: Option<impl ToString>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
