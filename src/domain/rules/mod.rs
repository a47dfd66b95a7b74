//! The rules people write: `triggers` decide when a conversation needs a person, `routing` which team or bot gets it. Which
//! agent of the team gets it is decided in `dispatch`.

pub mod routing;
pub(crate) mod rules_fault;
pub mod triggers;
