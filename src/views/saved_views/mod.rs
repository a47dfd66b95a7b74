//! The page of saved views, and the form that changes one. The list of tickets of a view is in `queue`.

pub(crate) mod fill;
pub(crate) mod view;
