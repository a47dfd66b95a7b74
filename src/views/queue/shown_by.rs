//! By what a list is filtered and ordered, and the form that changes it.

use crate::domain::dispatch::QueueSort;
use crate::views::labels::{choice, sort};

/// Filters as they are typed.
pub(crate) const FILTER_EXAMPLE: &str = "tag:refund reason:safety";

/// A choice in a list.
#[derive(Clone, Debug)]
pub struct ViewChoice {
    /// As the form sends it.
    pub word: String,
    /// In words.
    pub name: String,
    /// Whether it is the one that is chosen.
    pub chosen: bool,
}

/// The orders there are.
pub(crate) fn sorts(chosen: QueueSort) -> Vec<ViewChoice> {
    let order = |one: &QueueSort| ViewChoice {
        word: one.to_string(),
        name: choice(sort(*one)),
        chosen: *one == chosen,
    };
    QueueSort::ALL.iter().map(order).collect()
}

/// By what a list is filtered and ordered.
#[derive(Clone, Debug, Default)]
pub struct ShownBy {
    /// The saved view that is shown.
    pub saved: Option<i64>,
    /// Whether a saved view was asked for that is gone.
    pub is_gone: bool,
    /// The filters, as they were typed.
    pub filter: String,
    /// The order.
    pub sort: QueueSort,
    /// The orders there are.
    pub sorts: Vec<ViewChoice>,
    /// Filters that name what is not there.
    pub unknown: Vec<String>,
    /// What is wrong with the filters, in words; empty if nothing is.
    pub wrong: String,
}

impl ShownBy {
    /// The id of the saved view; empty for none.
    pub(crate) fn saved_id(&self) -> String {
        self.saved.map_or_else(String::new, |id| id.to_string())
    }

    /// The filters as the scripts of a page know them: those of a saved view stay with the server.
    pub(crate) fn own_filter(&self) -> &str {
        match self.saved {
            Some(_) => "",
            None => &self.filter,
        }
    }

    /// The order's word; empty for the usual one.
    pub(crate) fn sort_word(&self) -> &'static str {
        match self.sort {
            QueueSort::Order => "",
            sort => sort.as_str(),
        }
    }
}
