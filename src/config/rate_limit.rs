//! How many requests one key may make.

/// A client that was quiet may catch up this many seconds' worth at once.
const BURST_SECONDS: u32 = 4;

/// How many requests one key may make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// In the long run.
    pub per_second: u32,
    /// At once, after a pause.
    pub burst: u32,
}

impl RateLimit {
    /// So many a second, and four seconds' worth at once.
    pub(crate) fn per_second(per_second: u32) -> Self {
        Self {
            per_second,
            burst: per_second.saturating_mul(BURST_SECONDS),
        }
    }
}
