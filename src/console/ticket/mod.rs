//! `/tickets/{number}`: reading a ticket, and every command at it.

mod accept;
mod context;
mod decline;
mod done;
mod draft;
mod facts;
mod hand_back;
mod note;
mod open;
mod read;
mod reply;
mod resolve;
mod show;
mod snooze;
mod take;
mod trace;
mod transfer;
mod typing;
mod updates;

pub(super) use accept::accept;
pub(super) use context::context;
pub(super) use decline::decline;
pub(super) use draft::draft;
pub(super) use facts::facts;
pub(super) use hand_back::hand_back;
pub(super) use note::note;
pub(super) use read::read;
pub(super) use reply::reply;
pub(super) use resolve::resolve;
pub(super) use show::show;
pub(super) use snooze::snooze;
pub(super) use take::take;
pub(super) use trace::trace;
pub(super) use transfer::transfer;
pub(super) use typing::typing;
pub(super) use updates::updates;
