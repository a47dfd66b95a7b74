//! People who sign in to the console: what is stored of an agent. What they may do with a ticket is decided in
//! `case/access.rs`; how they sign in is in `services/accounts`.

pub(crate) mod account_fault;
pub mod agent;
pub(crate) mod away_reason;
pub(crate) mod brake;
pub mod interface_language;
pub(crate) mod lifetimes;
pub mod preferences;
pub mod session;
pub mod strength;
