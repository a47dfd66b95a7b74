//! The settings of how long anybody waits.

use super::formats::Values;
use super::parse::between;
use super::setting_names::{self, Setting};
use crate::storage::store_limits::StoreLimits;
use std::time::Duration;

/// The longest of these limits that can be set.
const SECONDS_MAX: u32 = 600;

pub(super) fn read(values: &mut Values) -> StoreLimits {
    let default = StoreLimits::default();
    let mut seconds = |setting: &Setting, default: Duration| {
        let read = values.read(setting, |text| between(text, 1, SECONDS_MAX));
        read.map_or(default, |seconds| Duration::from_secs(seconds.into()))
    };
    StoreLimits {
        use_case: seconds(&setting_names::REQUEST, default.use_case),
        lock: seconds(&setting_names::DB_LOCK, default.lock),
        statement: seconds(&setting_names::DB_STATEMENT, default.statement),
        idle: seconds(&setting_names::DB_IDLE, default.idle),
        network: seconds(&setting_names::DB_NETWORK, default.network),
        connection: default.connection,
    }
}

pub(super) fn describe(limits: &StoreLimits) -> Vec<(&'static Setting, String)> {
    let all = [
        (&setting_names::REQUEST, limits.use_case),
        (&setting_names::DB_LOCK, limits.lock),
        (&setting_names::DB_STATEMENT, limits.statement),
        (&setting_names::DB_IDLE, limits.idle),
        (&setting_names::DB_NETWORK, limits.network),
    ];
    let shown =
        |(setting, limit): (&'static Setting, Duration)| (setting, limit.as_secs().to_string());
    all.into_iter().map(shown).collect()
}
