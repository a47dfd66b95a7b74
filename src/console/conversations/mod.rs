//! `/conversations` and `/reports/conversations`: what customers and bots say, whole, for who reviews bots. Who may read
//! what is decided in `services/reading`.

mod held_list;
mod shown_conversation;
mod words_since;

pub(super) use held_list::list;
pub(super) use shown_conversation::show;
pub(super) use words_since::updates;
