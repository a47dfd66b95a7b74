//! From what services read to what people see: names for ids, words for codes, one order for all.
//! The page and the live push show the same because both come through here.

mod answered;
mod ask;
mod attachments;
mod composer;
mod context;
mod context_report;
mod control;
mod customer;
mod facts;
mod fields;
mod handoff;
mod language;
mod message;
mod mirrored;
mod names;
mod overview;
mod packet;
mod part;
mod pass;
mod queue;
mod routes;
mod routing;
mod segments;
mod thread;
mod ticket;
mod told;
mod tools;
mod trace;
mod transcript;
mod tried;
mod triggers;
mod values;
pub mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use composer::acknowledgement;
pub(crate) use context::proposed;
pub use context_report::{context_report, context_tickets};
pub use control::control;
pub use customer::name as customer_name;
pub use fields::mistaken;
pub use handoff::ended;
pub use language::language;
pub use overview::overview;
pub use packet::packet;
pub use queue::queue_row;
pub use routes::{route_rule, routes_trial};
pub use thread::thread;
pub use ticket::{For, ticket};
pub use trace::trace;
pub use transcript::transcript;
pub use triggers::{about, rule, scorecard, trial};
