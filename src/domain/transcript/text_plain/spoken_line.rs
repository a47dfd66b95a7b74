//! One line of a text: when, who, and what.

use super::{clocks, sides};
use crate::domain::transcript::ItemRole;

const NAME_MAX_CHARS: usize = 40;
const NAME_MAX_WORDS: usize = 4;
/// Marks of direction and of byte order, which exports scatter before dates and names.
const UNSEEN: [char; 11] = [
    '\u{feff}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2066}', '\u{2068}', '\u{2069}',
];

/// A line, and who speaks in it if it begins with a name.
pub(super) struct SpeakerLine<'t> {
    pub(super) whole: &'t str,
    pub(super) time: Option<&'t str>,
    pub(super) speaker: Option<&'t str>,
    /// The side in brackets behind a name: `Nora (Customer):`.
    pub(super) told: Option<ItemRole>,
    pub(super) words: &'t str,
}

impl<'t> SpeakerLine<'t> {
    pub(super) fn of(whole: &'t str) -> Self {
        let bare = unmarked(whole);
        let (before, rest) =
            clocks::first(bare).map_or((None, bare), |(time, rest)| (Some(time), unmarked(rest)));
        let Some((name, words)) = split(rest) else {
            return Self {
                whole,
                time: before,
                speaker: None,
                told: None,
                words: rest,
            };
        };
        let (name, after) = clocks::last(name.trim_matches(['*', '_', '`', ' ']));
        let (name, told) = aside(name);
        let name = name.trim_matches(['*', '_', '`', ' ', '@', '<', '"']);
        let time = before.or(after);
        if !is_name(name) {
            return Self {
                whole,
                time: before,
                speaker: None,
                told: None,
                words: rest,
            };
        }
        let words = words
            .trim_start_matches(['*', '_'])
            .trim()
            .trim_start_matches(UNSEEN);
        Self {
            whole,
            time,
            speaker: Some(name),
            told: told.or_else(|| sides::side(name)),
            words,
        }
    }
}

/// `User says: …; Bot says: …;` in one line is a line for each.
pub(super) fn pieces(line: &str) -> Vec<&str> {
    if !line.contains(" says:") {
        return vec![line];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for (end, _) in line.match_indices(';') {
        let next = line.get(end + 1..).unwrap_or_default();
        let name = next.split_once(" says:").map(|(name, _)| name.trim());
        if next.trim().is_empty()
            || name.is_some_and(|name| sides::side(name).is_some() && is_name(name))
        {
            pieces.extend(line.get(start..end));
            start = end + 1;
        }
    }
    pieces.extend(line.get(start..).filter(|rest| !rest.trim().is_empty()));
    pieces
}

/// Without what a list, a quotation or a heading puts before a name.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches(UNSEEN).trim_start();
    let line = line.trim_start_matches(['>', '#', '•', '|']).trim_start();
    let line = ["- ", "* ", "– "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .unwrap_or(line);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = line
        .get(digits..)
        .and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")));
    numbered.filter(|_| digits > 0).unwrap_or(line).trim_start()
}

/// What stands before and after the colon that ends a name; behind the word for a side other signs may end it.
fn split(line: &str) -> Option<(&str, &str)> {
    let mut depth = 0_i32;
    for (index, c) in line.char_indices().take(100) {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' => depth -= 1,
            '>' if depth > 0 => depth -= 1,
            ':' | '：' if depth <= 0 => {
                let (name, rest) = line.split_at_checked(index)?;
                let rest = rest.get(c.len_utf8()..)?;
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                let in_clock = digit(name.chars().next_back()) && digit(rest.chars().next());
                if in_clock {
                    continue;
                }
                let verbs = [" says", " said", " wrote", " dice", " schreibt", " dit"];
                let name = verbs
                    .iter()
                    .find_map(|verb| name.strip_suffix(verb))
                    .unwrap_or(name);
                return (!rest.starts_with("//")).then_some((name, rest));
            }
            _ => {}
        }
    }
    let sided = |(name, _): &(&str, &str)| sides::side(name).is_some() && is_name(name.trim());
    ["> ", " - ", " – ", " — ", " | ", "\t"]
        .iter()
        .find_map(|end| line.split_once(end).filter(sided))
}

/// A name without the side or the address behind it.
fn aside(name: &str) -> (&str, Option<ItemRole>) {
    for (open, close) in [('(', ')'), ('[', ']'), ('<', '>')] {
        if let Some((before, inside)) = name
            .strip_suffix(close)
            .and_then(|rest| rest.rsplit_once(open))
        {
            let before = before.trim();
            return if before.is_empty() {
                (inside.trim(), None)
            } else {
                (before, sides::side(inside))
            };
        }
    }
    (name, None)
}

/// One to four words, as names and roles have; or a telephone number, as exports write strangers.
fn is_name(name: &str) -> bool {
    let fits = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '.' | '-' | '_' | '\'' | '’' | '&' | '+')
            || !c.is_ascii()
                && !matches!(
                    c,
                    '。' | '、'
                        | '！'
                        | '？'
                        | '「'
                        | '」'
                        | '…'
                        | '–'
                        | '—'
                        | '：'
                        | '¿'
                        | '¡'
                )
    };
    let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '+' || !c.is_ascii());
    begins
        && name.chars().count() <= NAME_MAX_CHARS
        && name.split_whitespace().count() <= NAME_MAX_WORDS
        && name.chars().all(fits)
}
