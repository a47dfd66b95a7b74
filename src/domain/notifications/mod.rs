//! What an agent is told although they are not looking: which events tell whom, and who is mentioned in a note. Rows are
//! written in the transaction of their event (`services/case/notifying.rs`); sounds and toasts are in
//! `live/notices.rs`. `push_notice`, `push_reach` and `push_subscription` are about browsers without a console;
//! `delivery/push` sends to them.

pub(crate) mod mentions;
pub(crate) mod notification;
pub(crate) mod push_notice;
pub mod push_reach;
pub(crate) mod push_subscription;
pub(crate) mod recipients;
pub(crate) mod together;
