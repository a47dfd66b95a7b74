//! The tags of a ticket, as its page and its row show them.

use crate::domain::case::tag::Tag;

/// Tags that a row has room for.
const IN_ROW_MAX: usize = 3;

/// A tag that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagView {
    /// Its name.
    pub name: String,
    /// The word of its colour.
    pub colour: &'static str,
}

/// All of these.
pub(crate) fn tags(tags: &[Tag]) -> Vec<TagView> {
    let shown = tags.iter().map(|tag| TagView {
        name: tag.name.as_str().to_owned(),
        colour: tag.colour.as_str(),
    });
    shown.collect()
}

/// The first of these, and how many there are besides.
pub(crate) fn in_row(all: &[Tag]) -> (Vec<TagView>, usize) {
    let first = all.get(..IN_ROW_MAX).unwrap_or(all);
    (tags(first), all.len() - first.len())
}

/// Names in a sentence.
pub(crate) fn in_words(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("#{name}")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{in_row, in_words};
    use crate::domain::case::tag::Tag;

    #[test]
    fn a_row_shows_three_tags_and_how_many_more_there_are() {
        let all: Vec<Tag> = ["a", "b", "c", "d", "e"]
            .map(|name| Tag::stored(name.to_owned(), "teal"))
            .into();
        let (first, more) = in_row(&all);
        assert_eq!((first.len(), more), (3, 2));
        assert_eq!((first[0].name.as_str(), first[0].colour), ("a", "teal"));
        let (few, none) = in_row(&all[..2]);
        assert_eq!((few.len(), none), (2, 0));
    }

    #[test]
    fn names_are_told_one_after_the_other() {
        assert_eq!(
            in_words(&["gold".to_owned(), "lost luggage".to_owned()]),
            "#gold, #lost luggage"
        );
    }
}
