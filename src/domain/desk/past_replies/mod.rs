//! Past replies: which of those that agents sent answered a request most like this one, and what in them belongs to
//! the customer they were sent to. Texts that are kept to be sent again are in `saved_replies`.

mod exchange;
mod fact_values;
mod known_values;
mod likeness;
mod month_names;
mod own_values;
mod quoted;
mod reply_token;
mod sample;

pub(crate) use exchange::{Exchange, request_text};
pub(crate) use known_values::OtherCustomer;
pub(crate) use likeness::{are_alike, ranked_by_text, request_likeness};
pub(crate) use own_values::without_own_values;
pub(crate) use quoted::is_quoted_in;
pub(crate) use sample::{WeightedWord, WordSample};
