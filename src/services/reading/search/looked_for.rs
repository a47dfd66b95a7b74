//! What is looked for, in the terms of storage: words, what a ticket has to be, and which numbers it may have.

use super::filter_meaning::meaning;
use super::places;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Priority;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::search::{SearchFilter, SearchQuery, SearchScope, SearchTerm};
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::listing::TicketFilter;
use crate::storage::wanted_words::{AllOf, WantedWord};
use crate::storage::{AnyConnection, search_texts, tickets};
use std::ops::Range;

/// A filter whose value is not known.
pub(crate) type UnknownValue = SearchFilter;

/// What is looked for.
#[derive(Debug, Clone)]
pub(super) struct LookedFor {
    /// Words, of which the index knows the tickets.
    pub(super) all_of: AllOf,
    /// The words that were typed, without the scopes.
    pub(super) terms: Vec<SearchTerm>,
    /// The rows the tickets may have.
    pub(super) ids: Range<i64>,
    /// Filters that nothing is found by.
    pub(super) unknown: Vec<UnknownValue>,
    checks: Vec<Check>,
}

/// What the index does not know exactly.
#[derive(Debug, Clone, Copy)]
enum Check {
    Team(TeamId),
    Agent(AgentId),
    Status(StatusKind),
    Priority(Priority),
}

impl LookedFor {
    /// What was typed, as far as the actor may look.
    pub(super) fn new(
        conn: &mut AnyConnection,
        settings: &SettingsSnapshot,
        actor: &Actor,
        query: &SearchQuery,
        now: Moment,
    ) -> Result<Self> {
        let mut looked_for = Self {
            all_of: query.terms.iter().flat_map(wanted).collect(),
            terms: query.terms.clone(),
            ids: 0..search_texts::end(conn)?,
            unknown: Vec::new(),
            checks: Vec::new(),
        };
        if !access::leads(actor) {
            let teams = actor.teams.iter().map(|team| SearchScope::Team(*team));
            let own = std::iter::once(SearchScope::Agent(actor.id));
            looked_for
                .all_of
                .push(teams.chain(own).map(exactly).collect());
        }
        for filter in &query.filters {
            if !looked_for.add(conn, settings, actor, filter, now)? {
                looked_for.unknown.push(filter.clone());
            }
        }
        if looked_for.all_of.is_empty() {
            // Only days or a priority: every ticket is one of these.
            let all = [SearchScope::Open, SearchScope::Closed];
            looked_for.all_of.push(all.map(exactly).into());
        }
        Ok(looked_for)
    }

    /// Adds a filter; false if its value is not known.
    fn add(
        &mut self,
        conn: &mut AnyConnection,
        settings: &SettingsSnapshot,
        actor: &Actor,
        filter: &SearchFilter,
        now: Moment,
    ) -> Result<bool> {
        let Some(meaning) = meaning(conn, settings, actor, filter, now)? else {
            return Ok(false);
        };
        match meaning {
            TicketFilter::Open => self.add_scope(SearchScope::Open, None),
            TicketFilter::Status(status) => {
                let scope = if status.is_open() {
                    SearchScope::Open
                } else {
                    SearchScope::Closed
                };
                self.add_scope(scope, Some(Check::Status(status)));
            }
            TicketFilter::Team(team) => {
                self.add_scope(SearchScope::Team(team), Some(Check::Team(team)));
            }
            TicketFilter::Agent(agent) => {
                self.add_scope(SearchScope::Agent(agent), Some(Check::Agent(agent)));
            }
            TicketFilter::Bot(bot) => self.add_scope(SearchScope::Bot(bot), None),
            // The priority of a ticket changes, so the index does not hold it.
            TicketFilter::Priority(priority) => self.checks.push(Check::Priority(priority)),
            TicketFilter::Reason(reason) => self.add_scope(SearchScope::Reason(reason), None),
            TicketFilter::Language(language) => {
                self.add_scope(SearchScope::Language(language), None);
            }
            TicketFilter::Tag(tag) => self.add_scope(SearchScope::Tag(tag), None),
            TicketFilter::Before(day) => {
                let first = tickets::first_since(conn, day)?;
                let end = first.and_then(|first| search_texts::id_of(first, 0));
                self.ids.end = self.ids.end.min(end.unwrap_or(i64::MAX));
            }
            TicketFilter::Since(day) => {
                let first = tickets::first_since(conn, day)?;
                let start = first.and_then(|first| search_texts::id_of(first, 0));
                self.ids.start = self.ids.start.max(start.unwrap_or(i64::MAX));
            }
        }
        Ok(true)
    }

    fn add_scope(&mut self, scope: SearchScope, check: Option<Check>) {
        self.all_of.push(vec![exactly(scope)]);
        self.checks.extend(check);
    }

    /// Whether a ticket is what the filters say.
    pub(super) fn fits(&self, ticket: &Ticket) -> bool {
        self.checks.iter().all(|check| match check {
            Check::Team(team) => ticket.team == *team,
            Check::Agent(agent) => ticket.is_of(*agent),
            Check::Status(status) => ticket.status.kind() == *status,
            Check::Priority(priority) => ticket.priority == *priority,
        })
    }

    /// Whether words have to stand side by side: the index does not know.
    pub(super) fn has_phrases(&self) -> bool {
        !phrases(&self.terms).is_empty()
    }

    /// Whether the phrases stand in it as the actor sees it.
    pub(super) fn says(
        &self,
        conn: &mut AnyConnection,
        ticket: &Ticket,
        actor: &Actor,
    ) -> Result<bool> {
        places::says_all(conn, ticket, actor, &phrases(&self.terms))
    }
}

fn exactly(scope: SearchScope) -> WantedWord {
    WantedWord::exactly(scope.word())
}

/// What the index is asked for a term.
fn wanted(term: &SearchTerm) -> Vec<Vec<WantedWord>> {
    let one = |word: &String| {
        vec![WantedWord {
            word: word.clone(),
            is_beginning: matches!(term, SearchTerm::Beginning(_)),
        }]
    };
    term.words().iter().map(one).collect()
}

/// The words of phrases, which the index does not know to stand side by side.
fn phrases(terms: &[SearchTerm]) -> Vec<SearchTerm> {
    let is_phrase = |term: &&SearchTerm| match term {
        SearchTerm::Phrase(_) => true,
        SearchTerm::Beginning(_) | SearchTerm::Exactly(_) => false,
    };
    terms.iter().filter(is_phrase).cloned().collect()
}
