//! A value of a fact or an argument, as people read it: money with its currency, a moment as a time.

use crate::domain::base::time::Moment;
use crate::views::{Pair, brief, json_text, labels};
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
    use super::ShownValue;
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
}
