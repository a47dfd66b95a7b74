//! Customers.

use super::Named;
use super::ticket::TicketJson;
use crate::domain::base::time::Moment;
use crate::domain::case::conversation::Customer;
use crate::domain::log::CustomerTold;
use crate::domain::packet::Fact;
use crate::services::reading::KnownFact;
use crate::services::reading::customer_history::{
    CustomerHistory, CustomerRecord, HistoryPlace, ShownNote,
};
use crate::services::reading::search::FoundCustomers;
use serde::Serialize;

/// A customer, and what their page is called.
#[derive(Debug, Serialize)]
struct CustomerJson {
    id: String,
    #[serde(flatten)]
    customer: CustomerTold,
}

impl CustomerJson {
    fn new(customer: &Customer) -> Self {
        Self {
            id: customer.token.to_string(),
            customer: CustomerTold::from(customer.clone()),
        }
    }
}

/// Customers, whoever was seen last first; `below` asks for the next page and is absent on the last.
#[derive(Debug, Serialize)]
pub(in crate::console) struct FoundCustomersJson {
    customers: Vec<FoundCustomerJson>,
    below: Option<i64>,
    /// Whether older tickets are still being looked through.
    incomplete: bool,
}

#[derive(Debug, Serialize)]
struct FoundCustomerJson {
    #[serde(flatten)]
    customer: CustomerJson,
    /// The newest ticket that the reader has access to.
    newest_ticket: TicketJson,
}

impl FoundCustomersJson {
    pub(crate) fn new(found: &FoundCustomers) -> Self {
        let customers = found.found.iter().filter_map(|row| {
            Some(FoundCustomerJson {
                customer: CustomerJson::new(row.customer.as_ref()?),
                newest_ticket: TicketJson::new(row),
            })
        });
        Self {
            customers: customers.collect(),
            below: found.next.map(|below| below.0),
            incomplete: found.is_incomplete,
        }
    }
}

/// A customer with their tickets, open ones first, then the newest; `next` asks for more.
#[derive(Debug, Serialize)]
pub(in crate::console) struct CustomerHistoryJson {
    customer: CustomerJson,
    bot: Named,
    linked: Vec<RecordJson>,
    suggested: Vec<RecordJson>,
    /// Records with the same e-mail address or phone number, unverified on one side or both.
    unverified: Vec<RecordJson>,
    notes: Vec<CustomerNoteJson>,
    tickets: Vec<TicketJson>,
    next: Option<NextPlaceJson>,
    facts: Vec<KnownFactJson>,
}

#[derive(Debug, Serialize)]
struct RecordJson {
    #[serde(flatten)]
    customer: CustomerJson,
    bot: Named,
    linked_by: Option<Named>,
    linked_at: Option<Moment>,
}

#[derive(Debug, Serialize)]
struct CustomerNoteJson {
    id: String,
    author: Named,
    text: String,
    created_at: Moment,
    edited_at: Option<Moment>,
    own: bool,
}

/// The parameter of the next page: `open` or `closed`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum NextPlaceJson {
    Open(i64),
    Closed(i64),
}

#[derive(Debug, Serialize)]
struct KnownFactJson {
    #[serde(flatten)]
    fact: Fact,
    ticket: i64,
    at: Moment,
}

impl CustomerHistoryJson {
    pub(crate) fn new(read: &CustomerHistory) -> Self {
        Self {
            customer: CustomerJson::new(&read.customer),
            bot: Named::new(&read.bot),
            linked: read.linked.iter().map(RecordJson::new).collect(),
            suggested: read.suggested.iter().map(RecordJson::new).collect(),
            unverified: read.unverified.iter().map(RecordJson::new).collect(),
            notes: read.notes.iter().map(CustomerNoteJson::new).collect(),
            tickets: read.tickets.iter().map(TicketJson::new).collect(),
            next: read.next.map(NextPlaceJson::new),
            facts: read.facts.iter().map(KnownFactJson::new).collect(),
        }
    }
}

impl RecordJson {
    fn new(record: &CustomerRecord) -> Self {
        let (by, at) = record.linked.clone().unzip();
        Self {
            customer: CustomerJson::new(&record.customer),
            bot: Named::new(&record.bot),
            linked_by: by.as_deref().map(Named::new),
            linked_at: at,
        }
    }
}

impl CustomerNoteJson {
    fn new(shown: &ShownNote) -> Self {
        Self {
            id: shown.note.token.to_string(),
            author: Named::new(&shown.author),
            text: shown.note.text.clone(),
            created_at: shown.note.at,
            edited_at: shown.note.edited_at,
            own: shown.is_own,
        }
    }
}

impl NextPlaceJson {
    fn new(place: HistoryPlace) -> Self {
        match place.is_open {
            true => Self::Open(place.below.0),
            false => Self::Closed(place.below.0),
        }
    }
}

impl KnownFactJson {
    fn new(known: &KnownFact) -> Self {
        Self {
            fact: known.fact.clone(),
            ticket: known.ticket.0,
            at: known.at,
        }
    }
}
