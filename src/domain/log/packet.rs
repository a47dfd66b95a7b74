//! What events tell of a packet.

use crate::domain::base::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Whether what the packet holds was enough.
    Verdict {
        /// Nothing has to be asked again.
        Enough = "enough",
        /// Something the case needs is not there.
        Missing = "missing",
    }
}

/// A version of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PacketVersion {
    /// Its number: the first is 1.
    pub version: i64,
}

/// The packet has a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ContextUpdated {
    /// The new version.
    pub packet: PacketVersion,
}

/// Somebody says whether the context was enough. Agents have no names here: bots read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ContextVerified {
    /// `enough` or `missing`.
    #[schema(value_type = String)]
    pub verdict: Verdict,
    /// What a bot that took a hand-back understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub understood: Option<String>,
    /// The names of what is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The version that was judged.
    pub packet: PacketVersion,
}

/// The customer was asked for a fact that was known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactAskedAgain {
    /// The fact's name.
    pub fact: String,
}
