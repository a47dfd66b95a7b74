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
    /// Notes a call that becomes the item at `index`; tells whether there is room for it.
    pub(crate) fn made(&mut self, call: &TranscriptCall<'_>, index: usize) -> bool {
        self.made += 1;
        if self.made > TRANSCRIPT_MAX_TOOL_CALLS {
            let most = TRANSCRIPT_MAX_TOOL_CALLS;
            let more = format!("more than {most} tool calls; the later ones are only named");
            call.field.warn(more);
            return false;
        }
        let waiting = match &call.id {
            Some(id) => self.by_id.entry(id.clone()).or_default(),
            None => self.by_name.entry(call.name.clone()).or_default(),
        };
        waiting.push(index);
        true
    }

    /// The index of the call that is answered; where the call or the answer has no id, the name ties the two.
    pub(crate) fn answered(&mut self, id: Option<&str>, name: Option<&str>) -> Option<usize> {
        let by_id = id.and_then(|id| self.by_id.get_mut(id)?.pop());
        by_id.or_else(|| self.by_name.get_mut(name?)?.pop())
    }
}
