//! What became of a command for many tickets, for a browser without script.

use super::shell::Shell;
use crate::views::catalogue::t;
use askama::Template;

/// What was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BulkWord {
    /// Take them.
    Accept,
    /// Decline their offers.
    Decline,
    /// Give them on.
    Transfer,
    /// Change their tags.
    Tag,
    /// Put them off.
    Snooze,
    /// Close them.
    Resolve,
    /// Undo what was done before.
    Undo,
}

/// What became of one ticket.
#[derive(Clone, Debug)]
pub(crate) struct BulkLine {
    pub(crate) number: i64,
    /// By what it can be undone; 0 if it changed nothing.
    pub(crate) began: i64,
    /// Why it was left alone; empty if it was not.
    pub(crate) refused: String,
}

/// `POST /queue/bulk`.
#[derive(Clone, Debug, Template)]
#[template(path = "queue/bulk.html")]
pub(crate) struct BulkPage {
    pub(crate) shell: Shell,
    pub(crate) act: BulkWord,
    pub(crate) lines: Vec<BulkLine>,
    /// The view it was given in.
    pub(crate) view: &'static str,
}

impl BulkPage {
    /// What was done to how many, in words.
    fn done(&self) -> String {
        let count = self.lines.len() - self.refused().len();
        match self.act {
            BulkWord::Accept => t::bulk_accepted(count),
            BulkWord::Decline => t::bulk_declined(count),
            BulkWord::Transfer => t::bulk_transferred(count),
            BulkWord::Tag => t::bulk_tagged(count),
            BulkWord::Snooze => t::bulk_snoozed(count),
            BulkWord::Resolve => t::bulk_resolved(count),
            BulkWord::Undo => t::bulk_undone(count),
        }
    }

    /// Those that were left alone.
    fn refused(&self) -> Vec<&BulkLine> {
        let refused = self.lines.iter().filter(|line| !line.refused.is_empty());
        refused.collect()
    }

    /// Why some were left alone: each reason once, with the tickets it is about.
    fn reasons(&self) -> Vec<(&str, Vec<i64>)> {
        let refused = self.refused().into_iter();
        by_reason(refused.map(|line| (line.refused.as_str(), line.number)))
    }

    /// Those that can be undone.
    fn undoable(&self) -> Vec<&BulkLine> {
        let lines = self.lines.iter().filter(|line| line.began > 0);
        lines.collect()
    }
}

/// Each reason once, with the tickets it is about.
pub(super) fn by_reason<'a>(
    refused: impl Iterator<Item = (&'a str, i64)>,
) -> Vec<(&'a str, Vec<i64>)> {
    let mut reasons: Vec<(&str, Vec<i64>)> = Vec::new();
    for (why, ticket) in refused {
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, tickets)) => tickets.push(ticket),
            None => reasons.push((why, vec![ticket])),
        }
    }
    reasons
}
