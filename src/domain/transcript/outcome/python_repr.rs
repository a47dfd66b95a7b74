//! Python's own way to write a dictionary: many tools answer with `str(result)` instead of JSON.

use serde_json::Value;

/// The value of `{'error': 'no such order', 'ok': False}`; nothing for what is no such text.
pub(super) fn value(text: &str) -> Option<Value> {
    let mut json = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\'' | '"' => quote(c, &mut rest, &mut json)?,
            c if c.is_ascii_alphabetic() => {
                let mut word = c.to_string();
                while let Some(c) = rest.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    word.push(c);
                }
                json.push_str(match word.as_str() {
                    "True" => "true",
                    "False" => "false",
                    "None" => "null",
                    _ => return None,
                });
            }
            '(' => json.push('['),
            ')' => json.push(']'),
            c => json.push(c),
        }
    }
    serde_json::from_str(&json).ok()
}

/// The rest of a quoted text, as JSON.
fn quote(
    end: char,
    rest: &mut std::iter::Peekable<std::str::Chars<'_>>,
    json: &mut String,
) -> Option<()> {
    let mut text = String::new();
    loop {
        match rest.next()? {
            c if c == end => break,
            '\\' => match rest.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
    json.push_str(&Value::from(text).to_string());
    Some(())
}
