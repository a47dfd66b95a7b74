//! A page of a queue.

use super::ticket::TicketJson;
use crate::services::QueueTicket;
use serde::Serialize;

/// In the order that was asked for; `cursor` asks for the next page and is absent on the last.
#[derive(Debug, Serialize)]
pub(in crate::console) struct QueuePageJson {
    tickets: Vec<TicketJson>,
    cursor: Option<String>,
    /// Filters that name what is not there: nothing is found by them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<String>,
}

impl QueuePageJson {
    pub(crate) fn new(rows: &[QueueTicket], cursor: Option<String>, unknown: Vec<String>) -> Self {
        Self {
            tickets: rows.iter().map(TicketJson::new).collect(),
            cursor,
            unknown,
        }
    }
}
