//! What bots do about control: withdraw, accept or decline a hand-back, pass, and what happens when one does not answer.
//! What bots send about their conversations is in `intake`; what they read is in `reading` and `log`.

pub(crate) mod configure;
pub mod control;
pub(crate) mod handback;
pub(crate) mod passing;
pub(crate) mod unreachable;

crate::services::room! {
    /// What bots do about control.
    Bots, bots
}
