//! Accounts of people and bots, for admins: lists, one account, and what deactivating somebody does. The settings of a
//! team are in `team`, the record of all changes in `security`.

pub(crate) mod fill;
pub(crate) mod long_list;
pub(crate) mod view;
