//! How far an agent's words have come: stored, fetched by the bot, seen by the customer.

use crate::domain::base::words::words;
use crate::views::catalogue::t;
use askama::Template;
use askama::filters::HtmlSafe;

words! {
    /// How far an agent's words have come.
    #[derive(Default)]
    HowFar {
        /// It is another's, or the customer does not get it.
        #[default]
        Unknown = "",
        /// They are stored.
        Stored = "stored",
        /// The bot has fetched them.
        Delivered = "delivered",
        /// The bot says that the customer saw them.
        Shown = "shown",
    }
}

/// The mark that says so.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "ticket/_reached.html")]
pub struct ReachedMark {
    /// How far.
    pub reached: HowFar,
}

impl HtmlSafe for ReachedMark {}

/// Content of a `reached` frame: how far what agents said at a ticket has come, and the marks that say so.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "ticket/_reached_frame.html")]
pub struct ReachedFragment {
    /// The `seq` up to which the bot has fetched it.
    pub delivered: i64,
    /// The `seq` up to which the customer has seen it.
    pub shown: i64,
}

impl ReachedFragment {
    pub(crate) fn mark(&self, reached: HowFar) -> ReachedMark {
        ReachedMark { reached }
    }
}
