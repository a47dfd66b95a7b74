//! Whether words ask for a person, for those who are no trigger rule.

use super::book::Book;
use super::fold::Folded;
use super::team_names::TeamNames;

/// Whether somebody asks for a person with these words, in any language of the phrase books.
pub(crate) fn asks_for_person(text: &str) -> bool {
    Book::built_in()
        .ask(&Folded::new(text), &TeamNames::default())
        .is_some()
}
