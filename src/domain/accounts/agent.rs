//! An agent, as they are stored.

use super::interface_language::InterfaceLanguage;
use super::preferences::Preferences;
use crate::domain::base::ids::{AgentId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Role;
use std::collections::BTreeMap;

/// Why an agent is away whom nobody asked: they let an offer lapse while their console was open. It ends when they say so,
/// or sign in. An earlier version wrote the number of the ticket behind it.
pub(crate) const MISSED_OFFER: &str = "missed an offer";

/// An agent: a person with a console login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// Inside.
    pub id: AgentId,
    /// Outside.
    pub token: Token,
    /// Unique; lower case.
    pub email: String,
    /// Shown to colleagues, and to customers as the author of messages.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// How many tickets at once; no limit when absent.
    pub capacity: Option<i64>,
    /// How many tickets they have.
    pub active_count: i64,
    /// Whether they said that they are away.
    pub away: bool,
    /// Why they are away.
    pub away_reason: Option<String>,
    /// The ticket whose offer they missed, if that is why they are away.
    pub missed_ticket: Option<TicketId>,
    /// What they are good at, in lower case, each with a level from 1 to 5.
    pub skills: BTreeMap<String, i64>,
    /// Languages they write, in lower case; all when empty.
    pub languages: Vec<String>,
    /// The language they chose for the console; that of their browser when absent.
    pub interface_language: Option<InterfaceLanguage>,
    /// What else they chose for their console.
    pub preferences: Preferences,
    /// When they last took or gave up a ticket.
    pub idle_since: Option<Moment>,
    /// A console of theirs is open until then, unless it says so again.
    pub online_until: Option<Moment>,
    /// Whether an admin's console made their password: there they first choose their own.
    pub password_given: bool,
    /// When their login was withdrawn.
    pub disabled_at: Option<Moment>,
}

impl Agent {
    /// Whether a console of theirs is open.
    pub fn is_online(&self, now: Moment) -> bool {
        self.online_until.is_some_and(|until| until > now)
    }

    /// Whether this is their e-mail address or their name, whatever the case.
    pub(crate) fn is_called(&self, called: &str) -> bool {
        is_called(called, &self.email, &self.name)
    }

    /// Whether they are away because they let an offer lapse.
    pub(crate) fn missed_offer(&self) -> bool {
        let reason = self.away_reason.as_deref().filter(|_| self.away);
        reason.is_some_and(|reason| reason.starts_with(MISSED_OFFER))
    }

    /// Why they are away, as they or a program said it; nothing if they are not, or for an offer they missed.
    pub(crate) fn away_for(&self) -> Option<&str> {
        let said = self.away_reason.as_deref().filter(|_| self.away);
        said.filter(|_| !self.missed_offer())
    }

    /// Whether they could take a ticket now.
    pub(crate) fn is_available(&self, now: Moment) -> bool {
        self.disabled_at.is_none() && !self.away && self.is_online(now)
    }
}

/// Whether somebody calls the agent of this e-mail address, in lower case, and this name so: by either,
/// whatever the case.
pub(crate) fn is_called(called: &str, email: &str, name: &str) -> bool {
    let called = called.to_lowercase();
    email == called || name.to_lowercase() == called
}
