//! Who else is here.

use crate::domain::base::ids::TicketId;
use crate::domain::base::words::words;
use crate::views::catalogue::t;
use askama::Template;

words! {
    /// What a colleague does on a ticket.
    #[derive(Default)]
    HereDoing {
        /// Looks at it.
        #[default]
        Viewing = "viewing",
        /// Writes.
        Typing = "typing",
    }
}

/// A colleague on the ticket.
#[derive(Clone, Debug, Default)]
pub struct PersonHere {
    /// Id of the agent.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// What they do.
    pub doing: HereDoing,
}

impl PersonHere {
    /// That they are here, in a sentence.
    pub(crate) fn says(&self) -> String {
        match self.doing {
            HereDoing::Viewing => t::presence_viewing(&self.name),
            HereDoing::Typing => t::presence_typing(&self.name),
        }
    }
}

/// Everybody on a ticket; the browser hides the viewer from it.
#[derive(Clone, Debug, Default)]
pub struct PresenceView {
    /// Number of the ticket.
    pub number: i64,
    /// Who is here.
    pub people: Vec<PersonHere>,
}

/// Content of a `presence` frame: replaces `#presence-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_presence.html")]
pub struct PresenceFragment<'a> {
    /// Who is here.
    pub presence: &'a PresenceView,
}

/// The customer is typing; the browser hides it again after some seconds.
#[derive(Clone, Debug, Default)]
pub struct TypingView {
    /// Number of the ticket.
    pub number: i64,
    /// The customer's name; empty if it is not known.
    pub name: String,
    /// False clears it.
    pub typing: bool,
}

/// Content of a `typing` frame: replaces `#typing-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_typing.html")]
pub struct TypingFragment<'a> {
    /// Who types.
    pub typing: &'a TypingView,
}

/// Content of an `away` frame, which goes to the agent's own consoles.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "components/_away.html")]
pub struct AwayFragment {
    /// Whether the agent is away.
    pub away: bool,
    /// The ticket whose offer they missed, if that is why.
    pub missed: Option<TicketId>,
}
