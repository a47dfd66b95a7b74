//! The letters in a person's round mark.

const JOINER: char = '\u{200D}';

/// Two letters for a person's round mark.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().map(first_sign);
    let last = words.next_back().map(first_sign);
    let both = first.into_iter().chain(last);
    both.map(|sign| sign.to_uppercase()).collect()
}

/// The first letter of a word as people see it: with its accents, and a picture that several characters make as a whole.
fn first_sign(word: &str) -> &str {
    let mut chars = word.char_indices();
    let Some((_, first)) = chars.next() else {
        return "";
    };
    let (mut before, mut is_flag) = (first, is_of_flag(first));
    for (at, char) in chars {
        let second_of_flag = is_flag && is_of_flag(char);
        if !(second_of_flag || before == JOINER || is_attached(char)) {
            return word.get(..at).unwrap_or(word);
        }
        is_flag &= !second_of_flag;
        before = char;
    }
    word
}

/// Two of these are a flag.
fn is_of_flag(char: char) -> bool {
    matches!(char, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether a character belongs to the one before it: an accent, a colour of skin, a variant, what joins two pictures.
fn is_attached(char: char) -> bool {
    matches!(
        char,
        JOINER
            | '\u{0300}'..='\u{036F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0020}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_mark_has_the_first_and_the_last_letter_as_people_see_them() {
        for (name, mark) in [
            ("Maria Lindqvist", "ML"),
            ("ben", "B"),
            ("Ana de la Cruz", "AC"),
            ("", ""),
            ("E\u{301}mile Zola", "E\u{301}Z"),
            (
                "\u{1F469}\u{200D}\u{1F680} Zoe",
                "\u{1F469}\u{200D}\u{1F680}Z",
            ),
            ("\u{1F44D}\u{1F3FD}ok", "\u{1F44D}\u{1F3FD}"),
            (
                "\u{1F1EA}\u{1F1F8}\u{1F1EB}\u{1F1F7} x",
                "\u{1F1EA}\u{1F1F8}X",
            ),
            ("مريم", "م"),
        ] {
            assert_eq!(initials(name), mark, "{name}");
        }
    }
}
