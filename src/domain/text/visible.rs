//! Characters that show nothing, or break a line.

/// Whether a text shows nothing: it is empty, or has only space and characters without ink.
pub(crate) fn shows_nothing(text: &str) -> bool {
    let is_unseen = |c: char| c.is_whitespace() || c.is_control() || has_no_ink(c);
    text.chars().all(|c| !c.is_ascii_graphic() && is_unseen(c))
}

/// Joiners, marks of direction, variation selectors, fillers, and the empty pattern of braille.
pub(crate) fn has_no_ink(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character has no ink and shapes none of its neighbours either. Joiners, variation selectors and the tags of
/// flags shape them: emoji and several scripts need these.
pub(crate) fn is_hidden(letter: char) -> bool {
    let shapes = matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}');
    has_no_ink(letter) && !shapes
}

/// Whether a character has no place in a name: it breaks the line, or turns the direction of what follows.
pub(crate) fn breaks_a_name(letter: char) -> bool {
    breaks_a_line(letter) || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn breaks_a_line(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// A name on one line: what breaks it is a space. Nothing if it is on one line already.
pub(crate) fn folded_name(name: &str) -> Option<String> {
    name.contains(breaks_a_line)
        .then(|| spaced(name, breaks_a_line))
}

/// A name as it stands in mail: on one line, and from left to right.
pub(crate) fn plain_name(name: &str) -> String {
    spaced(name, breaks_a_name)
}

fn spaced(name: &str, is_space: fn(char) -> bool) -> String {
    let spaced: String = name
        .chars()
        .map(|c| if is_space(c) { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_is_empty() {
        for text in [
            "",
            " \n",
            "\u{200b}",
            "\u{2060}",
            "\u{feff}",
            "\u{2800}",
            "\u{3164}",
            "\u{ad}\u{200d} \u{fe0f}",
            "\u{e0020}",
        ] {
            assert!(shows_nothing(text), "{text:?}");
        }
        for text in ["a", "\u{200b}.", "👍", "ー", "ㅤㄱ", "♥\u{fe0f}"] {
            assert!(!shows_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn a_name_stays_on_one_line() {
        let lines = "Maria\n\nYour session has expired.\r\u{2028}\u{85}Sign in";
        assert_eq!(
            folded_name(lines).as_deref(),
            Some("Maria Your session has expired. Sign in")
        );
        assert_eq!(plain_name("Maria\u{202e}airaM"), "Maria airaM");
        assert_eq!(folded_name("María José  Núñez"), None);
    }
}
