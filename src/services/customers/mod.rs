//! What agents say about customers, beyond one ticket: that records are one person's, and notes. None of it is in a
//! conversation's log. Their page is read in `reading/customer_history.rs`; bots tell of customers in `intake`.

mod linking;
pub(crate) mod noting;
mod seen_customer;

pub(crate) use seen_customer::{SeenCustomer, seen_by};

crate::services::room! {
    /// What agents say about customers.
    Customers, customers
}
