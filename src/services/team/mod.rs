//! What people set about teams and agents: abilities, opening hours, sentences. Use cases do not read it here but in
//! `settings`, the snapshot of everything that is set; a team's needs are in `packet`.

pub(crate) mod abilities;
pub(crate) mod hours;
pub(crate) mod sentences;

crate::services::room! {
    /// What people set about a team.
    Teams, teams
}
