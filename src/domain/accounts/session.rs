//! A session: somebody is signed in with a browser.

use crate::domain::base::ids::SessionId;
use crate::domain::base::time::Moment;

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Inside; its cookie cannot be found by it.
    pub id: SessionId,
    /// When they signed in.
    pub created_at: Moment,
    /// When they last did something in it.
    pub seen_at: Moment,
    /// The address from which they signed in.
    pub address: Option<String>,
    /// What their browser says it is.
    pub user_agent: Option<String>,
    /// Whether it is the one in which they look.
    pub is_this: bool,
}
