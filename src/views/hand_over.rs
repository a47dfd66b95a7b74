//! The page on which an agent gives on what they have at the end of a shift, and what became of it.

use super::bulk::by_reason;
use super::shell::Shell;
use crate::views::catalogue::t;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A ticket that may be given on.
#[derive(Clone, Debug)]
pub(crate) struct OwnTicket {
    pub(crate) number: i64,
    pub(crate) customer: String,
    pub(crate) summary: String,
    pub(crate) team: String,
    pub(crate) status: &'static str,
    /// Whether the agent has words for the customer that they have not sent.
    pub(crate) has_draft: bool,
    /// Whether the form has it ticked.
    pub(crate) chosen: bool,
}

/// Somebody who may get them.
#[derive(Clone, Debug)]
pub(crate) struct HandOverTarget {
    /// As the form says it.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) chosen: bool,
}

/// A colleague who must accept what they are given.
#[derive(Clone, Debug)]
pub(crate) struct AskedColleague {
    pub(crate) name: String,
    /// Whether they are offline or away.
    pub(crate) is_gone: bool,
}

/// What became of a ticket.
#[derive(Clone, Debug)]
pub(crate) struct GivenOn {
    pub(crate) number: i64,
    /// By what it can be undone; 0 if it changed nothing.
    pub(crate) began: i64,
    /// Whether somebody must accept it first.
    pub(crate) offered: bool,
    /// Why it was not given on; empty if it was.
    pub(crate) refused: String,
}

/// `/me/hand-over`.
#[derive(Template)]
#[template(path = "settings/hand_over.html")]
pub(crate) struct HandOverPage {
    pub(crate) shell: Shell,
    pub(crate) tickets: Vec<OwnTicket>,
    pub(crate) targets: Vec<HandOverTarget>,
    pub(crate) note: String,
    /// The note of what was just given: there again after an undo.
    pub(crate) given_note: String,
    /// What became of those that were chosen before.
    pub(crate) results: Vec<GivenOn>,
    /// The colleague who must accept them; nobody if they went to queues.
    pub(crate) asked: Option<AskedColleague>,
    /// Whether the agent is away since then, and was not before.
    pub(crate) goes_away: bool,
    /// Whether what was done before was to take them back.
    pub(crate) is_undone: bool,
    pub(crate) errors: WrongFields,
}

impl HandOverPage {
    /// What was done with how many, in words.
    pub(crate) fn given(&self) -> String {
        let given: Vec<&GivenOn> = self.done().collect();
        let count = given.len();
        if self.is_undone {
            return match count {
                0 => t::hand_over_answered().to_owned(),
                _ => t::bulk_undone(count),
            };
        }
        let are_offered = count > 0 && given.iter().all(|one| one.offered);
        match self.asked.as_ref().filter(|_| are_offered) {
            Some(AskedColleague {
                name,
                is_gone: true,
            }) => t::hand_over_offered_gone(count, name.as_str()),
            Some(AskedColleague {
                name,
                is_gone: false,
            }) => t::hand_over_offered(count, name.as_str()),
            None => t::hand_over_given(count),
        }
    }

    /// Whether anything was done at all.
    pub(crate) fn is_done(&self) -> bool {
        self.done().next().is_some()
    }

    /// Those that can be taken back.
    pub(crate) fn undoable(&self) -> Vec<&GivenOn> {
        self.done().filter(|one| one.began > 0).collect()
    }

    fn done(&self) -> impl Iterator<Item = &GivenOn> {
        self.results.iter().filter(|one| one.refused.is_empty())
    }

    /// Why some were not: each reason once, with the tickets it is about.
    pub(crate) fn refused(&self) -> Vec<(&str, Vec<i64>)> {
        let refused = self.results.iter().filter(|one| !one.refused.is_empty());
        by_reason(refused.map(|one| (one.refused.as_str(), one.number)))
    }
}
