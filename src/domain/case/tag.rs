//! A tag: a word or a few that bots and agents put on tickets, so that those of one matter are found together.

use crate::domain::base::words::words;
use crate::domain::text::visible::{is_hidden, plain_name, shows_nothing};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Tags of one ticket.
pub(crate) const TICKET_TAGS_MAX: usize = 50;

/// A tag's name, in characters.
pub(crate) const TAG_MAX_CHARS: usize = 64;

/// Between the tags of a form: no name has one.
pub(crate) const BETWEEN_TAGS: char = ',';

words! {
    /// The colour of a tag.
    TagColour {
        /// Red.
        Red = "red",
        /// Orange.
        Orange = "orange",
        /// Yellow.
        Yellow = "yellow",
        /// Green.
        Green = "green",
        /// Teal.
        Teal = "teal",
        /// Blue.
        Blue = "blue",
        /// Purple.
        Purple = "purple",
        /// Pink.
        Pink = "pink",
    }
}

impl TagColour {
    /// The colour of a tag for which nobody has set one: always the same for a name.
    fn of(name: &TagName) -> Self {
        let sum = name
            .folded()
            .bytes()
            .fold(7u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
        let at = usize::from(sum) % Self::ALL.len();
        Self::ALL.get(at).copied().unwrap_or(Self::Blue)
    }
}

/// What a tag is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TagName(String);

impl TagName {
    /// A name as somebody typed it; nothing where there is nothing to read, or too much, or something that stands
    /// between names.
    pub(crate) fn parse(typed: &str) -> Option<Self> {
        let name = tidy(typed);
        let fits = name.chars().count() <= TAG_MAX_CHARS && !name.contains(BETWEEN_TAGS);
        Some(Self(name)).filter(|name| fits && !name.folded().is_empty())
    }

    /// A name as a bot gives it: made to fit.
    pub(crate) fn cut(given: &str) -> Option<Self> {
        let spaced = given.replace(BETWEEN_TAGS, " ");
        let cut: String = tidy(&spaced).chars().take(TAG_MAX_CHARS).collect();
        Self::parse(&cut)
    }

    /// As it is shown.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What tells it from others: small letters without accents, a space for hyphens and underscores.
    pub(crate) fn folded(&self) -> String {
        let plain: String = self
            .0
            .nfkd()
            .filter(|letter| !is_combining_mark(*letter))
            .flat_map(char::to_lowercase)
            .map(|letter| match letter {
                '-' | '_' => ' ',
                letter => letter,
            })
            .collect();
        tidy(&plain)
    }
}

/// One space where there are several, none at the ends, and no hidden character.
fn tidy(text: &str) -> String {
    if shows_nothing(text) {
        return String::new();
    }
    let shown: String = text.chars().filter(|letter| !is_hidden(*letter)).collect();
    plain_name(&shown)
}

/// A tag as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub(crate) name: TagName,
    /// Its colour.
    pub(crate) colour: TagColour,
}

impl Tag {
    /// A tag as it is stored; the colour is the word of one, or nothing.
    pub(crate) fn stored(name: String, colour: &str) -> Self {
        let name = TagName(name);
        let colour = TagColour::parse(colour).unwrap_or_else(|| TagColour::of(&name));
        Self { name, colour }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tag, TagColour, TagName};

    fn folded(typed: &str) -> Option<String> {
        TagName::parse(typed).map(|name| name.folded())
    }

    #[test]
    fn names_that_differ_in_case_accents_or_a_hyphen_are_one() {
        for same in ["Réfund request", "refund-request", " REFUND _ request "] {
            assert_eq!(folded(same).as_deref(), Some("refund request"), "{same}");
        }
        assert_ne!(folded("c++"), folded("c#"));
        assert_eq!(
            TagName::parse("  Lost &  found ").unwrap().as_str(),
            "Lost & found"
        );
    }

    #[test]
    fn a_name_says_something_and_is_one() {
        for bad in [
            "",
            "  ",
            "-",
            "\u{200b}",
            "\u{202e}",
            "a,b",
            &"x".repeat(65),
        ] {
            assert_eq!(TagName::parse(bad), None, "{bad}");
        }
        assert_eq!(TagName::cut("a,b").unwrap().as_str(), "a b");
        assert_eq!(TagName::parse("vip\u{202e}").unwrap().as_str(), "vip");
        let hidden = TagName::parse("v\u{200b}ip\u{200f}").unwrap();
        assert_eq!(hidden.as_str(), "vip");
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(TagName::parse(family).unwrap().as_str(), family);
        assert_eq!(
            TagName::cut(&"é".repeat(80))
                .unwrap()
                .as_str()
                .chars()
                .count(),
            64
        );
        assert_eq!(TagName::cut(" , "), None);
    }

    #[test]
    fn a_tag_has_its_own_colour_or_always_the_same() {
        let set = Tag::stored("vip".to_owned(), "pink");
        assert_eq!(set.colour, TagColour::Pink);
        let (one, other) = (
            Tag::stored("VIP".to_owned(), ""),
            Tag::stored("vip".to_owned(), "?"),
        );
        assert_eq!(one.colour, other.colour);
    }
}
