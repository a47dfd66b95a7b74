//! Who has control, and how it got there.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::words::Priority;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::views::catalogue::{Markup, t};
use crate::views::chips::{ClosedView, InvitedView, id};
use crate::views::labels;
use crate::views::tags::TagView;
use crate::views::ticket::stance::Stances;
use askama::Template;

/// The bar above the thread. Viewer-neutral: it carries the stances of all who may look.
#[derive(Clone, Debug)]
pub struct ControlView {
    /// Number of the ticket.
    pub number: i64,
    /// Status of the ticket.
    pub status: Status,
    /// How everybody stands to it.
    pub stances: Stances,
    /// Outcome of a closed ticket; empty otherwise.
    pub outcome: String,
    /// Who holds control.
    pub holder: Holder,
    /// Epoch of the control.
    pub epoch: i64,
    /// Name of the bot that escalated.
    pub bot: String,
    /// The team.
    pub team: TeamId,
    /// Name of the team.
    pub team_name: String,
    /// The agent who has it or is offered it.
    pub owner: Option<AgentId>,
    /// Name of that agent, or of the bot it is offered to.
    pub owner_name: String,
    /// Whether the bot it is offered to had the conversation before.
    pub comes_back: bool,
    /// The agent or team that is invited to take the ticket from its agent.
    pub invited: Option<InvitedView>,
    /// What its agent wrote for whoever is invited; empty if nobody is, or if they wrote nothing.
    pub note: String,
    /// The deadline that comes next; empty if none runs.
    pub due: String,
    /// Whether its agent owes the customer an answer.
    pub awaits_reply: bool,
    /// What has to happen until `due`, such as `Accept within %`: the browser puts the time left in place of `%`.
    pub due_label: String,
    /// That the team is closed; nothing while it is open, or when somebody has it.
    pub closed: Option<ClosedView>,
    /// Its tags.
    pub tags: Vec<TagView>,
    /// How urgent it is.
    pub priority: Priority,
    /// Since when the customer has waited.
    pub waiting_since: String,
    /// Last `seq` of the conversation.
    pub seq: i64,
}

impl ControlView {
    /// Where the ticket stands, and whose turn it is: a team, an agent or a bot; how it ended once it is closed.
    pub(crate) fn stands(&self) -> Markup {
        let (id, name) = (self.owner_id(), self.owner_name.as_str());
        match self.status {
            Status::Waiting => t::control_waiting(&self.team_name),
            Status::Offered(Offeree::Bot(_)) if self.comes_back => t::control_returned(name),
            Status::Offered(Offeree::Bot(_)) => t::control_transferred(name),
            Status::Offered(Offeree::Agent(_)) => t::control_offered(id, name),
            Status::Active(_) => t::control_assigned(id, name),
            Status::Snoozed(_) => t::control_snoozed(id, name),
            Status::Closed(_) => t::control_closed(&self.outcome),
        }
    }

    /// How urgent it is, in a word.
    pub(crate) fn priority_label(&self) -> &'static str {
        labels::priority(self.priority)
    }

    /// Id of the agent who has it or is offered it; empty if nobody.
    pub(crate) fn owner_id(&self) -> String {
        id(self.owner)
    }
}

/// `#control-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_control.html")]
pub struct ControlFragment<'a> {
    /// The bar.
    pub control: &'a ControlView,
}
