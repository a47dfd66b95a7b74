//! A value of a fact or an argument, as people read it: money with its currency, a moment as a time.

use crate::domain::base::time::Moment;
use crate::views::{Pair, brief, json_text, labels};
use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

/// Currencies that names of facts end with, such as `amount_eur` (ISO 4217).
const CURRENCIES: [&str; 20] = [
    "aud", "brl", "cad", "chf", "clp", "cop", "czk", "dkk", "eur", "gbp", "huf", "inr", "jpy",
    "mxn", "nok", "nzd", "pln", "sek", "try", "usd",
];

/// A name and its value, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownValue {
    /// What it is called: `order number`.
    pub(crate) label: String,
    /// Its value: `EUR 150`, `yes`, `2026-11-26 00:20 UTC`.
    pub(crate) text: String,
    /// The moment in RFC 3339 if it is one, for the browser to make it local; empty otherwise.
    pub(crate) at: String,
}

impl ShownValue {
    /// How the value of this name is shown.
    pub(crate) fn of(name: &str, value: &Value) -> Self {
        let plain = Self {
            label: labels::spaced(name),
            text: json_text::text(value),
            at: String::new(),
        };
        if let Some(moment) = value.as_str().and_then(Moment::parse) {
            return Self {
                text: brief(&moment.to_string()),
                at: moment.to_string(),
                ..plain
            };
        }
        match (value, name.rsplit_once('_')) {
            (Value::Number(amount), Some((what, currency))) if is_currency(currency) => Self {
                label: labels::spaced(what),
                text: format!("{} {}", currency.to_uppercase(), money(amount)),
                ..plain
            },
            _ => plain,
        }
    }

    /// The same for a list of two columns.
    pub(crate) fn into_pair(self) -> Pair {
        Pair {
            name: self.label,
            value: self.text,
        }
    }
}

/// A date, or a date and a time, that names no zone: meant where it was said. As ISO 8601 has it, for the browser to
/// write it in the reader's language; nothing for anything else.
pub(crate) fn zoneless(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked("2026-11-26".len())?;
    let read = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    if read.to_string() != day {
        return None;
    }
    if rest.is_empty() {
        return Some(day.to_owned());
    }
    let time = rest.strip_prefix(['T', ' '])?;
    let mut formats = ["%H:%M", "%H:%M:%S"].into_iter();
    let time = formats.find_map(|format| NaiveTime::parse_from_str(time, format).ok())?;
    Some(format!("{day}T{}", time.format("%H:%M")))
}

fn is_currency(word: &str) -> bool {
    CURRENCIES.contains(&word.to_lowercase().as_str())
}

/// Whole amounts as they are, others with two decimals at least.
fn money(amount: &serde_json::Number) -> String {
    let plain = amount.to_string();
    match plain.split_once('.') {
        Some((whole, cents)) if cents.len() < 2 => format!("{whole}.{cents:0<2}"),
        Some(_) | None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::{ShownValue, zoneless};
    use serde_json::json;

    #[test]
    fn money_has_its_currency_and_a_moment_its_time() {
        for (name, value, label, text) in [
            ("amount_eur", json!(150), "amount", "EUR 150"),
            ("amount_eur", json!(64.9), "amount", "EUR 64.90"),
            ("total_USD", json!(3.125), "total", "USD 3.125"),
            ("amount_eur", json!("none"), "amount eur", "none"),
            ("eur", json!(3), "eur", "3"),
            ("notify_customer", json!(true), "notify customer", "yes"),
            (
                "departs",
                json!("2026-11-26T00:20:38.522669Z"),
                "departs",
                "2026-11-26 00:20 UTC",
            ),
            ("day", json!("2026-11-26"), "day", "2026-11-26"),
        ] {
            let shown = ShownValue::of(name, &value);
            assert_eq!((shown.label.as_str(), shown.text.as_str()), (label, text));
            assert_eq!(shown.at.is_empty(), name != "departs");
        }
    }
    #[test]
    fn a_date_without_a_zone_is_told_from_everything_else() {
        for (text, at) in [
            ("2026-11-28", Some("2026-11-28")),
            ("2026-11-28T07:05", Some("2026-11-28T07:05")),
            ("2026-11-28 07:05:30", Some("2026-11-28T07:05")),
            ("2026-02-30", None),
            ("2026-11-28T07:05:30Z", None),
            ("2026-11-28 to 2026-12-02", None),
            ("EUR 289.00", None),
            ("20261128", None),
            ("+2026-1-28", None),
            ("", None),
        ] {
            assert_eq!(zoneless(text).as_deref(), at, "{text}");
        }
    }
}
