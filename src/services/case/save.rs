//! Writing a case back: what has not changed is not written, and a longer log alone touches no index.

use crate::domain::people::Conversation;
use crate::domain::ticket::Ticket;
use crate::services::error::Result;
use crate::storage::{AnyConnection, conversations, tickets};

/// Writes what has changed of a ticket.
pub(super) fn ticket(
    conn: &mut AnyConnection,
    stored: Option<&Ticket>,
    ticket: &Ticket,
) -> Result<()> {
    let seq_alone = |stored: &Ticket| Ticket {
        last_seq: ticket.last_seq,
        customer_seq: ticket.customer_seq,
        ..stored.clone()
    };
    match stored {
        Some(stored) if stored == ticket => Ok(()),
        Some(stored) if seq_alone(stored) == *ticket => Ok(tickets::save_seq(conn, ticket)?),
        Some(_) | None => Ok(tickets::save(conn, ticket)?),
    }
}

/// Writes what has changed of a conversation.
pub(super) fn conversation(
    conn: &mut AnyConnection,
    stored: &Conversation,
    conversation: &Conversation,
) -> Result<()> {
    let seq_alone = || Conversation {
        last_seq: conversation.last_seq,
        ..stored.clone()
    };
    if stored == conversation {
        Ok(())
    } else if seq_alone() == *conversation {
        Ok(conversations::save_seq(conn, conversation)?)
    } else {
        Ok(conversations::save(conn, conversation)?)
    }
}
