//! The words that are looked for, and how the two databases' indexes are asked for them.

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WantedWord {
    /// The word.
    pub(crate) word: String,
    /// Whether what begins with it is meant as well.
    pub(crate) is_beginning: bool,
}

impl WantedWord {
    /// This word and no other.
    pub(crate) fn exactly(word: String) -> Self {
        Self {
            word,
            is_beginning: false,
        }
    }

    /// Whether this word of a text is meant.
    pub(super) fn is_met_by(&self, word: &str) -> bool {
        match self.is_beginning {
            true => word.starts_with(&self.word),
            false => word == self.word,
        }
    }
}

/// One word of each list has to be there.
pub(crate) type AllOf = Vec<Vec<WantedWord>>;

/// The word without signs that a query gives a meaning to. No word has any: they are made of letters and digits.
fn bare(word: &str) -> String {
    word.replace(['"', '\'', '\\'], "")
}

pub(super) fn joined(
    all_of: &AllOf,
    and: &str,
    or: &str,
    one: impl Fn(&str, bool) -> String,
) -> String {
    let lists = all_of.iter().map(|list| {
        let words: Vec<String> = list
            .iter()
            .map(|wanted| one(&bare(&wanted.word), wanted.is_beginning))
            .collect();
        format!("({})", words.join(or))
    });
    lists.collect::<Vec<_>>().join(and)
}
