//! A team's hours as they are set: text until they are read.

use super::{BadHours, Hours};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Hours as somebody wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TeamHours {
    /// As OpenStreetMap writes them.
    pub expression: String,
    /// `Europe/Madrid`.
    pub zone: String,
    /// Dates on which the team is closed besides.
    #[serde(default)]
    pub closed: Vec<NaiveDate>,
}

impl TeamHours {
    /// The hours themselves.
    ///
    /// # Errors
    /// [`BadHours`].
    pub(crate) fn read(&self) -> Result<Hours, BadHours> {
        Hours::parse_closed(&self.expression, &self.zone, &self.closed)
    }

    /// Why they cannot be used, if they cannot: a zone was abolished, or they are more than can be worked out quickly
    /// and were saved before that was refused.
    pub(crate) fn unusable(&self) -> Option<BadHours> {
        self.read().err()
    }

    /// The hours, also when they cannot be used: then the team is always
    /// there, since a queue that never opens would lose customers.
    pub fn kept(&self) -> Hours {
        self.read().unwrap_or_default()
    }
}
