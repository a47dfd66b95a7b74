//! Who has control, and how it got there.

use super::queue::ClosedView;
use askama::Template;

/// Who is asked to take a ticket that its agent keeps until they do; all empty if nobody is.
#[derive(Clone, Debug, Default)]
pub struct InvitedView {
    /// Id of the agent.
    pub agent: String,
    /// Id of the team.
    pub team: String,
    /// The name of either.
    pub name: String,
}

/// The bar above the thread. Viewer-neutral: its data attributes let the browser decide what may be done.
#[derive(Clone, Debug, Default)]
pub struct ControlView {
    /// Number of the ticket.
    pub number: i64,
    /// Status of the ticket.
    pub status: String,
    /// Outcome of a closed ticket; empty otherwise.
    pub outcome: String,
    /// Who holds control: `bot`, `team` or `agent`.
    pub holder: String,
    /// Epoch of the control.
    pub epoch: i64,
    /// Name of the bot that escalated.
    pub bot: String,
    /// Id of the team.
    pub team: String,
    /// Name of the team.
    pub team_name: String,
    /// Id of the agent who has it or is offered it; empty if nobody.
    pub owner: String,
    /// Name of that agent, or of the bot it is offered to.
    pub owner_name: String,
    /// True if it is offered to a bot.
    pub to_bot: bool,
    /// Who is asked to take it from its agent.
    pub invited: InvitedView,
    /// The deadline that comes next; empty if none runs.
    pub due: String,
    /// What happens at `due`, such as `to accept` or `to answer`.
    pub due_label: String,
    /// That the team is closed; nothing while it is open, or when somebody has it.
    pub closed: Option<ClosedView>,
    /// Since when the customer has waited.
    pub waiting_since: String,
    /// Last `seq` of the conversation.
    pub seq: i64,
}

impl ControlView {
    /// The step that is reached: 1 bot, 2 team, 3 agent, 4 closed. A ticket on its way back stands at 1.
    pub fn step(&self) -> u8 {
        match self.status.as_str() {
            "closed" => 4,
            "active" | "snoozed" => 3,
            "offered" if self.to_bot => 1,
            _ => 2,
        }
    }
}

/// `#control-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_control.html")]
pub struct ControlFragment<'a> {
    /// The bar.
    pub control: &'a ControlView,
}
