//! The security log: an append-only record of who signed in, what was set, and who was refused. What happens in a
//! conversation is the business of `log`; who may do what is decided in `domain/case/access.rs`.
//!
//! A use case writes an [`Audit`] in its own transaction. Who does it, from which address, in which request is not
//! carried by hand: the server's middleware makes a [`Requester`] for each request, and `Services` takes it along to the
//! thread of the transaction.

mod audit;
mod listed;
mod requester;
mod seldom;

pub(crate) use audit::Audit;
pub use listed::AuditPage;
pub(crate) use requester::{Requester, known_as, on_behalf_of, out_of_sight};
pub(crate) use seldom::Seldom;

crate::services::room! {
    /// The security log.
    Security, security
}
