//! The context report: figures by bot and version, and the tickets behind each.

use crate::views::shell::Shell;
use askama::Template;

/// A number that opens the tickets it counts.
#[derive(Clone, Debug, Default)]
pub struct CountLink {
    /// The number.
    pub count: i64,
    /// Where its tickets are listed.
    pub url: String,
}

/// A span of time to choose.
#[derive(Clone, Debug, Default)]
pub struct SpanLink {
    /// How many days.
    pub days: u64,
    /// Whether it is shown.
    pub current: bool,
}

/// One version of a bot.
#[derive(Clone, Debug, Default)]
pub struct ContextRow {
    /// The bot's name and version.
    pub bot: String,
    /// Tickets it opened.
    pub handoffs: CountLink,
    /// How complete its first packets were, 0 to 100; nothing where nothing was required.
    pub complete: Option<i64>,
    /// Tickets an agent judged.
    pub judged: CountLink,
    /// Those that held enough.
    pub enough: CountLink,
    /// Their share, 0 to 100; nothing while none is judged.
    pub share: Option<i64>,
    /// Those in which something was missing.
    pub missing: CountLink,
    /// How often something known was asked again.
    pub asked_again: CountLink,
    /// Conversations handed back to it.
    pub handed_back: CountLink,
    /// How often it said what it understood.
    pub understood: CountLink,
}

/// A fact that was missing or asked again.
#[derive(Clone, Debug, Default)]
pub struct FactRow {
    /// The bot's name and version.
    pub bot: String,
    /// The fact's name.
    pub fact: String,
    /// How often.
    pub count: CountLink,
}

/// `GET /reports/context`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/context.html")]
pub struct ContextPage {
    /// Frame of the page.
    pub shell: Shell,
    /// Spans to choose.
    pub spans: Vec<SpanLink>,
    /// How many days it looks back.
    pub days: u64,
    /// By bot and version.
    pub rows: Vec<ContextRow>,
    /// What was missing, the most frequent first.
    pub missing: Vec<FactRow>,
    /// What was asked again, the most frequent first.
    pub asked_again: Vec<FactRow>,
}

/// A ticket behind a number.
#[derive(Clone, Debug, Default)]
pub struct ContextTicket {
    /// Its number.
    pub number: i64,
    /// Why it was escalated.
    pub why: String,
    /// Its status.
    pub status: String,
    /// When it was opened.
    pub opened_at: String,
}

/// `GET /reports/context/tickets`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/context_tickets.html")]
pub struct ContextTicketsPage {
    /// Frame of the page.
    pub shell: Shell,
    /// The bot's name and version.
    pub bot: String,
    /// What the number counts.
    pub about: String,
    /// How many days it looks back.
    pub days: u64,
    /// The newest first.
    pub tickets: Vec<ContextTicket>,
    /// Whether there are more.
    pub more: bool,
}
