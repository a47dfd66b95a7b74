//! The JSON that bots read: answers and events, made from what services return. Nothing internal is in
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
mod reached_so_far;
mod ticket;
mod verdict;
mod warning;

pub(crate) use ask::AskWire;
pub(crate) use control::ControlAnswer;
pub(crate) use conversation::ConversationAnswer;
pub(crate) use escalation::EscalationAnswer;
pub(crate) use event::{EventPage, EventWire};
pub(crate) use file::UploadedFile;
pub(crate) use messages::{KeptBack, PostedBatch, PostedMessage, PostedMessages};
pub(crate) use outlook::OutlookWire;
pub(crate) use reached_so_far::ReachedWire;
pub(crate) use ticket::{TicketAnswer, TicketPage};
pub(crate) use warning::{Warned, WarningWire};

// What events tell too is the domain's own: it is stored.
pub(crate) use crate::domain::log::{
    ControlTold as ControlWire, CustomerTold as CustomerWire, MessageTold as MessageWire,
    TicketTold as TicketWire,
};

#[cfg(test)]
mod tests;
