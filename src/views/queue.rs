//! The queue: what waits, by risk.

use super::control::InvitedView;
use askama::Template;

/// A team is closed.
#[derive(Clone, Debug, Default)]
pub struct ClosedView {
    /// Until when, in words.
    pub until: String,
    /// When it opens: what says so goes away then. Empty if it does not open again.
    pub opens_at: String,
}

/// A ticket as one line of the queue.
#[derive(Clone, Debug, Default)]
pub struct QueueRow {
    /// Number of the ticket.
    pub number: i64,
    /// Name of the customer, or `Unknown customer`.
    pub customer: String,
    /// One line: what it is about.
    pub summary: String,
    /// Why it was escalated, in words: `asked for a person`.
    pub reason: String,
    /// `low`, `normal`, `high` or `urgent`.
    pub priority: String,
    /// `waiting`, `offered`, `active`, `snoozed` or `closed`.
    pub status: String,
    /// What kind of answer the bot waits for: `approval`, `question` or `form`; empty if none.
    pub ask: String,
    /// Language code; empty if unknown.
    pub language: String,
    /// Channel, such as `web` or `whatsapp`.
    pub channel: String,
    /// Id of the team.
    pub team: String,
    /// Name of the team.
    pub team_name: String,
    /// That the team is closed; nothing while it is open, or when somebody has it.
    pub closed: Option<ClosedView>,
    /// Id of the agent who has it or is offered it; empty if nobody.
    pub owner: String,
    /// Name of that agent (or bot).
    pub owner_name: String,
    /// Who is asked to take it from its agent.
    pub invited: InvitedView,
    /// Since when the customer has waited; it never moves.
    pub waiting_since: String,
    /// The deadline that comes next; empty if none runs.
    pub due: String,
    /// True if the customer spoke last.
    pub awaits_reply: bool,
    /// Last `seq` of the conversation.
    pub seq: i64,
    /// `seq` of the customer's newest message: it tells new words from other changes.
    pub message_seq: i64,
    /// Set by the page for its viewer; false when pushed.
    pub unread: bool,
}

/// The rows of one view and the way to more.
#[derive(Clone, Debug, Default)]
pub struct QueueView {
    /// `mine`, `team` or `all`.
    pub view: String,
    /// Name of the view, shown above the rows.
    pub title: String,
    /// Only this team (id); empty for any.
    pub team: String,
    /// Only this status; empty for every open one.
    pub status: String,
    /// What the filters are called, such as `Billing, waiting`; empty without filters.
    pub filtered_by: String,
    /// Rows, least time left first.
    pub rows: Vec<QueueRow>,
    /// Address of the next page; empty on the last.
    pub more: String,
    /// Number of the open ticket, 0 if none.
    pub current: i64,
}

/// Content of an `upsert` frame.
#[derive(Clone, Debug, Template)]
#[template(path = "queue/_row.html")]
pub struct QueueRowFragment<'a> {
    /// The row.
    pub row: &'a QueueRow,
    /// Name of the view, for the link; pushed rows leave it empty and the browser fills it in.
    pub view: &'a str,
    /// True if it is the open ticket; false when pushed, the browser marks it.
    pub is_current: bool,
}

/// `GET /queue/fragment?view=…`: `#queue-list` with its rows.
#[derive(Clone, Debug, Template)]
#[template(path = "queue/_list.html")]
pub struct QueueFragment<'a> {
    /// The list.
    pub queue: &'a QueueView,
}

/// Content of a `remove` frame has no html; its target is this.
pub fn row_id(number: i64) -> String {
    format!("row-{number}")
}
