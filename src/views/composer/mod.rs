//! Where an agent writes: the draft that was kept, or the words that open a reply. What was sent is in `thread`.

mod before_accepting;
pub(crate) mod fill;
pub mod view;
