//! The settings of how long requests' bodies may take.

use super::formats::Values;
use super::parse::between;
use super::setting_names::{self, Setting};
use crate::web::body_times::BodyTimes;
use std::time::Duration;

/// The longest of these limits that can be set.
const SECONDS_MAX: u32 = 3600;

pub(super) fn read(values: &mut Values) -> BodyTimes {
    let default = BodyTimes::default();
    let mut seconds = |setting: &Setting, default: Duration| {
        let read = values.read(setting, |text| between(text, 1, SECONDS_MAX));
        read.map_or(default, |seconds| Duration::from_secs(seconds.into()))
    };
    BodyTimes {
        chunk: seconds(&setting_names::BODY_PAUSE, default.chunk),
        whole: seconds(&setting_names::BODY, default.whole),
    }
}

pub(super) fn describe(times: BodyTimes) -> Vec<(&'static Setting, String)> {
    let all = [
        (&setting_names::BODY_PAUSE, times.chunk),
        (&setting_names::BODY, times.whole),
    ];
    all.into_iter()
        .map(|(setting, time)| (setting, time.as_secs().to_string()))
        .collect()
}
