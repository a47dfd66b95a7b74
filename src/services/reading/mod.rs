//! What agents and bots read. Each page is one snapshot and a fixed number of statements, whatever the ticket or the queue
//! holds. Nothing here changes a conversation, which is the business of `desk`, `bots` and `intake`; a ticket's page marks
//! as read what it shows.

pub(crate) mod for_sockets;
pub(crate) mod overview;
pub(crate) mod team_ticket;

pub(crate) mod bot_talks;
mod counts;
pub(crate) mod customer_history;
pub(crate) mod for_assist;
pub(crate) mod for_bots;
mod known_facts;
mod log_extract;
pub(crate) mod own_figures;
mod queue;
pub(crate) mod receivers;
mod rows;
pub(crate) mod search;
pub(crate) mod shown_view;
mod ticket;
mod ticket_page;
pub(crate) mod trace;
pub(crate) mod view_counts;
pub(crate) mod whole_conversation;

pub(crate) use counts::QueueCounts;
pub(crate) use for_bots::{BotConversation, BotTicket};
pub(crate) use known_facts::KnownFact;
pub use queue::View;
pub(crate) use queue::{QueuePage, QueueQuery};
pub(crate) use rows::QueueTicket;
pub(crate) use search::{FilterValues, FoundTickets, Hit, PlaceSource, SearchRequest, TicketPlace};
pub(crate) use team_ticket::TeamTicket;
pub(crate) use ticket::ViewedTicket;
pub(crate) use ticket_page::{Showing, TicketConsole};

pub(crate) use trace::TracedTicket;

pub(super) use rows::rows;
pub(super) use ticket::readable;

crate::services::room! {
    /// What agents and bots read.
    Reading, reading
}
