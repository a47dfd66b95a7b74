//! Control actions of bots: withdraw, accept or decline a hand-back, pass. And the fallback when a bot does not answer.
//! What bots send about their conversations is in `intake`; what they read is in `reading` and `log`.

pub(crate) mod configure;
pub(crate) mod control;
pub(crate) mod handback;
pub(crate) mod passing;
mod told;
pub(crate) mod unreachable;

crate::services::room! {
    /// Control actions of bots.
    Bots, bots
}
