//! What can be wrong with an account of a person or of a bot.

use thiserror::Error;

/// Why an account is not made or changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum AccountFault {
    /// A name of none, or more characters than this, or with some that nobody sees.
    #[error("a name has 1 to {0} characters, none of them control characters")]
    Name(usize),
    /// The same of a bot's version.
    #[error("a version has 1 to {0} characters, none of them control characters")]
    Version(usize),
    /// No address.
    #[error("not an e-mail address, e.g. name@example.com")]
    Email,
    /// A token that lasts no day, or more days than this.
    #[error("1 to {0}, or never")]
    Days(u32),
    /// The same, not even a number.
    #[error("a number of days, or never")]
    NoDays,
    /// A key that is kept for more hours than this.
    #[error("0 to {0}")]
    Hours(u32),
    /// Several agents of one name.
    #[error("several agents have this name; give an e-mail address")]
    Several,
    /// Somebody who changes their password gives another one than theirs.
    #[error("this is not your current password")]
    CurrentPassword,
    /// The new one is the one they have.
    #[error("this is your current password; choose another")]
    SamePassword,
    /// The level of a skill.
    #[error("a level is 1 to 5")]
    Level,
    /// No role.
    #[error("one of agent, manager, admin")]
    Role,
    /// A key is to be revoked, and nobody says which.
    #[error("which key")]
    WhichKey,
    /// The same of a token.
    #[error("which token")]
    WhichToken,
    /// A program would deactivate the account that it acts for.
    #[error("this is your own account: send true to deactivate it")]
    OwnAccount,
    /// Something is to be done that is none of these.
    #[error("one of {0}")]
    Act(&'static str),
    /// No session is to be ended.
    #[error("expected the id of a session, or others")]
    Session,
    /// The address at which a browser is to be reached: Baton must not call it.
    #[error("not an https address of a push service on the internet")]
    PushEndpoint,
    /// A key of a browser that subscribes.
    #[error("not a key of a push subscription, in base64url")]
    PushKey,
    /// Nothing is pushed at all.
    #[error("this server pushes nothing to browsers (BATON_PUSH)")]
    PushOff,
}
