//! How complete a packet is.

use crate::domain::packet::completeness::{Measured, Missing};
use serde::{Deserialize, Serialize};

/// A fact that is missing, with the question that asks for it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MissingWire {
    /// The fact's name.
    pub name: String,
    /// The question to ask.
    pub question: String,
}

impl From<Missing> for MissingWire {
    fn from(Missing { name, question }: Missing) -> Self {
        Self { name, question }
    }
}

/// How complete the packet is.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PacketWire {
    /// Its version.
    pub version: i64,
    /// 0 to 1, against what the team requires.
    pub completeness: f64,
    /// Facts that the team requires and the packet does not have.
    pub missing: Vec<MissingWire>,
}

impl PacketWire {
    /// What was measured of this version.
    pub fn new(version: i64, measured: Measured) -> Self {
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
