//! How long tokens last, and how long keys that were replaced are still accepted.

use super::account_fault::AccountFault;
use crate::domain::base::invalid::FieldError;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A key that is replaced is accepted for so long, unless somebody says otherwise.
pub(crate) const KEY_KEPT: Duration = DAY;

/// Days a new token lasts, unless somebody says otherwise.
pub(crate) const TOKEN_DAYS: u32 = 180;

/// The word for a token that is to last for ever.
pub(crate) const NEVER: &str = "never";

/// Days a token lasts at most, if it is given an end: ten years.
pub(crate) const TOKEN_DAYS_MAX: u32 = 3_660;

/// Hours a key that is replaced is accepted at most: a year.
pub(crate) const KEY_HOURS_MAX: u32 = 8_784;

/// So many days.
pub(crate) fn days(days: u64) -> Duration {
    Duration::from_secs(days.saturating_mul(DAY.as_secs()))
}

/// How long somebody wants a new token to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TokenLife {
    /// As long as the instance says.
    #[default]
    Usual,
    /// So long.
    For(Duration),
    /// Until it is revoked.
    Forever,
}

/// So many hours.
pub(crate) fn hours(hours: u64) -> Duration {
    Duration::from_secs(hours.saturating_mul(HOUR.as_secs()))
}

/// Whether a new token may last so long.
///
/// # Errors
/// The field `/days`.
pub(crate) fn check_token(lasts: Duration) -> Result<(), FieldError> {
    match lasts.is_zero() || lasts > DAY * TOKEN_DAYS_MAX {
        true => Err(FieldError::new("/days", AccountFault::Days(TOKEN_DAYS_MAX))),
        false => Ok(()),
    }
}

/// Whether a key that is replaced may be accepted for so long; for no time at all it may.
///
/// # Errors
/// The field `/hours`.
pub(crate) fn check_kept_key(keep: Duration) -> Result<(), FieldError> {
    match keep > HOUR * KEY_HOURS_MAX {
        true => Err(FieldError::new(
            "/hours",
            AccountFault::Hours(KEY_HOURS_MAX),
        )),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_have_an_end_wherever_they_are_set() {
        assert!(check_token(days(1)).is_ok() && check_token(days(3_660)).is_ok());
        assert!(check_token(days(0)).is_err() && check_token(days(3_661)).is_err());
        assert!(check_token(days(u64::MAX)).is_err());
        assert!(check_kept_key(hours(0)).is_ok() && check_kept_key(hours(8_784)).is_ok());
        assert!(check_kept_key(hours(8_785)).is_err() && check_kept_key(hours(u64::MAX)).is_err());
    }
}
