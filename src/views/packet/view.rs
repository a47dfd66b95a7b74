//! The packet: all that the bot knew, for the one who takes over.

use crate::domain::base::words::words;
use crate::domain::log::Verdict;
use crate::views::ask::view::{AnsweredView, AskView};
use crate::views::catalogue::t;
use askama::Template;

use crate::views::{AttachmentView, Pair};

/// The customer.
#[derive(Clone, Debug, Default)]
pub struct CustomerView {
    /// Name, or `Unknown customer`.
    pub name: String,
    /// Where their page is; empty if there is none, or it is shown.
    pub address: String,
    /// `verified`, `partly verified` or empty.
    pub verified: String,
    /// IANA name of the time zone, such as `Europe/Madrid`; may be empty.
    pub time_zone: String,
    /// Language in words; may be empty.
    pub language: String,
    /// Channel, such as `web`; may be empty.
    pub channel: String,
    /// E-mail, phone, ids and attributes, in this order and only where known.
    pub details: Vec<Pair>,
}

/// Something known about the case.
#[derive(Clone, Debug, Default)]
pub struct FactView {
    /// What.
    pub name: String,
    /// Its value.
    pub value: String,
    /// The value in RFC 3339 if it is a moment; empty otherwise.
    pub at: String,
    /// Where it is from, such as `customer` or `orders API`.
    pub source: String,
    /// How sure the bot is, such as `62% sure`; empty if it is sure or said nothing.
    pub confidence: String,
    /// True if the customer or an agent confirmed it.
    pub confirmed: bool,
}

/// A fact the team needs and the packet lacks.
#[derive(Clone, Debug, Default)]
pub struct MissingView {
    /// Name of the fact, as it is stored.
    pub name: String,
    /// What it is called on the page.
    pub label: String,
    /// How to ask for it, in the customer's language.
    pub question: String,
    /// Whether the packet is incomplete without it; otherwise it only helps.
    pub required: bool,
    /// Values that seem to stand in the conversation, the likeliest first.
    pub proposals: Vec<ProposalView>,
}

/// A value that seems to stand in the conversation.
#[derive(Clone, Debug, Default)]
pub struct ProposalView {
    /// Name of the fact, as it is stored.
    pub name: String,
    /// What it is called on the page.
    pub label: String,
    /// Its value.
    pub value: String,
    /// Where it stands, such as `message 7`, as it is stored with the fact.
    pub source: String,
    /// The same for people, with whose words these are: `customer, message 7`.
    pub place: String,
    /// Id of the element it stands in; may be empty.
    pub anchor: String,
}

/// Whether the context was enough, as the agent said.
#[derive(Clone, Debug)]
pub struct VerifiedView {
    /// Whether it was enough.
    pub verdict: Verdict,
    /// What was not there.
    pub missing: String,
    /// The understanding of the bot that accepted the hand-back; empty when an agent gave the verdict.
    pub understood: String,
    /// When it was said.
    pub at: String,
}

impl VerifiedView {
    /// Whether it was enough.
    pub(crate) fn is_enough(&self) -> bool {
        match self.verdict {
            Verdict::Enough => true,
            Verdict::Missing => false,
        }
    }
}

words! {
    /// How a tool call or a step ended.
    #[derive(Default)]
    StepStatus {
        /// As it should.
        Ok = "ok",
        /// It did not work.
        Failed = "failed",
        /// It has not ended.
        #[default]
        Open = "open",
        /// Nobody said how.
        Unknown = "unknown",
    }
}

impl StepStatus {
    /// The icon before it.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Ok => "check",
            Self::Failed => "cross",
            Self::Open | Self::Unknown => "open",
        }
    }

    /// What it says to those who do not see the icon.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Ok => t::thread_tool_ok(),
            Self::Failed => t::thread_tool_failed(),
            Self::Open => t::thread_tool_open(),
            Self::Unknown => t::thread_tool_unknown(),
        }
    }
}

/// A tool call or a step of the bot's task.
#[derive(Clone, Debug, Default)]
pub struct StepView {
    /// What.
    pub name: String,
    /// How it ended.
    pub status: StepStatus,
    /// What came of it.
    pub detail: String,
    /// How often it was tried with the same end.
    pub times: usize,
}

/// What the bot did not finish.
#[derive(Clone, Debug, Default)]
pub struct TaskView {
    /// Whose it is, if a bot had the conversation before and left it; may be empty.
    pub bot: String,
    /// Name of the task.
    pub name: String,
    /// Where it stands.
    pub status: String,
    /// Its steps.
    pub steps: Vec<StepView>,
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

/// The whole packet.
#[derive(Clone, Debug, Default)]
pub struct PacketView {
    /// Number of the ticket.
    pub number: i64,
    /// Its version.
    pub version: i64,
    /// How complete it is for the team, 0–100; `None` if the team asks for nothing.
    pub completeness: Option<i64>,
    /// What is missing, the required first.
    pub missing: Vec<MissingView>,
    /// One polite question for all that is required and missing and seems to stand nowhere; empty if
    /// there is nothing to ask.
    pub ask_all: String,
    /// The names of what it asks for, one a line.
    pub ask_names: String,
    /// Other values found in the conversation that may be facts.
    pub proposals: Vec<ProposalView>,
    /// What the agent said about it.
    pub verified: Option<VerifiedView>,
    /// How many card numbers, passwords and the like were masked.
    pub masked: i64,
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
    /// What came of what it asked, newest first.
    pub answers: Vec<AnsweredView>,
    /// The customer.
    pub customer: CustomerView,
    /// What is known.
    pub facts: Vec<FactView>,
    /// What the bot tried: tool calls.
    pub tried: Vec<StepView>,
    /// What it did not finish.
    pub tasks: Vec<TaskView>,
    /// Topics that an agent asked bots to keep away from.
    pub avoid: Vec<String>,
    /// What was promised.
    pub promises: Vec<PromiseView>,
    /// Files and links.
    pub attachments: Vec<AttachmentView>,
    /// Why this ticket went where it is, a line for each step of the decision.
    pub routing: Vec<String>,
    /// What the bot sent along.
    pub metadata: Vec<Pair>,
    /// Versions, newest first.
    pub versions: Vec<VersionView>,
}

impl PacketView {
    /// Whether the agent said that the context was enough.
    pub(crate) fn is_enough(&self) -> bool {
        let verified = self.verified.as_ref();
        verified.is_some_and(VerifiedView::is_enough)
    }

    /// Whether the bot has what it asked for, and waits for nothing else.
    pub(crate) fn answered_now(&self) -> bool {
        self.ask.is_none()
            && self
                .answers
                .first()
                .is_some_and(|answer| answer.mark.is_given())
    }

    /// Whether something required is missing, and not only something that would help.
    pub(crate) fn lacks(&self) -> bool {
        self.missing.iter().any(|missing| missing.required)
    }
}

/// `#packet-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_packet.html")]
pub struct PacketFragment<'a> {
    /// The packet.
    pub packet: &'a PacketView,
}
