//! The settings of a team: what it needs to know, its opening hours, and what it says by itself. Figures of teams are in
//! `overview`.

pub(crate) mod hours;
pub(crate) mod needs;
