//! Anger: from the phrase books, and for English from the VADER sentiment lexicon.

use super::book::Book;
use super::fold::Folded;
use std::ops::Range;
use std::sync::LazyLock;
use vader_sentimental::SentimentIntensityAnalyzer;

static LEXICON: LazyLock<SentimentIntensityAnalyzer<'static>> =
    LazyLock::new(SentimentIntensityAnalyzer::new);

/// A sentiment below this makes annoyed words worse, -1 to 1.
const DARK: f64 = -0.6;

/// How angry a turn is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mood {
    /// Not at all, as far as can be told.
    Calm,
    /// A little; it counts when it comes back.
    Annoyed(Range<usize>),
    /// Enough to act on.
    Furious(Range<usize>),
}

/// The mood of a turn. Bad news told calmly ("I was the victim of a fraud") is no anger: the lexicon
/// only makes worse what the phrase books noticed.
pub(super) fn mood(said: &Folded<'_>, written: &str) -> Mood {
    let book = Book::built_in();
    if let Some(words) = book.furious(said) {
        return Mood::Furious(words);
    }
    match book.annoyed(said) {
        None => Mood::Calm,
        Some((words, ways)) if ways > 2 || (ways > 1 && dark(written)) => Mood::Furious(words),
        Some((words, _)) => Mood::Annoyed(words),
    }
}

fn dark(written: &str) -> bool {
    LEXICON.polarity_scores(written).compound <= DARK
}
