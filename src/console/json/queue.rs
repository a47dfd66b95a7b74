//! A page of a queue.

use super::ticket::TicketJson;
use crate::services::QueueTicket;
use serde::Serialize;

/// The least time left first; `cursor` asks for the next page and is absent on the last.
#[derive(Debug, Serialize)]
pub(in crate::console) struct QueuePageJson {
    tickets: Vec<TicketJson>,
    cursor: Option<String>,
}

impl QueuePageJson {
    pub(crate) fn new(rows: &[QueueTicket], cursor: Option<String>) -> Self {
        Self {
            tickets: rows.iter().map(TicketJson::new).collect(),
            cursor,
        }
    }
}
