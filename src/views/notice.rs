//! What may become a desktop notice.

use askama::Template;

/// Content of a `notify` frame; the browser decides from the data attributes whether it concerns the viewer.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/_notify.html")]
pub struct NotifyFragment {
    /// Number of the ticket.
    pub number: i64,
    /// `offer` (to `owner`), `waiting` (for `team`), `message` or `ask` (for `owner`), `stuck` (for who
    /// leads) or `unreachable` (for `owner`, who gave it to a bot).
    pub kind: String,
    /// Id of the agent it is for; empty for a whole team.
    pub owner: String,
    /// Id of the team.
    pub team: String,
    /// First line, such as `Offer: Maria Lindqvist`.
    pub title: String,
    /// Second line.
    pub body: String,
}
