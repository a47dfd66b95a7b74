//! What an agent is told although they are not looking: which events tell whom, and who is mentioned in a note. Rows are
//! written in the transaction of their event (`services/case/notifying.rs`); sounds and toasts are in `live/notices.rs`.

pub(crate) mod mentions;
pub(crate) mod notification;
pub(crate) mod recipients;
