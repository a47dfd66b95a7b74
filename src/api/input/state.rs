//! `task.state`: kept exactly as received, so it is looked at as text and never as a value.

use crate::domain::base::limits::{JSON_MAX_DEPTH, STATE_MAX_BYTES};
use crate::domain::packet::patch::Change;
use crate::domain::reader::Findings;
use serde_json::value::RawValue;

const POINTER: &str = "/task/state";

/// The state of an escalation; `null` equals absent.
pub(super) fn read(state: Option<&RawValue>, findings: &Findings) -> Option<String> {
    match change(state, findings) {
        Change::Set(text) => Some(text),
        Change::Keep | Change::Remove => None,
    }
}

/// The state of a patch; `null` removes.
pub(super) fn change(state: Option<&RawValue>, findings: &Findings) -> Change<String> {
    let Some(state) = state.map(RawValue::get) else {
        return Change::Keep;
    };
    if state == "null" {
        return Change::Remove;
    }
    if let Some(complaint) = complaint(state) {
        findings.error(POINTER, complaint);
    }
    Change::Set(state.to_owned())
}

fn complaint(state: &str) -> Option<String> {
    let bytes = state.len();
    if bytes > STATE_MAX_BYTES {
        return Some(format!(
            "too long: {bytes} bytes, at most {STATE_MAX_BYTES}"
        ));
    }
    Scan::default().over(state)
}

/// Walks over JSON text that is known to be well-formed.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_text: bool,
    /// The escape before this place was the first half of a surrogate pair.
    half: bool,
}

impl Scan {
    fn over(mut self, json: &str) -> Option<String> {
        let mut chars = json.chars();
        while let Some(c) = chars.next() {
            let was_half = std::mem::take(&mut self.half);
            let complaint = match c {
                '\\' => self.escape(&mut chars, was_half),
                _ if was_half => Some(LONE_HALF.to_owned()),
                '"' => self.turn(),
                '[' | '{' if !self.in_text => self.deeper(),
                ']' | '}' if !self.in_text => self.higher(),
                _ => None,
            };
            if complaint.is_some() {
                return complaint;
            }
        }
        None
    }

    fn turn(&mut self) -> Option<String> {
        self.in_text = !self.in_text;
        None
    }

    fn deeper(&mut self) -> Option<String> {
        self.depth += 1;
        (self.depth > JSON_MAX_DEPTH)
            .then(|| format!("nested too deeply: at most {JSON_MAX_DEPTH} levels"))
    }

    fn higher(&mut self) -> Option<String> {
        self.depth = self.depth.saturating_sub(1);
        None
    }

    /// The rest of an escape: only `\uXXXX` can be wrong.
    fn escape(&mut self, chars: &mut std::str::Chars<'_>, was_half: bool) -> Option<String> {
        let unit = match chars.next() {
            Some('u') => {
                let digits = chars.by_ref().take(4).filter_map(|c| c.to_digit(16));
                digits.fold(0, |unit, digit| unit * 16 + digit)
            }
            Some(_) | None => 1, // some other character
        };
        let second = (0xDC00..=0xDFFF).contains(&unit);
        self.half = (0xD800..=0xDBFF).contains(&unit);
        if unit == 0 {
            return Some("contains U+0000, which cannot be stored; remove it".to_owned());
        }
        (was_half != second).then(|| LONE_HALF.to_owned())
    }
}

const LONE_HALF: &str = "contains half of a surrogate pair: a text was cut inside a character";

#[cfg(test)]
mod tests {
    use super::complaint;

    #[test]
    fn only_what_cannot_be_kept_is_refused() {
        for fine in [
            r#"{"a":1.0,"a":1}"#,
            r#""\\u0000""#,
            r#""\\\\u0000""#,
            r#""\ud83d\ude00""#,
            r#""😀[[{{""#,
            r#""\"[\"""#,
            "1e999",
            r#""\u0001""#,
        ] {
            assert_eq!(complaint(fine), None, "{fine}");
        }
        for bad in [
            r#""\u0000""#,
            r#""\\\u0000""#,
            r#"{"\u0000":1}"#,
            r#""\ud83d""#,
            r#""\ude00""#,
            r#""\ud83dx""#,
            r#""\ud83d\ud83d\ude00""#,
            r#""\ud83d\n""#,
        ] {
            assert!(complaint(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn a_hundred_levels_and_256_kb_are_the_end() {
        let nested = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(complaint(&nested(100)), None);
        assert!(complaint(&nested(101)).is_some());
        assert_eq!(
            complaint(&"[],".repeat(500)),
            None,
            "side by side is not deep"
        );
        let text = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
        assert_eq!(complaint(&text(256 * 1024)), None);
        assert!(complaint(&text(256 * 1024 + 1)).is_some());
    }
}
