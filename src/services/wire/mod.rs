//! What bots read: the JSON shapes of answers and events. Nothing internal is in here (internal never leaks).

mod answer;
mod ask;
mod event;

pub use answer::{
    EscalationAnswer, FiredWire, LinksWire, MissingWire, OutlookWire, PacketWire, VerdictWire,
    WarningWire,
};
pub use ask::AskWire;
pub use event::EventWire;

// What events tell too is the domain's own: it is stored.
pub use crate::domain::log::{
    AttachmentTold as AttachmentWire, ControlTold as ControlWire, CustomerTold as CustomerWire,
    MessageTold as MessageWire, TicketTold as TicketWire,
};
