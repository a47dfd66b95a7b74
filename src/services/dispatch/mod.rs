//! Which agent gets a waiting ticket: the line, the candidates, the offers, and what customers are told about the wait. The
//! choice itself is made in `domain/dispatch`; which team waits was decided by `intake`.

pub(crate) mod alerts;
pub(crate) mod candidates;
pub(crate) mod choices_again;
mod deciding;
mod line;
mod offering;
pub(crate) mod offers;
pub(crate) mod outlook;
pub(crate) mod telling;

crate::services::room! {
    /// Which agent gets a waiting ticket.
    Dispatch, dispatch
}
