//! The queue: what waits, by risk.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::words::Priority;
use crate::domain::case::lifecycle::{Status, StatusKind};
use crate::domain::dispatch::{QueueGroup, QueueSort, RowStanding};
use crate::services::View;
use crate::views::catalogue::t;
use crate::views::chips::{ClosedView, InvitedView, id};
use crate::views::labels;
use crate::views::queue::shown_by::ShownBy;
use crate::views::tags::TagView;
use askama::Template;
use url::form_urlencoded::byte_serialize;

/// What stands above the rows of a group.
pub(crate) fn heading(group: &QueueGroup) -> &'static str {
    match group {
        QueueGroup::Yours => t::queue_group_yours(),
        QueueGroup::Overdue => t::queue_group_overdue(),
        QueueGroup::Waiting => t::queue_group_waiting(),
        QueueGroup::Answered => t::queue_group_answered(),
        QueueGroup::Others => t::queue_group_others(),
    }
}

/// The newest words of a ticket.
#[derive(Clone, Debug, Default)]
pub struct SaidView {
    /// Who said them, such as `Bot` or the name of an agent; empty for the customer, whose name stands above.
    pub who: String,
    /// Id of the agent who said them; empty for others.
    pub agent: String,
    /// One line of them.
    pub text: String,
}

/// A ticket as one line of the queue.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// Number of the ticket.
    pub number: i64,
    /// Name of the customer, or `Unknown customer`.
    pub customer: String,
    /// One line: what it is about.
    pub summary: String,
    /// What was said last; nothing if no message is known.
    pub said: Option<SaidView>,
    /// Why it was escalated, in words: `asked for a person`.
    pub reason: String,
    /// How urgent.
    pub priority: Priority,
    /// Where it stands.
    pub status: Status,
    /// What kind of answer the bot waits for, in a word: `approval`; empty if none.
    pub ask: String,
    /// Language code; empty if unknown.
    pub language: String,
    /// Channel, such as `web` or `whatsapp`.
    pub channel: String,
    /// The team.
    pub team: TeamId,
    /// Name of the team.
    pub team_name: String,
    /// That the team is closed; nothing while it is open, or when somebody has it.
    pub closed: Option<ClosedView>,
    /// The agent who has it or is offered it.
    pub owner: Option<AgentId>,
    /// Name of that agent (or bot).
    pub owner_name: String,
    /// The agent or team that is invited to take the ticket from its agent.
    pub invited: Option<InvitedView>,
    /// Since when the customer has waited; it never moves.
    pub waiting_since: String,
    /// The deadline that comes next; empty if none runs.
    pub due: String,
    /// Where it stands in the order of the list; empty for a closed ticket.
    pub order: String,
    /// True if the customer spoke last.
    pub awaits_reply: bool,
    /// Its first tags.
    pub tags: Vec<TagView>,
    /// How many it has besides.
    pub more_tags: usize,
    /// Last `seq` of the conversation.
    pub seq: i64,
    /// `seq` of the customer's newest message: it tells new words from other changes.
    pub message_seq: i64,
    /// Set by the page for its viewer; false when pushed.
    pub unread: bool,
    /// How many messages are new to the viewer; none if they have never looked.
    pub new_messages: i64,
    /// The reply that the viewer began and did not send, in one line; empty when pushed.
    pub draft: String,
}

impl QueueRow {
    /// Where it stands, in a word.
    pub(crate) fn status_label(&self) -> &'static str {
        labels::status(self.status.kind())
    }

    /// How urgent it is, in a word.
    pub(crate) fn priority_label(&self) -> &'static str {
        labels::priority(self.priority)
    }

    /// Whether the row says how urgent it is.
    pub(crate) fn is_pressing(&self) -> bool {
        match self.priority {
            Priority::Urgent | Priority::High => true,
            Priority::Normal | Priority::Low => false,
        }
    }

    /// Whether it says when something is due: not while the customer is to answer.
    pub(crate) fn shows_due(&self) -> bool {
        let is_answered = matches!(self.status, Status::Active(_)) && !self.awaits_reply;
        !self.due.is_empty() && !is_answered
    }

    /// Where it stands for this viewer.
    pub(crate) fn group(&self, viewer: &str, now: &str) -> QueueGroup {
        let is_owner = self.owner_id() == viewer;
        let is_invited = self.invited_agent() == viewer;
        let is_past = self.order.as_str() < now;
        self.standing().seen_by(is_owner, is_invited, is_past)
    }

    /// What it stands under for each who may look.
    pub(crate) fn standing(&self) -> RowStanding {
        RowStanding::of(self.status, self.awaits_reply)
    }

    /// Whether it is over.
    pub(crate) fn is_closed(&self) -> bool {
        !self.status.kind().is_open()
    }

    /// Id of the agent who has it or is offered it; empty if nobody.
    pub(crate) fn owner_id(&self) -> String {
        id(self.owner)
    }

    /// Id of the agent who is asked to take it; empty if none is.
    pub(crate) fn invited_agent(&self) -> String {
        let invited = self.invited.as_ref();
        invited.map(InvitedView::agent).unwrap_or_default()
    }

    /// Id of the team that is asked to take it; empty if none is.
    pub(crate) fn invited_team(&self) -> String {
        let invited = self.invited.as_ref();
        invited.map(InvitedView::team).unwrap_or_default()
    }
}

/// The rows of one view and the way to more.
#[derive(Clone, Debug, Default)]
pub struct QueueView {
    /// Whose tickets.
    pub view: View,
    /// Name of the view, shown above the rows.
    pub title: String,
    /// Only this team; nothing for any.
    pub team: Option<TeamId>,
    /// Only this status; nothing for every open one.
    pub status: Option<StatusKind>,
    /// What the filters are called, such as `Billing, waiting`; empty without filters.
    pub filtered_by: String,
    /// By what else it is filtered, and its order.
    pub shown: ShownBy,
    /// Rows in their order.
    pub rows: Vec<QueueRow>,
    /// Address of the next page; empty on the last.
    pub more: String,
    /// Number of the open ticket, 0 if none.
    pub current: i64,
    /// Id of the agent who looks.
    pub viewer: String,
    /// When they look, as rows say when something is due.
    pub now: String,
}

impl QueueView {
    /// Every group with its rows, also those without any: what arrives later finds its place under them. Closed
    /// tickets, and those in another order than the one, are of no group.
    pub(crate) fn groups(&self) -> Vec<(Option<QueueGroup>, Vec<&QueueRow>)> {
        if self.status == Some(StatusKind::Closed) || self.shown.sort != QueueSort::Order {
            return vec![(None, self.rows.iter().collect())];
        }
        let of = |group: &QueueGroup| {
            let rows = self.rows.iter();
            let rows = rows.filter(|row| row.group(&self.viewer, &self.now) == *group);
            (Some(*group), rows.collect())
        };
        QueueGroup::ALL.iter().map(of).collect()
    }

    /// What the list is, for who hears it.
    pub(crate) fn list_label(&self) -> &'static str {
        match self.view {
            View::Mine => t::queue_list_mine(),
            View::Team => t::queue_list_team(),
            View::All => t::queue_list_all(),
        }
    }

    /// The query with which a ticket keeps this list beside it: `view=all&status=active`.
    pub(crate) fn opened_in(&self) -> String {
        let mut query = format!("view={}", self.view);
        let shown = &self.shown;
        let filter = byte_serialize(shown.own_filter().as_bytes()).collect();
        let sort = match shown.saved {
            Some(_) => String::new(),
            None => shown.sort_word().to_owned(),
        };
        for (name, value) in [
            ("team", self.team_id()),
            ("status", self.status_word()),
            ("saved", shown.saved_id()),
            ("filter", filter),
            ("sort", sort),
        ] {
            if !value.is_empty() {
                query.push_str(&format!("&{name}={value}"));
            }
        }
        query
    }

    /// Id of the team; empty for any.
    pub(crate) fn team_id(&self) -> String {
        id(self.team)
    }

    /// The status' word; empty for every open one.
    pub(crate) fn status_word(&self) -> String {
        id(self.status)
    }
}

/// Content of an `upsert` frame.
#[derive(Clone, Debug, Template)]
#[template(path = "queue/_row.html")]
pub struct QueueRowFragment<'a> {
    /// The row.
    pub row: &'a QueueRow,
    /// The query of the list it stands in, for the link; pushed rows leave it empty and the browser fills it in.
    pub opened_in: &'a str,
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
pub(crate) fn row_id(number: i64) -> String {
    format!("row-{number}")
}
