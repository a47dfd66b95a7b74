//! What bots read: the JSON shapes of answers and events. Nothing internal is in here (rule 9).

mod answer;
mod event;
mod people;
mod ticket;

pub use answer::{
    EscalationAnswer, FiredWire, LinksWire, MissingWire, OutlookWire, PacketWire, VerdictWire,
    WarningWire,
};
pub use event::EventWire;
pub use people::{AttachmentWire, AuthorWire, CustomerWire, MessageWire};
pub use ticket::{ControlWire, TicketWire};
