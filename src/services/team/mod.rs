//! Settings of teams and agents: abilities, opening hours, sentences. Use cases do not read them here but in
//! `settings`, the snapshot of everything that is set; a team's needs are in `packet`.

pub(crate) mod abilities;
pub(crate) mod hours;
pub(crate) mod sentences;

crate::services::room! {
    /// A team's settings.
    Teams, teams
}
