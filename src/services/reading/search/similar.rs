//! Names that were typed with a slip: where no ticket holds a word, the names that differ from it in one letter.

use super::looked_for::LookedFor;
use crate::domain::search::{SearchQuery, SearchTerm, may_be_name};
use crate::services::error::Result;
use crate::storage::AnyConnection;
use crate::storage::search_names;
use crate::storage::wanted_words::WantedWord;

/// Names that are looked for in the place of one word.
const NAMES_MAX: usize = 12;

/// The same with names that are like the words, and those names; nothing if there are none.
pub(super) fn widened(
    conn: &mut AnyConnection,
    looked_for: &LookedFor,
) -> Result<Option<(LookedFor, Vec<String>)>> {
    let mut wider = looked_for.clone();
    let mut names: Vec<String> = Vec::new();
    for any_of in &mut wider.all_of {
        let [typed] = any_of.as_slice() else {
            continue;
        };
        if !may_be_name(&typed.word) {
            continue;
        }
        let near = search_names::near(conn, &typed.word, NAMES_MAX)?;
        any_of.extend(near.iter().cloned().map(WantedWord::exactly));
        names.extend(near);
    }
    names.sort();
    names.dedup();
    Ok((!names.is_empty()).then_some((wider, names)))
}

/// The terms to mark in what was found.
pub(super) fn terms(query: &SearchQuery, similar: &[String]) -> Vec<SearchTerm> {
    let names = similar.iter().cloned().map(SearchTerm::Exactly);
    query.terms.iter().cloned().chain(names).collect()
}
