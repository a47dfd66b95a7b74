//! The list of customers, and a customer's page with their notes and tickets. Who may see them is decided in
//! `services/reading`; the customer as a ticket shows them is in `views/packet`.

pub(crate) mod fill;
pub mod view;
