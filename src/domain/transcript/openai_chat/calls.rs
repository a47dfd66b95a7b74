//! Tool calls, and which answer belongs to which.

use crate::domain::limits::{NAME_MAX_CHARS, TEXT_MAX_BYTES, TRANSCRIPT_MAX_TOOL_CALLS};
use crate::domain::reader::{Field, Length, Object};
use serde_json::Value;
use std::collections::HashMap;

/// One call of a message.
pub(super) struct Call<'v> {
    pub name: String,
    pub id: Option<String>,
    pub arguments: String,
    field: Field<'v>,
}

/// The calls of a message: `tool_calls`, or the older `function_call`.
pub(super) fn read<'v>(message: &mut Object<'v>) -> Vec<Call<'v>> {
    let listed = message.list("tool_calls", TRANSCRIPT_MAX_TOOL_CALLS);
    let older = message.field("function_call");
    let listed = listed.iter().filter_map(read_call);
    listed
        .chain(older.and_then(|field| read_function(&field, None, &field)))
        .collect()
}

fn read_call<'v>(field: &Field<'v>) -> Option<Call<'v>> {
    let mut call = field.object()?;
    let id = super::foreign(&mut call, "id");
    let function = match call.field("custom") {
        Some(custom) => custom,
        None => call.required("function")?,
    };
    read_function(&function, id, field)
}

fn read_function<'v>(
    field: &Field<'v>,
    id: Option<String>,
    origin: &Field<'v>,
) -> Option<Call<'v>> {
    let mut function = field.object()?;
    let name = function.required_text("name", Length::Chars(NAME_MAX_CHARS));
    let given = function
        .field("arguments")
        .or_else(|| function.field("input"));
    let arguments = match given {
        None => Some(String::new()),
        Some(given) if given.value.is_string() => {
            given.text(Length::Bytes(TEXT_MAX_BYTES)).map(str::to_owned)
        }
        Some(given) if given.value.is_object() => given.json(TEXT_MAX_BYTES).map(Value::to_string),
        Some(given) => given.expected("text or object"),
    };
    Some(Call {
        name: name?,
        id,
        arguments: arguments?,
        field: origin.clone(),
    })
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
    pub fn made(&mut self, call: &Call<'_>, index: usize) -> Option<Option<String>> {
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

    /// The index of the call that is answered; the older dialect has no ids, only names.
    pub fn answered(&mut self, id: Option<&str>, name: Option<&str>) -> Option<usize> {
        match (id, name) {
            (Some(id), _) => self.by_id.get_mut(id)?.pop(),
            (None, Some(name)) => self.by_name.get_mut(name)?.pop(),
            (None, None) => None,
        }
    }
}
