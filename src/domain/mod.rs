//! Pure rules: no I/O, no clock, no database, no HTTP.

pub mod access;
pub mod acknowledgement;
pub mod ask;
pub mod control;
pub mod deadline;
pub mod figures;
pub mod file;
pub mod handoff;
pub mod hours;
pub mod ids;
pub mod intake;
pub mod invalid;
pub mod invitation;
pub mod lifecycle;
pub mod limits;
pub mod log;
pub mod message;
pub mod names;
pub mod packet;
pub mod people;
pub mod phrases;
pub mod reader;
pub mod redaction;
pub mod route;
pub mod routing;
pub mod team;
pub mod terms;
pub mod ticket;
pub mod time;
pub mod transcript;
pub mod trigger;
pub mod unreachable;
pub mod words;

// The old addresses, until everything that is under way has moved: to be deleted.
pub use intake as escalation;
pub use packet::{asking_twice as asking, completeness, needs, patch as packet_patch, proposals};
