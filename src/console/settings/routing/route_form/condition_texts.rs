//! A single condition of a routing rule as it is typed, and back.

use crate::domain::base::words::Reason;
use crate::domain::rules::routing::{Door, HoursAre, IntentIs};
use crate::views::labels::why;

/// A reason by its word, or as rows tell it.
pub(super) fn reason(text: &str) -> Option<Reason> {
    let told = |reason: &&Reason| why(**reason).eq_ignore_ascii_case(text);
    Reason::parse(text).or_else(|| Reason::ALL.iter().find(told).copied())
}

/// `open`, `closed`, hours, or `not` hours.
pub(super) fn hours(text: &str, zone: Option<String>) -> HoursAre {
    let zone = zone.unwrap_or_else(|| "UTC".to_owned());
    match (Door::parse(text), text.strip_prefix("not ")) {
        (Some(door), _) => HoursAre::Team(door),
        (None, Some(outside)) => HoursAre::Outside {
            outside: outside.trim().to_owned(),
            zone,
        },
        (None, None) => HoursAre::During {
            during: text.to_owned(),
            zone,
        },
    }
}

/// `refund_*`, or `refund_* >= 0.7`.
pub(super) fn intent(text: &str) -> IntentIs {
    let sure = text.split_once(">=");
    let sure = sure.and_then(|(name, least)| Some((name.trim(), least.trim().parse().ok()?)));
    match sure {
        Some((name, at_least)) => IntentIs::Sure {
            name: name.to_owned(),
            at_least,
        },
        None => IntentIs::Named(text.to_owned()),
    }
}

/// An intent as the form shows it.
pub(super) fn intent_text(intent: &IntentIs) -> String {
    match intent {
        IntentIs::Named(name) => name.clone(),
        IntentIs::Sure { name, at_least } => format!("{name} >= {at_least}"),
    }
}

/// An attribute of the customer as the form shows it.
pub(super) fn attribute_text(name: &str, value: &str) -> String {
    match value.starts_with(['<', '>']) {
        true => format!("{name} {value}"),
        false => format!("{name} = {value}"),
    }
}

/// `tier = gold`, or `orders >= 10`.
pub(super) fn attribute(text: &str) -> Option<(String, String)> {
    let at = text.find(['=', '<', '>'])?;
    let (name, test) = (text.get(..at)?.trim(), text.get(at..)?.trim());
    // What is equal is compared as a text: `= gold`, and `= 10` as well.
    let equal = test.strip_prefix('=').map(str::trim);
    let value = equal.unwrap_or(test);
    (!name.is_empty() && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_may_be_written_as_rows_tell_it() {
        assert_eq!(
            reason("Angry or distressed"),
            Some(Reason::NegativeSentiment)
        );
        assert_eq!(
            reason("negative_sentiment"),
            Some(Reason::NegativeSentiment)
        );
        assert_eq!(reason("bored"), None);
    }
}
