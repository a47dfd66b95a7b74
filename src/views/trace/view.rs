//! The trace of a ticket: the six steps of its handoff, who had control when, and what happened.

use crate::domain::rules::routing::Route;
use crate::views::shell::Shell;
use askama::Template;
use serde::Serialize;

/// One of the six steps.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct StepLine {
    /// 1 to 6.
    pub(crate) number: u8,
    /// Its name.
    pub(crate) name: &'static str,
    /// When it was done; empty if it was not.
    pub(crate) at: String,
    /// What came of it, in words; one line each.
    pub(crate) lines: Vec<String>,
}

/// A time in which one had control.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Segment {
    /// `bot`, `team` or `agent`.
    pub(crate) holder: String,
    /// The holder's name, where it is known.
    pub(crate) name: String,
    /// From when.
    pub(crate) from: String,
    /// Until when; empty if it still is so.
    pub(crate) until: String,
    /// How long, in seconds.
    pub(crate) seconds: u64,
    /// Its part of the whole, in percent.
    pub(crate) percent: u64,
    /// How long, in words.
    pub(crate) length: String,
}

/// One thing that happened.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct EventLine {
    /// Its number in the conversation.
    pub(crate) seq: i64,
    /// When.
    pub(crate) at: String,
    /// What, in the words of the API.
    pub(crate) kind: String,
    /// Whether this version of Baton knows that kind and what it tells.
    #[serde(skip)]
    pub(crate) known: bool,
    /// Whether the bot was told.
    pub(crate) public: bool,
    /// Control's epoch after it.
    pub(crate) epoch: i64,
}

/// What the bot asked, and what came of it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct AskLine {
    /// What an answer names.
    pub(crate) id: String,
    /// `question`, `approval` or `form`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// What was asked, or the action that was proposed.
    pub(crate) asked: String,
    /// `open`, `answered`, `expired`, `superseded` or `withdrawn`.
    pub(crate) state: String,
    /// What came of it, in words; empty while it is open.
    pub(crate) line: String,
    /// When it was asked.
    pub(crate) asked_at: String,
    /// Until when it could be answered; may be empty.
    pub(crate) expires_at: String,
    /// When something came of it; empty while it is open.
    pub(crate) settled_at: String,
    /// How long that took, in words.
    pub(crate) took: String,
}

/// Everything that happened to a ticket.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct TraceView {
    /// Number of the ticket.
    pub(crate) number: i64,
    /// Name of the customer.
    pub(crate) customer: String,
    /// Where rules sent it, with everything that was decided from.
    pub(crate) route: Option<Route>,
    /// The six steps.
    pub(crate) steps: Vec<StepLine>,
    /// Who had control when, oldest first.
    pub(crate) segments: Vec<Segment>,
    /// The log, oldest first.
    pub(crate) events: Vec<EventLine>,
    /// What the bot asked, oldest first.
    pub(crate) asks: Vec<AskLine>,
    /// Words of the bot that the customer never saw.
    pub(crate) suppressed: Vec<String>,
}

/// `GET /tickets/{number}/trace`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/trace.html")]
pub(crate) struct TracePage {
    /// Frame of the page.
    pub(crate) shell: Shell,
    /// What happened.
    pub(crate) trace: TraceView,
}
