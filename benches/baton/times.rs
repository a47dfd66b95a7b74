//! Many durations, and what is told of them.

use std::time::Duration;

/// Durations that were measured.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl FromIterator<Duration> for Times {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        let mut times: Vec<Duration> = times.into_iter().collect();
        times.sort();
        Self(times)
    }
}

impl Times {
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that so many of a hundred did not exceed.
    pub fn percentile(&self, of_hundred: usize) -> Duration {
        let at = (self.0.len() * of_hundred).div_ceil(100).max(1) - 1;
        self.0.get(at).copied().unwrap_or_default()
    }

    pub fn max(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }
}

/// As it stands in tables.
pub fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
