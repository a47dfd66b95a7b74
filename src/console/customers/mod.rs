//! `/customers`: the people who are helped, and what agents say about them. One file for the list, one for a customer's
//! page, one for what is done on it. Who may see what is decided in `services/customers` and `services/reading`.

mod act_on_customer;
mod customer_list;
mod shown_customer;

pub(super) use act_on_customer::act;
pub(super) use customer_list::list;
pub(super) use shown_customer::show;
