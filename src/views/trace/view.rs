//! The trace of a ticket: the six steps of its handoff, who had control when, and what happened.

use crate::domain::rules::routing::Route;
use crate::views::catalogue::t;
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
    /// Who did it: an agent, a bot, the customer or Baton by name; a dash where an early version did not keep it.
    pub(crate) actor: String,
    /// What happened, in a sentence.
    pub(crate) words: String,
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
    /// The same for people.
    #[serde(skip)]
    pub(crate) label: &'static str,
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

/// What a receiver said of the context.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct VerdictLine {
    /// When.
    pub(crate) at: String,
    /// Who had the conversation then: an agent or a bot.
    pub(crate) by: String,
    /// Enough or what was missing; of a bot, what it understood.
    pub(crate) words: String,
    /// The version of the packet that was judged.
    pub(crate) version: i64,
}

/// Something that was sent about the ticket.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DeliveryLine {
    /// `mail.overdue`.
    pub(crate) kind: String,
    /// The name of who gets it.
    pub(crate) to: String,
    /// When it was queued.
    pub(crate) queued_at: String,
    /// When it was sent or given up; empty before.
    pub(crate) ended_at: String,
    /// How often it was tried.
    pub(crate) attempts: i64,
    /// What came of it, in words.
    pub(crate) state: String,
}

/// Something that was said before the ticket, through Baton.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct TurnLine {
    /// Its number in the conversation.
    pub(crate) seq: i64,
    /// When.
    pub(crate) at: String,
    /// `customer` or `bot`.
    pub(crate) sender: String,
    /// The same for people.
    #[serde(skip)]
    pub(crate) label: &'static str,
    /// The words.
    pub(crate) text: String,
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
    /// How it ended and by whom; empty while it is open.
    pub(crate) ended: String,
    /// What each receiver said of the context, oldest first.
    pub(crate) verdicts: Vec<VerdictLine>,
    /// What was said before the escalation, oldest first.
    pub(crate) mirrored: Vec<TurnLine>,
    /// What was sent about it, oldest first.
    pub(crate) deliveries: Vec<DeliveryLine>,
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
