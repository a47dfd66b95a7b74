//! How cookies are sent.

/// How cookies are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CookieSettings {
    /// Over https only.
    pub secure: bool,
}
