//! Long lists of a packet: what is shown at once, and what is folded away.

/// Fewer entries are not worth a fold.
const FOLDED_LEAST: usize = 3;

/// The first entries of a list, and those behind a fold.
pub(crate) fn beginning<T>(entries: &[T], shown: usize) -> (&[T], &[T]) {
    entries.split_at(shown_of(entries, shown))
}

/// The entries behind a fold, and the last ones.
pub(crate) fn end<T>(entries: &[T], shown: usize) -> (&[T], &[T]) {
    entries.split_at(entries.len() - shown_of(entries, shown))
}

fn shown_of<T>(entries: &[T], shown: usize) -> usize {
    match entries.len().saturating_sub(shown) {
        0..FOLDED_LEAST => entries.len(),
        FOLDED_LEAST.. => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_folded_only_where_much_of_it_is_out_of_sight() {
        let list: Vec<usize> = (0..10).collect();
        let sizes = |(one, other): (&[usize], &[usize])| (one.len(), other.len());
        for (shown, first, last) in [
            (12, (10, 0), (0, 10)),
            (8, (10, 0), (0, 10)),
            (7, (7, 3), (3, 7)),
            (0, (0, 10), (10, 0)),
        ] {
            assert_eq!(sizes(beginning(&list, shown)), first, "{shown}");
            assert_eq!(sizes(end(&list, shown)), last, "{shown}");
        }
        assert_eq!(end(&list, 2).1, [8, 9]);
    }
}
