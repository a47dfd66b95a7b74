//! The context report: figures by bot and version, and the tickets behind each.

use crate::domain::figures::LookBack;
use crate::views::catalogue::t;
use crate::views::shell::Shell;
use askama::Template;

/// A number that opens the tickets it counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct CountLink {
    /// The number.
    pub(crate) count: i64,
    /// Where its tickets are listed.
    pub(crate) url: String,
}

/// A span of time to choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct SpanLink {
    /// How many days.
    pub(crate) days: u64,
    /// Whether it is shown.
    pub(crate) current: bool,
}

impl SpanLink {
    /// Every span of a report that shows this one.
    pub(crate) fn all(shown: LookBack) -> Vec<Self> {
        let span = |span: LookBack| Self {
            days: span.days(),
            current: span == shown,
        };
        LookBack::ALL.map(span).to_vec()
    }
}

/// One version of a bot.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContextRow {
    /// The bot's name and version.
    pub(crate) bot: String,
    /// Tickets it opened.
    pub(crate) handoffs: CountLink,
    /// How complete its first packets were, 0 to 100; nothing where nothing was required.
    pub(crate) complete: Option<i64>,
    /// Tickets an agent judged.
    pub(crate) judged: CountLink,
    /// Those that held enough.
    pub(crate) enough: CountLink,
    /// Their share, 0 to 100; nothing while none is judged.
    pub(crate) share: Option<i64>,
    /// Those in which something was missing.
    pub(crate) missing: CountLink,
    /// How often something known was asked again.
    pub(crate) asked_again: CountLink,
    /// Conversations handed back to it.
    pub(crate) handed_back: CountLink,
    /// How often it said what it understood.
    pub(crate) understood: CountLink,
}

/// A fact that was missing or asked again.
#[derive(Clone, Debug, Default)]
pub(crate) struct FactRow {
    /// The bot's name and version.
    pub(crate) bot: String,
    /// The fact's name.
    pub(crate) fact: String,
    /// How often.
    pub(crate) count: CountLink,
}

/// `GET /reports/context`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/context.html")]
pub(crate) struct ContextPage {
    /// Frame of the page.
    pub(crate) shell: Shell,
    /// Spans to choose.
    pub(crate) spans: Vec<SpanLink>,
    /// How many days it looks back.
    pub(crate) days: u64,
    /// By bot and version.
    pub(crate) rows: Vec<ContextRow>,
    /// What was missing, the most frequent first.
    pub(crate) missing: Vec<FactRow>,
    /// What was asked again, the most frequent first.
    pub(crate) asked_again: Vec<FactRow>,
}

/// A ticket behind a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContextTicket {
    pub(crate) number: i64,
    /// Why it was escalated.
    pub(crate) why: String,
    pub(crate) status: String,
    pub(crate) opened_at: String,
}

/// `GET /reports/context/tickets`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/context_tickets.html")]
pub(crate) struct ContextTicketsPage {
    /// Frame of the page.
    pub(crate) shell: Shell,
    /// The bot's name and version.
    pub(crate) bot: String,
    /// What the number counts.
    pub(crate) about: String,
    /// How many days it looks back.
    pub(crate) days: u64,
    /// The newest first.
    pub(crate) tickets: Vec<ContextTicket>,
    /// Whether there are more.
    pub(crate) more: bool,
}
