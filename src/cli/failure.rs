//! Why a command failed.

/// Why a command failed, in words for the operator.
pub(crate) type Failure = Box<dyn std::error::Error>;
