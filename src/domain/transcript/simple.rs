//! Baton's own dialect: a list of `{id?, role, text, at?, name?}`.

use super::builder::TranscriptBuilder;
use super::{Dialect, Reads, message};
use crate::domain::reader::Field;

pub(super) const DIALECT: Dialect = Dialect {
    word: "simple",
    passes: "Your own list; in place of `role`: `sender`, `from`, `speaker`, `author`; in place of `text`: `content`, `message`, `body`, `value`",
    example: r#"{"role": "customer", "text": "Where is my order?", "at": "2026-05-04T08:52:40Z"}"#,
    // Words and a role are everybody's: read where nothing else is sure.
    knows: |_| false,
    reads: Reads::Messages(read),
};

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    if let Some(mut item) = field.value.is_object().then(|| field.object()).flatten() {
        let own = ["id", "role", "text", "at", "name"].map(|name| item.given(name).is_some());
        // A member more beside ours is a slip; another shape is another's.
        if own[1] && own[2] {
            item.done();
        }
    }
    message::read(reading, field);
}
