//! The search page.

use crate::views::catalogue::t;
use crate::views::queue::view::QueueRow;
use crate::views::shell::Shell;
use askama::Template;

/// A piece of a text, and whether it was looked for.
#[derive(Clone, Debug)]
pub struct PieceView {
    /// The text.
    pub text: String,
    /// Whether it is one of the words.
    pub is_found: bool,
}

/// Where the words stand in a ticket.
#[derive(Clone, Debug)]
pub struct PlaceView {
    /// In what: `Customer`, `Note`, the name of a fact.
    pub source: String,
    /// The text around, in order.
    pub pieces: Vec<PieceView>,
}

/// A ticket that was found.
#[derive(Clone, Debug)]
pub struct HitView {
    /// The ticket, as it stands in a queue.
    pub row: QueueRow,
    /// When it was opened.
    pub opened_at: String,
    /// Where the words stand; nothing if they were not looked for.
    pub place: Option<PlaceView>,
}

/// An example of a filter, and what it finds.
#[derive(Clone, Copy, Debug)]
pub struct FilterHint {
    /// As it is typed.
    pub typed: &'static str,
    /// What it finds.
    pub finds: &'static str,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct FoundView {
    /// What was typed.
    pub typed: String,
    /// The tickets, the newest first.
    pub hits: Vec<HitView>,
    /// Address of the next page; empty on the last.
    pub next: String,
    /// Filters whose values are not known, such as `team:Flihgts`.
    pub unknown: Vec<String>,
    /// Names that were found instead of what was typed.
    pub similar: String,
    /// Whether some of what was typed was left out.
    pub is_cut: bool,
    /// Whether older tickets are still being looked through.
    pub is_incomplete: bool,
    /// Whether this is a later page.
    pub is_later: bool,
}

impl FoundView {
    /// The filters there are.
    pub(crate) fn hints(&self) -> [FilterHint; 8] {
        let hint = |typed, finds| FilterHint { typed, finds };
        [
            hint("status:open", t::search_hint_status()),
            hint("agent:me", t::search_hint_agent()),
            hint("team:", t::search_hint_team()),
            hint("bot:", t::search_hint_bot()),
            hint("tag:", t::search_hint_tag()),
            hint("reason:safety", t::search_hint_reason()),
            hint("language:es", t::search_hint_language()),
            hint("after:7d", t::search_hint_after()),
        ]
    }
}

/// `GET /search`.
#[derive(Clone, Debug, Template)]
#[template(path = "search/page.html")]
pub struct SearchPage {
    /// Frame of the page.
    pub shell: Shell,
    /// What was found.
    pub found: FoundView,
}
