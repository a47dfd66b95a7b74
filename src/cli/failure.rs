//! Why a command failed.

/// Why a command failed, in words for the operator.
pub type Failure = Box<dyn std::error::Error>;
