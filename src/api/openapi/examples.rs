//! Examples, as files that tests read too.

use serde_json::Value;

/// Reads an example; a test makes sure that each one can be.
pub(super) fn example(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Defines a function for each example file.
macro_rules! examples {
    ($($name:ident),+ $(,)?) => {
        $(pub(super) fn $name() -> Value {
            example(include_str!(concat!("examples/", stringify!($name), ".json")))
        })+

        #[cfg(test)]
        pub(super) const ALL: &[(&str, &str)] =
            &[$((stringify!($name), include_str!(concat!("examples/", stringify!($name), ".json")))),+];
    };
}

examples! {
    escalation, escalation_small, escalated,
    message, messages, posted, posted_batch,
    conversation, events, events_of_bot, control, pass, controlled,
    patch, ticket, tickets, availability, file, receipt, reached,
}

/// A piece of an event stream.
pub(super) const STREAM: &str = include_str!("examples/stream.txt");
