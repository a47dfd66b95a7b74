//! A whole conversation, and the list of those that bots hold, for who reviews what bots say. The conversation as one of
//! its tickets shows it is in `thread`.

pub(crate) mod fill;
pub(crate) mod view;
