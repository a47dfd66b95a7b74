//! What a form of a team's settings was made from: it does not undo unseen what somebody else has saved since.

use crate::domain::base::invalid::FieldError;
use crate::domain::team::team_fault::TeamFault;
use crate::services::error::{Result, ServiceError};
use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;

/// Bytes that a form carries.
const BYTES: usize = 8;

/// A short hash of settings, as a page read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SettingsHash(String);

impl SettingsHash {
    /// Of these settings.
    pub(crate) fn of<T: Serialize + ?Sized>(settings: &T) -> Self {
        // Whatever a page shows can be written as JSON.
        let written = serde_json::to_vec(settings).unwrap_or_default();
        let hash = Sha256::digest(written);
        Self(HEXLOWER.encode(hash.get(..BYTES).unwrap_or_default()))
    }

    /// As a form brings it back.
    pub(crate) fn carried(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Lets a form through that was made from what is stored, or that brings nothing new: a form may be sent twice.
    /// Nobody else may change settings between reading what is stored and the commit: begin with
    /// `settings_revision::claim`.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`].
    pub(crate) fn allow<T: Serialize + PartialEq>(&self, stored: &T, new: &T) -> Result<()> {
        if stored == new || *self == Self::of(stored) {
            return Ok(());
        }
        let error = FieldError::new("/revision", TeamFault::ChangedMeanwhile);
        Err(ServiceError::Invalid(vec![error]))
    }
}

impl fmt::Display for SettingsHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_form_that_would_undo_something_is_refused() {
        let opened = SettingsHash::of("old");
        let carried = SettingsHash::carried(&opened.to_string());
        let allow = |stored: &str, new: &str| carried.allow(&stored, &new).is_ok();
        assert!(allow("old", "mine"), "nobody has changed it");
        assert!(allow("mine", "mine"), "sent twice");
        assert!(!allow("theirs", "mine"));
        assert!(!allow("theirs", "old"), "it would be put back");
    }
}
