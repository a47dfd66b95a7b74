//! The trace of a ticket: the six steps of its handoff, who had control when, and what happened.

use crate::domain::rules::routing::Route;
use crate::views::shell::Shell;
use askama::Template;
use serde::Serialize;

/// One of the six steps.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StepLine {
    /// 1 to 6.
    pub number: u8,
    /// Its name.
    pub name: &'static str,
    /// When it was done; empty if it was not.
    pub at: String,
    /// What came of it, in words; one line each.
    pub lines: Vec<String>,
}

/// A time in which one had control.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Segment {
    /// `bot`, `team` or `agent`.
    pub holder: String,
    /// The holder's name, where it is known.
    pub name: String,
    /// From when.
    pub from: String,
    /// Until when; empty if it still is so.
    pub until: String,
    /// How long, in seconds.
    pub seconds: u64,
    /// Its part of the whole, in percent.
    pub percent: u64,
    /// How long, in words.
    pub length: String,
}

/// One thing that happened.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EventLine {
    /// Its number in the conversation.
    pub seq: i64,
    /// When.
    pub at: String,
    /// What, in the words of the API.
    pub kind: String,
    /// Whether this version of Baton knows that kind and what it tells.
    #[serde(skip)]
    pub known: bool,
    /// Whether the bot was told.
    pub public: bool,
    /// Control's epoch after it.
    pub epoch: i64,
}

/// What the bot asked, and what came of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AskLine {
    /// What an answer names.
    pub id: String,
    /// `question`, `approval` or `form`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What was asked, or the action that was proposed.
    pub asked: String,
    /// `open`, `answered`, `expired`, `superseded` or `withdrawn`.
    pub state: String,
    /// What came of it, in words; empty while it is open.
    pub line: String,
    /// When it was asked.
    pub asked_at: String,
    /// Until when it could be answered; may be empty.
    pub expires_at: String,
    /// When something came of it; empty while it is open.
    pub settled_at: String,
    /// How long that took, in words.
    pub took: String,
}

/// Everything that happened to a ticket.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TraceView {
    /// Number of the ticket.
    pub number: i64,
    /// Name of the customer.
    pub customer: String,
    /// Where rules sent it, with everything that was decided from.
    pub route: Option<Route>,
    /// The six steps.
    pub steps: Vec<StepLine>,
    /// Who had control when, oldest first.
    pub segments: Vec<Segment>,
    /// The log, oldest first.
    pub events: Vec<EventLine>,
    /// What the bot asked, oldest first.
    pub asks: Vec<AskLine>,
    /// Words of the bot that the customer never saw.
    pub suppressed: Vec<String>,
}

/// `GET /tickets/{number}/trace`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/trace.html")]
pub struct TracePage {
    /// Frame of the page.
    pub shell: Shell,
    /// What happened.
    pub trace: TraceView,
}
