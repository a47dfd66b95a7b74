//! What agents and bots read. Each page is one snapshot and a fixed number of statements, whatever the ticket or the queue
//! holds. Nothing here changes a conversation, which is the business of `desk`, `bots` and `intake`; a ticket's page marks
//! as read what it shows.

pub(crate) mod for_sockets;
pub(crate) mod overview;
pub(crate) mod team_ticket;

mod counts;
mod for_bots;
mod queue;
mod receivers;
mod rows;
mod ticket;
mod ticket_page;
mod trace;

pub use counts::QueueCounts;
pub use for_bots::{BotConversation, BotTicket};
pub use queue::{QueueConsole, QueuePage, QueueQuery, View};
pub use receivers::Receivers;
pub use rows::QueueTicket;
pub use ticket::TicketView;
pub use ticket_page::TicketConsole;

pub(super) use rows::rows;
pub(super) use ticket::readable;

crate::services::room! {
    /// What agents and bots read.
    Reading, reading
}
