//! Names of people, places and things, which are of no language.

/// Letters from which a word of a sentence begins with a capital only if it is a name.
const TELLING_LETTERS: usize = 4;

/// Whether a text seems to be names: every longer word begins with a capital or has a digit in it.
pub(super) fn are_names(text: &str) -> bool {
    if text.contains(['?', '¿', '!']) {
        return false;
    }
    let longer = text.split_whitespace();
    let mut longer = longer.filter(|word| word.chars().count() >= TELLING_LETTERS);
    longer.all(|word| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|first| !first.is_lowercase()) || word.contains(|c: char| c.is_numeric())
    })
}

#[cfg(test)]
mod tests {
    use super::are_names;

    #[test]
    fn names_begin_with_capitals() {
        for text in ["Calle de Alcalá 50, Madrid", "El Corte Inglés", "Mia Li"] {
            assert!(are_names(text), "{text}");
        }
        for text in ["Koffer am Flughafen verloren", "¿Mi Pedido?", "my card"] {
            assert!(!are_names(text), "{text}");
        }
    }
}
