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

    /// The hours, also when they can no longer be read because a zone was abolished: then the team is always
    /// there, since a queue that never opens would lose customers.
    pub fn kept(&self) -> Hours {
        self.read().unwrap_or_default()
    }
}
