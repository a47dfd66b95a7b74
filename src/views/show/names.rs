//! Names of everybody who took part. A name that is gone is a dash, never an error.

use crate::domain::control::Holder;
use crate::domain::ids::{AgentId, BotId, TeamId};
use crate::services::TicketView;

/// What stands where a name is not known.
const NOBODY: &str = "–";

pub(super) fn agent(view: &TicketView, id: AgentId) -> String {
    name(view.agents.get(&id))
}

pub(super) fn bot(view: &TicketView, id: BotId) -> String {
    name(view.bots.get(&id))
}

pub(super) fn team(view: &TicketView, id: TeamId) -> String {
    name(view.teams.get(&id))
}

pub(super) fn holder(view: &TicketView, holder: Holder) -> String {
    match holder {
        Holder::Bot(id) => bot(view, id),
        Holder::Team(id) => team(view, id),
        Holder::Agent(id) => agent(view, id),
    }
}

fn name(found: Option<&String>) -> String {
    found.map_or(NOBODY, String::as_str).to_owned()
}
