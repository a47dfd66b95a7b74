//! What is kept of a round in which something was wrong.

use crate::record::Deed;
use crate::snapshot::Snapshot;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

/// Writes the record and all that was stored, and answers where.
pub fn keep(name: &str, deeds: &[Deed], snapshot: &Snapshot, wrong: &[String]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("ledger")
        .join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("violations"), wrong.join("\n")).unwrap();
    write(&folder.join("record"), deeds);
    write(&folder.join("events"), &snapshot.events);
    write(&folder.join("messages"), &snapshot.messages);
    write(&folder.join("tickets"), &snapshot.tickets);
    let conversations: Vec<_> = snapshot.conversations.iter().collect();
    write(&folder.join("conversations"), &conversations);
    folder
}

fn write<T: Debug>(path: &Path, rows: &[T]) {
    let lines: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
    std::fs::write(path, lines.join("\n")).unwrap();
}
