//! A list of accounts that may be long: a search and pages.

use crate::views::catalogue::t;
use url::form_urlencoded::Serializer;

/// Accounts on one page.
const ON_A_PAGE: usize = 100;

/// What is wanted of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListWanted {
    /// Words, each of which an account must have somewhere.
    pub(crate) search: String,
    /// The page, from 1 on.
    pub(crate) page: usize,
}

/// What stands around the rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AccountList {
    /// Where the whole list is.
    pub(crate) address: &'static str,
    /// Whether the whole list has more than one page.
    pub(crate) is_long: bool,
    /// What was searched for.
    pub(crate) search: String,
    /// How many there are, in words.
    pub(crate) count: String,
    /// The address of the page before; empty on the first.
    pub(crate) before: String,
    /// The address of the page after; empty on the last.
    pub(crate) after: String,
}

/// The rows of one page, and what stands around them. `words` is all that can be searched for in a row.
pub(crate) fn listed<R>(
    address: &'static str,
    all: Vec<R>,
    wanted: &ListWanted,
    words: impl Fn(&R) -> String,
) -> (Vec<R>, AccountList) {
    let total = all.len();
    let sought: Vec<String> = wanted
        .search
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let is_found = |row: &R| {
        let words = words(row).to_lowercase();
        sought.iter().all(|word| words.contains(word))
    };
    let found: Vec<R> = all.into_iter().filter(is_found).collect();
    let count = found.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = wanted.page.clamp(1, pages);
    let first = (page - 1) * ON_A_PAGE;
    let rows: Vec<R> = found.into_iter().skip(first).take(ON_A_PAGE).collect();
    let told = match (pages, wanted.search.is_empty()) {
        (1, true) => t::settings_list_all(total),
        (1, false) => t::settings_list_found(count, total),
        (_, true) => t::settings_list_page(first + 1, first + rows.len(), total),
        (_, false) => t::settings_list_page_found(first + 1, first + rows.len(), count, total),
    };
    let at = |page: usize| at_page(address, &wanted.search, page);
    let list = AccountList {
        address,
        is_long: total > ON_A_PAGE,
        search: wanted.search.clone(),
        count: told,
        before: if page > 1 {
            at(page - 1)
        } else {
            String::new()
        },
        after: if page < pages {
            at(page + 1)
        } else {
            String::new()
        },
    };
    (rows, list)
}

fn at_page(address: &str, search: &str, page: usize) -> String {
    let mut query = Serializer::new(String::new());
    if !search.is_empty() {
        query.append_pair("q", search);
    }
    query.append_pair("page", &page.to_string());
    format!("{address}?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: usize) -> Vec<String> {
        (1..=count)
            .map(|n| format!("Agent {n:03} Österreich"))
            .collect()
    }

    fn page(count: usize, search: &str, page: usize) -> (Vec<String>, AccountList) {
        let search = search.to_owned();
        listed(
            "/settings/people",
            people(count),
            &ListWanted { search, page },
            String::clone,
        )
    }

    #[test]
    fn a_short_list_is_one_page_and_needs_no_search() {
        let (rows, list) = page(100, "", 1);
        assert_eq!((rows.len(), list.is_long), (100, false));
        assert_eq!((list.before.as_str(), list.after.as_str()), ("", ""));
    }

    #[test]
    fn a_long_list_has_pages_that_hold_everybody_once() {
        let pages: Vec<_> = [1, 2, 3].map(|at| page(250, "", at)).into();
        let all: Vec<String> = pages.iter().flat_map(|(rows, _)| rows.clone()).collect();
        assert_eq!(all, people(250));
        let (_, second) = &pages[1];
        assert_eq!(second.count, "101 to 200 of 250");
        assert_eq!(second.before, "/settings/people?page=1");
        assert_eq!(second.after, "/settings/people?page=3");
        let (rows, last) = page(250, "", 99);
        assert_eq!(
            (rows.len(), last.after.as_str()),
            (50, ""),
            "a page beyond the last"
        );
    }

    #[test]
    fn every_word_of_a_search_must_be_there_whatever_its_case() {
        let (rows, list) = page(250, "ÖSTER agent 24", 1);
        assert_eq!(rows.len(), 13, "{rows:?}");
        assert_eq!(list.count, "13 of 250");
        let (rows, list) = page(250, "agent & 1", 1);
        assert_eq!((rows.len(), list.count.as_str()), (0, "0 of 250"));
        let (_, list) = page(250, "ös", 1);
        assert_eq!(list.after, "/settings/people?q=%C3%B6s&page=2");
    }
}
