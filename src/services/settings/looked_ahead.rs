//! What a snapshot works out before anybody asks, and what its patterns take together.

use super::SettingsSnapshot;
use crate::domain::base::time::Moment;

impl SettingsSnapshot {
    /// How many sets of hours, patterns and rules this node has compiled so far. What stays as it was is not
    /// compiled again.
    pub fn compiled(&self) -> u64 {
        self.compiled
    }

    /// Works out what is asked of hours now, so that no use case has to.
    pub(crate) fn look_ahead(&self, now: Moment) {
        for team in &self.teams {
            team.hours.next_change(now);
        }
    }

    /// The size of the compiled patterns of all teams but one, in bytes.
    pub(crate) fn patterns_of_others(&self, team: &str) -> usize {
        let others = self.teams.iter().filter(|other| other.team.name != team);
        others.map(|other| other.patterns.bytes).sum()
    }
}
