//! A transcript as it was sent.

use crate::domain::reader::Field;
use crate::domain::transcript::dialect::Speakers;

/// A transcript as it was sent, taken apart.
#[derive(Default)]
pub(in crate::domain::transcript) struct SentTranscript<'v> {
    /// The name of its dialect.
    pub(crate) format: Option<Field<'v>>,
    /// Its list, or what stands in its place.
    pub(crate) list: Option<Field<'v>>,
    /// Its lines in one text.
    pub(crate) text: Option<Field<'v>>,
    /// Instructions that stand apart from the messages.
    pub(crate) instructions: Option<Field<'v>>,
    /// What came of the list before, where a request and its answer stand in one.
    pub(crate) answers: Option<Field<'v>>,
    /// An object that is an item itself.
    pub(crate) one: Option<Field<'v>>,
    pub(crate) truncated: bool,
    pub(crate) speakers: Speakers,
}
