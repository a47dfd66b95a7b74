//! How complete a packet is.

use crate::domain::packet::completeness::{Measured, Missing};
use serde::{Deserialize, Serialize};

/// A fact that is missing, with the question that asks for it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct MissingWire {
    /// The fact's name.
    pub(crate) name: String,
    /// The question to ask.
    pub(crate) question: String,
}

impl From<Missing> for MissingWire {
    fn from(Missing { name, question }: Missing) -> Self {
        Self { name, question }
    }
}

/// How complete the packet is.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct PacketWire {
    /// Its version.
    pub(crate) version: i64,
    /// 0 to 1, against what the team requires.
    pub(crate) completeness: f64,
    /// Facts that the team requires and the packet does not have.
    pub(crate) missing: Vec<MissingWire>,
}

impl PacketWire {
    /// The measured completeness of this version.
    pub(crate) fn new(version: i64, measured: Measured) -> Self {
        Self {
            version,
            completeness: measured.share(),
            missing: measured
                .missing
                .into_iter()
                .map(MissingWire::from)
                .collect(),
        }
    }
}
