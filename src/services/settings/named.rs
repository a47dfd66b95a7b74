//! Looks up the row of a named thing, for the use cases that change it.

use crate::domain::bots::bot::Bot;
use crate::domain::team::Team;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::{AnyConnection, bots, teams};

/// The team of a name.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub(crate) fn team_named(conn: &mut AnyConnection, name: &str) -> Result<Team> {
    teams::by_name(conn, name)?.ok_or(ServiceError::NotFound(Noun::Team))
}

/// The bot of a name.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub(crate) fn bot_named(conn: &mut AnyConnection, name: &str) -> Result<Bot> {
    bots::by_name(conn, name)?.ok_or(ServiceError::NotFound(Noun::Bot))
}
