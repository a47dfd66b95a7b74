//! What bots read: the JSON shapes of answers and events, made from what services answer. Nothing internal is in
//! here (internal never leaks). Answers that may be asked for again under an `Idempotency-Key` are also read back:
//! [`EscalationAnswer`], [`PostedMessages`] and [`UploadedFile`] are stored as they were given, so a member that is
//! added to one of them must have a default.

mod ask;
mod control;
mod conversation;
mod escalation;
mod event;
mod file;
mod messages;
mod outlook;
mod packet;
mod ticket;
mod verdict;
mod warning;

pub use ask::AskWire;
pub use control::ControlAnswer;
pub use conversation::ConversationAnswer;
pub use escalation::EscalationAnswer;
pub use event::{EventPage, EventWire};
pub use file::UploadedFile;
pub use messages::{KeptBack, PostedBatch, PostedMessage, PostedMessages};
pub use outlook::OutlookWire;
pub use ticket::{TicketAnswer, TicketPage};
pub use warning::{Warned, WarningWire};

// What events tell too is the domain's own: it is stored.
pub use crate::domain::log::{
    ControlTold as ControlWire, CustomerTold as CustomerWire, MessageTold as MessageWire,
    TicketTold as TicketWire,
};

#[cfg(test)]
mod tests;
