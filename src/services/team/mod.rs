//! Settings of teams and agents: names, abilities, opening hours, sentences. Use cases do not read them here but in
//! `settings`, the snapshot of everything that is set; a team's needs are in `packet`.

pub(crate) mod abilities;
pub(crate) mod every_team;
pub(crate) mod general_settings;
pub(crate) mod hours;
pub(crate) mod open_now;
mod renaming;
pub(crate) mod sentences;
pub(crate) mod settings_hash;

use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::domain::team::Team;
use crate::services::security::Audit;

crate::services::room! {
    /// A team's settings.
    Teams, teams
}

/// What the security log is told of a change to a team.
fn changed(act: SecurityAct, team: &Team) -> Audit {
    Audit::of(act).on(Affected::team(team))
}
