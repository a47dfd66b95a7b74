//! Which releases can work with a database: two run side by side while one takes the other's place.

use super::{AnyConnection, StorageError, migrate, schema_support};

/// How the schema of a database and this baton fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SchemaFit {
    /// They do, also where a newer baton has added to the schema.
    Fits,
    /// So many migrations that this baton needs have not run.
    Missing(usize),
    /// A newer baton has taken away what this one uses.
    LeftBehind,
}

/// Says whether this baton can work with the schema as it is now.
///
/// # Errors
/// The database cannot be read.
pub(crate) fn fit(conn: &mut AnyConnection) -> Result<SchemaFit, StorageError> {
    let known = migrate::known(conn)?;
    let applied = migrate::applied(conn)?;
    let missing = known.iter().filter(|version| !applied.contains(version));
    Ok(match missing.count() {
        0 if applied.iter().all(|version| known.contains(version)) => SchemaFit::Fits,
        0 => match schema_support::oldest(conn)? {
            Some(oldest) if known.contains(&oldest) => SchemaFit::Fits,
            Some(_) | None => SchemaFit::LeftBehind,
        },
        missing => SchemaFit::Missing(missing),
    })
}
