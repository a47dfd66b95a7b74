//! What every console page has around its content.

/// The agent who looks at the page.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// Id of the agent.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// Login address.
    pub email: String,
    /// `agent`, `manager` or `admin`.
    pub role: String,
    /// Ids of the agent's teams.
    pub teams: Vec<String>,
    /// True while the agent takes no offers.
    pub away: bool,
}

impl Viewer {
    /// Managers and admins see the overview and may take over.
    pub fn is_manager(&self) -> bool {
        self.role == "manager" || self.role == "admin"
    }
}

/// Numbers beside the views; `/queue/counts` answers the same as JSON.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Open tickets the viewer has or is offered.
    pub mine: i64,
    /// Those of them with something unread.
    pub mine_unread: i64,
    /// Tickets that wait for one of the viewer's teams.
    pub team: i64,
    /// All open tickets the viewer may see.
    pub all: i64,
}

/// Frame of a console page: who looks, at what, with which token.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// Title of the tab, without the product name.
    pub title: String,
    /// The agent who looks.
    pub me: Viewer,
    /// Token that every form sends back.
    pub csrf: String,
    /// `mine`, `team`, `all` or `overview`.
    pub view: String,
    /// Numbers beside the views.
    pub counts: Counts,
    /// The server's time, so that countdowns are right on a machine whose clock is not.
    pub now: String,
    /// `light` or `dark` from the cookie `theme`; empty follows the system.
    pub theme: String,
}
