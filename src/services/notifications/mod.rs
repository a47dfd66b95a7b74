//! An agent's notifications and the conversations they follow. Which events tell whom is decided in
//! `domain/notifications`; the rows are written with those events in `services/case/notifying.rs`. What is to be
//! pushed to browsers is written there too (`services/case/pushing.rs`); `delivery/push` sends it.

mod following;
pub(crate) mod inbox;
pub(crate) mod push_key;
pub(crate) mod push_queue;
pub(crate) mod readers;
mod subscribing;

crate::services::room! {
    /// What an agent was told, and what they follow.
    Inbox, notifications
}
