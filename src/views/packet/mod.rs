//! The packet beside the conversation: everything the bot knew, what is missing, and why the ticket is here. The bot's
//! words themselves are in `transcript`.

pub(crate) mod completeness;
pub(crate) mod customer;
pub(crate) mod facts;
pub(crate) mod fill;
pub(crate) mod long_lists;
pub(crate) mod shown_value;
#[cfg(test)]
mod tests;
pub(crate) mod tried;
pub mod view;
pub(crate) mod why_chosen;
pub(crate) mod why_here;
pub(crate) mod why_routed;
