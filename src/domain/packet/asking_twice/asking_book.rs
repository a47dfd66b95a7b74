//! How one asks for something, one file a language in `books/`: its turns and little words, without accents.

use super::turn_pattern::Turns;
use crate::domain::text::terms::lexicon::{LEXICONS, Lexicon};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// In the order of the lexicons, which have the words for what is asked for.
const FILES: [&str; 5] = [
    include_str!("books/en.toml"),
    include_str!("books/es.toml"),
    include_str!("books/fr.toml"),
    include_str!("books/de.toml"),
    include_str!("books/pt.toml"),
];

/// A book and the lexicon of each language.
pub(super) static BOOKS: LazyLock<Vec<(AskingBook, &Lexicon)>> = LazyLock::new(|| {
    let books = FILES.iter().map(|file| toml::from_str(file));
    let with_lexicons = books.zip(LEXICONS.iter());
    let read = with_lexicons.filter_map(|(book, lexicon)| Some((book.ok()?, lexicon)));
    read.collect()
});

/// What a language has to ask with.
#[derive(Debug, Deserialize)]
pub(super) struct AskingBook {
    /// The customer is to do it, if nobody else is named; what they are to tell comes next.
    pub(super) told: Turns,
    /// The same, whoever is named.
    pub(super) told_loosely: Turns,
    /// Whoever writes wants what comes next.
    pub(super) needed: Turns,
    /// They ask for what comes next.
    pub(super) questions: Turns,
    /// They do so in a question.
    pub(super) in_questions: Turns,
    /// They ask which it is, of what comes next.
    pub(super) which: Turns,
    /// What then says that it is the customer's.
    pub(super) having: Turns,
    /// What then says that one is to be chosen.
    pub(super) choosing: Turns,
    /// They ask for what comes before.
    pub(super) after: Turns,
    /// The customer is to tell what comes before.
    pub(super) told_after: Turns,
    /// Whoever writes wants what comes before, with one of `modals`.
    pub(super) needed_after: Turns,
    pub(super) modals: HashSet<String>,
    /// Without what comes next …
    pub(super) without: Turns,
    /// … nothing can be done.
    pub(super) cannot: Turns,
    /// What may stand between the words that ask and what they ask for.
    pub(super) fillers: HashSet<String>,
    /// What may end an unfinished question: "Your name is?"
    pub(super) fillers_final: HashSet<String>,
    pub(super) possessives: HashSet<String>,
    pub(super) joins: HashSet<String>,
    /// What comes after these is no part of what is asked for.
    pub(super) breaks: HashSet<String>,
    /// To whom something is told.
    pub(super) objects: HashSet<String>,
    /// Whoever writes is to do it.
    pub(super) first: Turns,
    /// Somebody else is.
    pub(super) others: Turns,
    /// The customer is.
    pub(super) you: Turns,
    /// The customer is spoken of, and not asked to do it.
    pub(super) not_you: Turns,
    pub(super) please: Turns,
    /// How a sentence may begin before it says what is to be done.
    pub(super) openings: HashSet<String>,
    pub(super) negations: Turns,
    /// They say that nothing has to be told.
    pub(super) no_need: Turns,
    /// A sentence that begins so offers something or asks what is wanted.
    pub(super) offering: Turns,
    /// What follows says whose it is.
    pub(super) owners: HashSet<String>,
    /// The same of what everything has: a name, a date.
    pub(super) loose_owners: HashSet<String>,
    /// Of whatever is the customer's own.
    pub(super) own_things: HashSet<String>,
    /// It is another one.
    pub(super) other: HashSet<String>,
    /// With one of these after it, it is something else.
    pub(super) compounds: HashSet<String>,
    /// What is said about it, so that it is not asked for.
    pub(super) settled: Turns,
    /// What is said of a mail, and not of its address.
    pub(super) messages: Turns,
    /// It is to be told to somebody else.
    pub(super) elsewhere: Turns,
    /// They ask for what was named before: "Could you type it here?"
    pub(super) it: Turns,
    /// Turns that ask for something without its name.
    pub(super) idioms: BTreeMap<String, Turns>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_book_can_be_read() {
        for file in FILES {
            let read = toml::from_str::<AskingBook>(file);
            assert!(read.is_ok(), "{:?}", read.err());
        }
        assert_eq!(BOOKS.len(), FILES.len());
    }
}
