//! What agents chose for their consoles, as JSON in one column.

use super::super::connection::AnyConnection;
use super::super::json_columns;
use super::super::schema::agents;
use crate::domain::accounts::preferences::Preferences;
use crate::domain::base::ids::AgentId;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// What is stored, or nothing chosen where it cannot be read.
pub(super) fn read(stored: Option<&str>) -> Preferences {
    let words: BTreeMap<String, String> = stored
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default();
    Preferences::read(&words)
}

/// Stores a choice beside what the agent chose before. Words that only a later version knows stay.
pub(crate) fn prefer(
    conn: &mut AnyConnection,
    id: AgentId,
    change: Preferences,
) -> QueryResult<()> {
    let stored: Option<String> = agents::table
        .find(id)
        .select(agents::preferences)
        .get_result(conn)?;
    let mut words: BTreeMap<String, String> = stored
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let chosen = Preferences::read(&words).changed_by(change).words();
    words.extend(
        chosen
            .into_iter()
            .map(|(name, word)| (name.to_owned(), word.to_owned())),
    );
    diesel::update(agents::table.find(id))
        .set(agents::preferences.eq(json_columns::write(&words)?))
        .execute(conn)?;
    Ok(())
}
