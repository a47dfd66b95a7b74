//! The packet: all that the bot knew, for the one who takes over.

use askama::Template;

use super::{AttachmentView, Pair};

/// The customer.
#[derive(Clone, Debug, Default)]
pub struct CustomerView {
    /// Name, or `Unknown customer`.
    pub name: String,
    /// `verified`, `partly verified` or empty.
    pub verified: String,
    /// E-mail, phone, language, time zone, ids and attributes, in this order and only where known.
    pub details: Vec<Pair>,
}

/// Something known about the case.
#[derive(Clone, Debug, Default)]
pub struct FactView {
    /// What.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it is from, such as `customer` or `orders API`.
    pub source: String,
    /// How sure the bot is, such as `92 %`; empty if unknown.
    pub confidence: String,
    /// True if the customer or an agent confirmed it.
    pub confirmed: bool,
}

/// A fact the team needs and the packet lacks.
#[derive(Clone, Debug, Default)]
pub struct MissingView {
    /// What.
    pub name: String,
    /// How to ask for it, in the customer's language.
    pub question: String,
}

/// A tool call or a step of the bot's task.
#[derive(Clone, Debug, Default)]
pub struct StepView {
    /// What.
    pub name: String,
    /// `ok`, `failed` or `open`.
    pub status: String,
    /// What came of it.
    pub detail: String,
}

/// What the bot did not finish.
#[derive(Clone, Debug, Default)]
pub struct TaskView {
    /// Name of the task.
    pub name: String,
    /// Where it stands.
    pub status: String,
    /// Its steps.
    pub steps: Vec<StepView>,
}

/// What the bot wants to know from the person.
#[derive(Clone, Debug, Default)]
pub struct AskView {
    /// The question.
    pub prompt: String,
    /// Answers to choose from.
    pub options: Vec<String>,
    /// Until when; may be empty.
    pub expires_at: String,
}

/// Something that was promised to the customer.
#[derive(Clone, Debug, Default)]
pub struct PromiseView {
    /// What.
    pub text: String,
    /// Until when; may be empty.
    pub due: String,
}

/// A version of the packet.
#[derive(Clone, Debug, Default)]
pub struct VersionView {
    /// Its number.
    pub version: i64,
    /// When.
    pub at: String,
    /// Who wrote it.
    pub by: String,
    /// What changed.
    pub change: String,
}

/// Another ticket of the same customer.
#[derive(Clone, Debug, Default)]
pub struct PreviousView {
    /// Its number.
    pub number: i64,
    /// What it was about.
    pub summary: String,
    /// Status or outcome.
    pub status: String,
    /// When it was opened.
    pub at: String,
}

/// The whole packet.
#[derive(Clone, Debug, Default)]
pub struct PacketView {
    /// Number of the ticket.
    pub number: i64,
    /// Its version.
    pub version: i64,
    /// How complete it is for the team, 0–100; `None` if the team asks for nothing.
    pub completeness: Option<i64>,
    /// What is missing.
    pub missing: Vec<MissingView>,
    /// Why escalated, in words.
    pub reason: String,
    /// A sentence on the reason; may be empty.
    pub reason_detail: String,
    /// The words that triggered it; may be empty.
    pub quote: String,
    /// What the customer wants: intent and how sure the bot was.
    pub goal: String,
    /// Summary.
    pub summary: String,
    /// Who wrote the summary.
    pub summary_author: String,
    /// What the bot wants back.
    pub ask: Option<AskView>,
    /// The customer.
    pub customer: CustomerView,
    /// What is known.
    pub facts: Vec<FactView>,
    /// What the bot tried: tool calls.
    pub tried: Vec<StepView>,
    /// What it did not finish.
    pub task: Option<TaskView>,
    /// What was promised.
    pub promises: Vec<PromiseView>,
    /// Files and links.
    pub attachments: Vec<AttachmentView>,
    /// Why this ticket went where it is, a line for each step of the decision.
    pub routing: Vec<String>,
    /// Earlier tickets of the customer.
    pub previous: Vec<PreviousView>,
    /// What the bot sent along.
    pub metadata: Vec<Pair>,
    /// Versions, newest first.
    pub versions: Vec<VersionView>,
}

/// `#packet-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_packet.html")]
pub struct PacketFragment<'a> {
    /// The packet.
    pub packet: &'a PacketView,
}
