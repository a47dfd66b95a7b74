//! An agent's notifications and the conversations they follow. Which events tell whom is decided in
//! `domain/notifications`; the rows are written with those events in `services/case/notifying.rs`.

mod following;
pub(crate) mod inbox;
pub(crate) mod readers;

crate::services::room! {
    /// What an agent was told, and what they follow.
    Inbox, notifications
}
