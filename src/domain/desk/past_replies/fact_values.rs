//! The values of facts that stand in a reply.

/// Of a value that is shorter than this nobody knows whose it is.
const VALUE_MIN_CHARS: usize = 3;

/// The text with the name of a value in the place of each that stands in it. A value of one plain word, such as a
/// topic, is nobody's own.
pub(super) fn without_facts(text: &str, values: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    let mut values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.trim()))
        .collect();
    values.sort_by_key(|(_, value)| std::cmp::Reverse(value.len()));
    for (name, value) in values {
        let is_own = value
            .chars()
            .any(|sign| sign.is_numeric() || sign.is_uppercase());
        if is_own && value.chars().count() >= VALUE_MIN_CHARS && !name.contains([']', '\n']) {
            text = replaced(&text, value, &format!("[fact:{name}]"));
        }
    }
    text
}

/// The text with another in the place of each value that stands there as a whole word.
fn replaced(text: &str, value: &str, other: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(value) {
        let is_inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let is_part = is_inside(before.chars().next_back()) || is_inside(after.chars().next());
        // Never in what stands in brackets already.
        let is_open = before
            .rfind('[')
            .is_some_and(|open| before.rfind(']').is_none_or(|close| close < open));
        done.push_str(before);
        done.push_str(if is_part || is_open { value } else { other });
        rest = after;
    }
    done.push_str(rest);
    done
}
