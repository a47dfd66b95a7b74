//! Tables that spreadsheets open.

use crate::domain::desk::saved_replies::from_csv::{FORMULAS, REPLY_COLUMNS};
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
        let cells = [&reply.name, &reply.text, &owned.of.word];
        drop(table.write_record(cells.map(|cell| harmless(cell))));
    }
    table.into_inner().unwrap_or_default()
}
