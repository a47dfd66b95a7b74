//! Teams, agents and bots as accounts: adding them, keys, passwords, sessions, and who is present. What people set about a
//! team or an agent is in `team`; what they may do is in `domain/case/access.rs`.

pub(crate) mod adding;
pub(crate) mod admitted;
pub(crate) mod authenticated;
mod brakes;
pub(crate) mod changing;
mod demo_visit;
pub(crate) mod disabling;
pub(crate) mod keys;
pub(crate) mod login;
pub(crate) mod login_line;
pub(crate) mod managing;
pub(crate) mod own_language;
pub(crate) mod own_sessions;
pub(crate) mod passwords;
pub(crate) mod people;
pub(crate) mod presence;
pub(crate) mod secrets;
pub(crate) mod spoken_language;
pub(crate) mod tokens;
pub(crate) mod used;

crate::services::room! {
    /// Teams, agents and bots, and how they sign in.
    Accounts, accounts
}
