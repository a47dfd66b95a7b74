//! When API tokens and records of the security log end by themselves.

use super::formats::Values;
use super::parse::between;
use super::setting_names::{self, Setting};
use crate::domain::accounts::lifetimes::{TOKEN_DAYS, TOKEN_DAYS_MAX, days};
use std::time::Duration;

const DEFAULT_LOG_DAYS: u32 = 400;
/// The database keeps what is younger.
const LOG_DAYS_MIN: u32 = 30;
const LOG_DAYS_MAX: u32 = 3_660;

/// A new API token lasts so long, unless somebody says otherwise.
pub(super) fn tokens(values: &mut Values) -> Duration {
    let read = values.read(&setting_names::TOKEN_DAYS, |text| {
        between(text, 1, TOKEN_DAYS_MAX)
    });
    days(read.unwrap_or(TOKEN_DAYS).into())
}

/// The security log keeps a record for so long.
pub(super) fn security_log(values: &mut Values) -> Duration {
    let read = values.read(&setting_names::SECURITY_LOG_DAYS, |text| {
        between(text, LOG_DAYS_MIN, LOG_DAYS_MAX)
    });
    days(read.unwrap_or(DEFAULT_LOG_DAYS).into())
}

pub(super) fn describe(tokens: Duration, log: Duration) -> [(&'static Setting, String); 2] {
    let shown = |time: Duration| (time.as_secs() / days(1).as_secs()).to_string();
    [
        (&setting_names::TOKEN_DAYS, shown(tokens)),
        (&setting_names::SECURITY_LOG_DAYS, shown(log)),
    ]
}
