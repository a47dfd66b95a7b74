//! A database that `baton demo` made, when `baton serve` serves it.

use crate::config::Config;
use crate::services::{ServiceError, Services};

/// Says what is served. Answers the address at which it must not be served: other machines would reach it there, and
/// nobody has said that they may.
pub(super) async fn refused_at(
    config: &Config,
    services: &Services,
) -> Result<Option<String>, ServiceError> {
    let is_demo = services.accounts().is_demo().await?;
    if !is_demo || config.demo_data {
        return Ok(None);
    }
    if !config.is_for_this_machine() {
        return Ok(Some(match config.public_url_is_set {
            true => config.public_url.clone(),
            false => config.listen.to_string(),
        }));
    }
    tracing::warn!(
        "`baton demo` made this database: its customers are invented, and everybody knows its passwords. Name another \
         one for real work (DATABASE_URL)"
    );
    Ok(None)
}
