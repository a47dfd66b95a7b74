//! `baton check`: whether the database is sound, also while it is served.

use super::{Failure, output};
use crate::config::Config;
use crate::storage::connection::{Purpose, connect};
use crate::storage::soundness::{self, Finding};
use crate::storage::{StorageError, migrate};
use serde_json::{Value, json};

/// Contradictions that are shown of each kind.
const SHOWN: usize = 10;

/// Asks the database what is true of every sound one, and prints it.
///
/// # Errors
/// The database cannot be read, has another schema, or is not sound.
pub(crate) fn run(config: &Config, json: bool) -> Result<(), Failure> {
    migrate::check(&config.database)?;
    let mut conn = connect(&config.database, Purpose::Read)?;
    let findings = soundness::ask(&mut conn).map_err(StorageError::from)?;
    let rows: Vec<Value> = findings.iter().map(row).collect();
    output::list(&rows, json);
    let wrong: usize = findings.iter().map(|finding| finding.found.len()).sum();
    match wrong {
        0 => Ok(()),
        wrong => Err(format!("the database is not consistent: {wrong} contradictions").into()),
    }
}

fn row(finding: &Finding) -> Value {
    let shown: Vec<&String> = finding.found.iter().take(SHOWN).collect();
    json!({
        "sound": finding.found.is_empty(),
        "truth": finding.truth,
        "contradictions": finding.found.len(),
        "found": shown,
    })
}
