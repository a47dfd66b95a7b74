//! From the bytes a bot sends to typed input, within every limit. All bad fields are reported at once.

mod ask;
mod control;
mod customer;
mod escalation;
mod facts;
mod json_body;
mod lists;
mod messages;
mod metadata;
mod packet;
mod receipt;
mod state;
mod task;

pub(crate) use control::{ControlAction, ControlInput, PassTo, control};
pub(crate) use escalation::escalation;
pub(crate) use messages::{SENDERS, messages};
pub(crate) use packet::patch;
pub(crate) use receipt::receipt;

use crate::domain::base::invalid::{FieldError, Warning};

/// Why a body cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum InputError {
    /// Not JSON, or nested more than 127 levels deep, or with half of a surrogate pair: 400.
    #[error("not valid JSON at line {line}, column {column}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1; 0 at the beginning of a line.
        column: usize,
    },
    /// Bytes that are not UTF-8: 400.
    #[error("not valid UTF-8; JSON is sent in UTF-8")]
    NotUtf8,
    /// Bad fields, at most 50 of them and a count of the rest: 422.
    #[error("the body has {} bad fields", .0.len())]
    Invalid(Vec<FieldError>),
}

/// A typed input and what was odd about it.
pub(crate) type Read<T> = Result<(T, Vec<Warning>), InputError>;
