//! Tool calls, and which answer belongs to which.

use crate::domain::base::limits::TRANSCRIPT_MAX_TOOL_CALLS;
use crate::domain::reader::Field;
use std::collections::HashMap;

/// One call of a message.
pub(super) struct TranscriptCall<'v> {
    pub(crate) name: String,
    pub(crate) id: Option<String>,
    pub(crate) arguments: String,
    /// Where it stands, for complaints.
    pub(crate) field: Field<'v>,
}

/// The calls that wait for their answer. Ids repeat in real transcripts, so an answer belongs to the
/// latest unanswered call with its id.
#[derive(Default)]
pub(super) struct Calls {
    made: usize,
    by_id: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Calls {
    /// Notes a call that becomes the item at `index`; gives its id, or nothing when there are too many.
    pub(crate) fn made(
        &mut self,
        call: &TranscriptCall<'_>,
        index: usize,
    ) -> Option<Option<String>> {
        self.made += 1;
        if self.made > TRANSCRIPT_MAX_TOOL_CALLS {
            let most = TRANSCRIPT_MAX_TOOL_CALLS;
            return call
                .field
                .refuse(format!("at most {most} tool calls in one transcript"));
        }
        match &call.id {
            Some(id) => self.by_id.entry(id.clone()).or_default().push(index),
            None => self
                .by_name
                .entry(call.name.clone())
                .or_default()
                .push(index),
        }
        Some(call.id.clone())
    }

    /// The index of the call that is answered; where a call has no id, its name ties the two.
    pub(crate) fn answered(&mut self, id: Option<&str>, name: Option<&str>) -> Option<usize> {
        match (id, name) {
            (Some(id), _) => self.by_id.get_mut(id)?.pop(),
            (None, Some(name)) => self.by_name.get_mut(name)?.pop(),
            (None, None) => None,
        }
    }
}
