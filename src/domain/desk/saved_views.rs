//! Saved views: filters and an order under a name, an agent's own or a team's. Who may change which is in
//! `case/access.rs`; what a filter says is in `search`.

use super::saved_view_fault::SavedViewFault;
use crate::domain::base::fault::Fault;
use crate::domain::base::ids::{AgentId, SavedViewId, TeamId};
use crate::domain::base::page_fault::PageFault;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use crate::domain::reader::{Length, Misread, blank};
use crate::domain::search::{self, FilterKey, SearchFilter};

/// A name, in characters.
pub(crate) const VIEW_NAME_MAX_CHARS: usize = 60;

/// The filters of a view, in characters.
pub(crate) const VIEW_FILTER_MAX_CHARS: usize = 500;

/// Views of an owner.
pub(crate) const VIEWS_MAX: usize = 50;

/// Whom a saved view belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ViewOwner {
    /// One agent, who alone sees it.
    Agent(AgentId),
    /// A team.
    Team(TeamId),
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedView {
    /// For addresses.
    pub(crate) id: SavedViewId,
    /// Whom it belongs to.
    pub(crate) owner: ViewOwner,
    /// What it is.
    pub(crate) words: ViewWords,
}

/// What is wrong with a view, and in which field.
pub(crate) type ViewFaults = Vec<(&'static str, Fault)>;

/// A name, filters and an order that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ViewWords {
    /// Unique among those of its owner, whatever the case; in one line.
    pub(crate) name: String,
    /// As it was typed: `team:Flights tag:refund`; empty for every open ticket.
    pub(crate) filter: String,
    /// The order.
    pub(crate) sort: QueueSort,
}

impl ViewWords {
    /// Checks a name and filters; what is wrong comes with the field it is in. Whether the values of the filters are
    /// known is not looked at here.
    pub(crate) fn check(
        name: &str,
        filter: &str,
        sort: QueueSort,
    ) -> Result<(Self, Vec<SearchFilter>), ViewFaults> {
        let in_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, filter) = (in_line(name), in_line(filter));
        let mut wrong = ViewFaults::new();
        match blank(&name) {
            true => wrong.push(("name", Misread::Required.into())),
            false => wrong.extend(kept(&name, VIEW_NAME_MAX_CHARS).map(|fault| ("name", fault))),
        }
        wrong.extend(kept(&filter, VIEW_FILTER_MAX_CHARS).map(|fault| ("filter", fault)));
        let filters = match filters(&filter) {
            Ok(filters) => filters,
            Err(fault) => {
                wrong.push(("filter", fault.into()));
                Vec::new()
            }
        };
        match wrong.is_empty() {
            true => Ok((Self { name, filter, sort }, filters)),
            false => Err(wrong),
        }
    }
}

fn kept(text: &str, most: usize) -> Option<Fault> {
    if text.contains('\0') {
        return Some(PageFault::Nul.into());
    }
    Length::Chars(most).complaint(text).map(Fault::from)
}

/// The filters of a list of open tickets.
///
/// # Errors
/// Words that are no filters, closed tickets, and more than is read.
pub(crate) fn filters(typed: &str) -> Result<Vec<SearchFilter>, SavedViewFault> {
    let query = search::read(typed);
    let is_closed = |filter: &SearchFilter| {
        let status = StatusKind::parse(&filter.value.to_lowercase());
        filter.key == FilterKey::Status && status.is_some_and(|status| !status.is_open())
    };
    match query {
        query if query.is_cut => Err(SavedViewFault::TooLong),
        query if !query.terms.is_empty() => Err(SavedViewFault::Words),
        query if query.filters.iter().any(is_closed) => Err(SavedViewFault::Closed),
        query => Ok(query.filters),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_has_filters_of_open_tickets_and_no_words() {
        let (words, read) = ViewWords::check(
            " Refunds  today ",
            "tag:refund  status:open",
            QueueSort::Due,
        )
        .unwrap();
        assert_eq!(words.name, "Refunds today");
        assert_eq!(words.filter, "tag:refund status:open");
        assert_eq!(read.len(), 2);
        assert_eq!(filters(""), Ok(Vec::new()));
        assert_eq!(filters("refund"), Err(SavedViewFault::Words));
        assert_eq!(filters("tag:a status:Closed"), Err(SavedViewFault::Closed));
        let many = "tag:a ".repeat(17);
        assert_eq!(filters(&many), Err(SavedViewFault::TooLong));
        let wrong = ViewWords::check(" ", "words", QueueSort::Order).unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["name", "filter"]);
        let wrong = ViewWords::check(&"n".repeat(61), "tag:\0", QueueSort::Order).unwrap_err();
        assert_eq!(wrong.len(), 2, "{wrong:?}");
    }
}
