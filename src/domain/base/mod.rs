//! What every room stands on: identities, moments, words that are stored as text, what is wrong with an input, and the
//! limits of the bot API. Nothing about tickets or bots: each of these has a room of its own, such as `case` or `bots`.

pub(crate) mod fault;
pub mod ids;
pub(crate) mod invalid;
pub mod limits;
pub(crate) mod page_fault;
pub(crate) mod place;
pub mod time;
pub mod words;
mod words_in_a_row;
