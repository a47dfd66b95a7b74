//! What bots read: the JSON shapes of answers and events. Nothing internal is in here (rule 9).

mod answer;
mod ask;
mod event;
mod people;
mod projection;
mod ticket;

pub use answer::{
    EscalationAnswer, FiredWire, LinksWire, MissingWire, OutlookWire, PacketWire, VerdictWire,
    WarningWire,
};
pub use ask::{AskAnsweredWire, AskWire, PastAnswerWire};
pub use event::EventWire;
pub use people::{AttachmentWire, AuthorWire, CustomerWire, MessageWire};
pub(super) use projection::{Known, ProjectionWire};
pub use ticket::{ControlWire, TicketWire};
