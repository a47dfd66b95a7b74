//! Names of everybody who took part. A name that is gone is a dash, never an error.

use crate::domain::base::ids::{AgentId, BotId, TeamId};
use crate::domain::case::control::Holder;
use crate::services::ViewedTicket;

/// What stands where a name is not known.
pub(crate) const NOBODY: &str = "–";

pub(crate) fn agent(view: &ViewedTicket, id: AgentId) -> String {
    known(view.agents.get(&id))
}

pub(crate) fn bot(view: &ViewedTicket, id: BotId) -> String {
    known(view.bots.get(&id))
}

pub(crate) fn team(view: &ViewedTicket, id: TeamId) -> String {
    known(view.teams.get(&id))
}

pub(crate) fn holder(view: &ViewedTicket, holder: Holder) -> String {
    match holder {
        Holder::Bot(id) => bot(view, id),
        Holder::Team(id) => team(view, id),
        Holder::Agent(id) => agent(view, id),
    }
}

/// The name that was found.
pub(crate) fn known(found: Option<&String>) -> String {
    found.map_or(NOBODY, String::as_str).to_owned()
}
