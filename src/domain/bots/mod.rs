//! Bots: API clients with a key, and what happens when one does not answer. What bots send is in `intake`,
//! `transcript` and `packet`; control is in `case`.

pub mod bot;
pub(crate) mod unreachable;
