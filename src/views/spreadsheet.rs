//! Tables that spreadsheets open.

use crate::domain::base::words::Priority;
use crate::domain::desk::saved_replies::from_csv::{FORMULAS, REPLY_COLUMNS};
use crate::domain::desk::saved_replies::reply_actions::AfterReply;
use crate::services::desk::saved_replies::OwnedReplies;

/// A spreadsheet takes a cell that begins like this for a formula and runs it; behind an apostrophe it is text.
pub(crate) fn harmless(cell: &str) -> String {
    match cell.starts_with(FORMULAS) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

/// Saved replies of an owner, as they are imported again.
pub(crate) fn replies(owned: &OwnedReplies) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    drop(table.write_record(REPLY_COLUMNS));
    for reply in &owned.replies {
        let actions = &reply.actions;
        let cells = [
            reply.name.as_str(),
            &reply.text,
            &owned.of.word,
            &actions.written_tags(),
            actions.priority.map_or("", Priority::as_str),
            actions.then.map_or("", AfterReply::as_str),
        ];
        drop(table.write_record(cells.map(harmless)));
    }
    table.into_inner().unwrap_or_default()
}
