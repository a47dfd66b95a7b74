//! What an agent typed into the search: words, words in quotation marks, and filters such as `team:Flights`. Whatever
//! is typed can be read; what is too much is left out and said.

use super::search_filter::{FilterKey, SearchFilter};
use super::search_words::{is_unspaced, words_of};

/// Of longer texts only so much is read.
const QUERY_MAX_CHARS: usize = 500;

/// More words than these are left out.
const TERMS_MAX: usize = 16;

/// More filters than these are left out.
const FILTERS_MAX: usize = 16;

/// Words of so many letters are found by their beginning too: shorter ones begin too many others.
const BEGINNING_MIN_CHARS: usize = 4;

/// Something that has to stand in a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SearchTerm {
    /// A word, or one that begins with it.
    Beginning(String),
    /// The word itself.
    Exactly(String),
    /// These words one after the other.
    Phrase(Vec<String>),
}

impl SearchTerm {
    /// Its words.
    pub(crate) fn words(&self) -> &[String] {
        match self {
            Self::Beginning(word) | Self::Exactly(word) => std::slice::from_ref(word),
            Self::Phrase(words) => words,
        }
    }
}

/// What was typed, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SearchQuery {
    /// All of them have to stand in a ticket.
    pub(crate) terms: Vec<SearchTerm>,
    /// All of them have to hold.
    pub(crate) filters: Vec<SearchFilter>,
    /// The number, if nothing but the number of a ticket was typed.
    pub(crate) number: Option<i64>,
    /// Whether some of it was left out.
    pub(crate) is_cut: bool,
}

impl SearchQuery {
    /// Whether there is nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }
}

/// Reads what was typed.
pub(crate) fn read(typed: &str) -> SearchQuery {
    let mut query = SearchQuery {
        number: number(typed.trim()),
        is_cut: typed.chars().nth(QUERY_MAX_CHARS).is_some(),
        ..SearchQuery::default()
    };
    let end = typed.char_indices().nth(QUERY_MAX_CHARS);
    let typed = end.map_or(typed, |(end, _)| typed.get(..end).unwrap_or_default());
    for piece in pieces(typed) {
        match piece.key.as_deref().and_then(FilterKey::parse) {
            Some(key) if !piece.text.is_empty() => query.filters.push(SearchFilter {
                key,
                value: piece.text,
            }),
            // A key whose value is still to be typed.
            Some(_) => {}
            None => query.terms.extend(piece.terms()),
        }
    }
    query.is_cut |= query.terms.len() > TERMS_MAX || query.filters.len() > FILTERS_MAX;
    query.terms.truncate(TERMS_MAX);
    query.filters.truncate(FILTERS_MAX);
    query
}

/// `#333`, or 333.
fn number(typed: &str) -> Option<i64> {
    called_by_number(typed).or_else(|| digits(typed))
}

/// The number of a ticket as people write it, `#333`, with nothing beside it. A number without the mark may be part of a
/// customer's message.
pub(crate) fn called_by_number(typed: &str) -> Option<i64> {
    digits(typed.trim().strip_prefix('#')?)
}

fn digits(typed: &str) -> Option<i64> {
    let is_number = !typed.is_empty() && typed.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| typed.parse().ok()).flatten()
}

/// A part of what was typed that stands between spaces.
#[derive(Debug, Default)]
struct TypedPiece {
    /// What stands before a colon.
    key: Option<String>,
    text: String,
    is_quoted: bool,
}

impl TypedPiece {
    fn terms(self) -> Vec<SearchTerm> {
        let text = match self.key {
            // No filter of ours: `re:`, `https:`, `10:30`.
            Some(key) => format!("{key} {}", self.text),
            None => self.text,
        };
        let words = words_of(&text);
        let unspaced = text.chars().any(is_unspaced);
        match words.len() {
            0 | 1 => {}
            _ if self.is_quoted => return vec![SearchTerm::Phrase(words)],
            _ => {}
        }
        let last = words.len().saturating_sub(1);
        let term = |(index, word): (usize, String)| match word.chars().count() {
            // One character of a script without spaces begins the pairs that are kept.
            1 if unspaced && word.chars().all(is_unspaced) => SearchTerm::Beginning(word),
            // What another word follows without a space, as in an address, is whole.
            letters if letters >= BEGINNING_MIN_CHARS && index == last && !self.is_quoted => {
                SearchTerm::Beginning(word)
            }
            _ => SearchTerm::Exactly(word),
        };
        words.into_iter().enumerate().map(term).collect()
    }
}

/// Takes a text apart at its spaces, but for those in quotation marks.
fn pieces(typed: &str) -> Vec<TypedPiece> {
    let mut all = Vec::new();
    let mut piece = TypedPiece::default();
    let mut in_quotes = false;
    for letter in typed.chars() {
        match letter {
            '"' | '“' | '”' | '„' => {
                in_quotes = !in_quotes;
                piece.is_quoted = true;
            }
            ':' if !in_quotes && piece.key.is_none() && !piece.text.is_empty() => {
                piece.key = Some(std::mem::take(&mut piece.text));
            }
            letter if letter.is_whitespace() && !in_quotes => all.push(std::mem::take(&mut piece)),
            letter => piece.text.push(letter),
        }
    }
    all.push(piece);
    all.retain(|piece| piece.key.is_some() || !piece.text.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(typed: &str) -> Vec<SearchTerm> {
        read(typed).terms
    }

    #[test]
    fn words_are_found_by_their_beginning_unless_they_are_short_or_quoted() {
        let (word, exact) = (
            |it: &str| SearchTerm::Beginning(it.into()),
            |it: &str| SearchTerm::Exactly(it.into()),
        );
        assert_eq!(terms("Refund my"), [word("refund"), exact("my")]);
        assert_eq!(terms("\"refund\""), [exact("refund")]);
        assert_eq!(
            terms("priya.lopez@example.org"),
            [
                exact("priya"),
                exact("lopez"),
                exact("example"),
                exact("org")
            ]
        );
        assert_eq!(terms("priya@exam"), [exact("priya"), word("exam")]);
        assert_eq!(terms("金"), [word("金")]);
        assert_eq!(
            terms("“lost my bag”"),
            [SearchTerm::Phrase(vec![
                "lost".into(),
                "my".into(),
                "bag".into()
            ])]
        );
    }

    #[test]
    fn filters_are_known_by_their_names_and_other_colons_are_words() {
        let query = read("status:closed team:\"Flights EU\" re:visa 10:30 agent:");
        let filters: Vec<_> = query
            .filters
            .iter()
            .map(|it| (it.key, it.value.as_str()))
            .collect();
        assert_eq!(
            filters,
            [
                (FilterKey::Status, "closed"),
                (FilterKey::Team, "Flights EU")
            ]
        );
        let words: Vec<_> = query.terms.iter().flat_map(SearchTerm::words).collect();
        assert_eq!(words, ["re", "visa", "10", "30"]);
    }

    #[test]
    fn a_number_alone_is_a_ticket() {
        assert_eq!(read(" #333 ").number, Some(333));
        assert_eq!(read("333").number, Some(333));
        assert_eq!(read("#333 refund").number, None);
        assert_eq!(read("#99999999999999999999").number, None);
    }

    #[test]
    fn too_much_is_cut_and_said() {
        assert!(read(&"word ".repeat(50)).is_cut);
        assert!(read(&"x".repeat(501)).is_cut);
        assert!(!read("a few words").is_cut);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_can_be_read(typed in ".{0,600}") {
            let query = read(&typed);
            prop_assert!(query.terms.len() <= TERMS_MAX);
            for word in query.terms.iter().flat_map(SearchTerm::words) {
                prop_assert!(!word.is_empty() && !word.contains(['"', '\'', ' ', '*', ':']));
            }
        }
    }
}
