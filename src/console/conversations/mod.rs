//! `/conversations` and `/reports/conversations`: what customers and bots say, whole, for who reviews bots. Who may read
//! what is decided in `services/reading`.

mod bot_talk_list;
mod shown_conversation;
mod words_since;

pub(super) use bot_talk_list::list;
pub(super) use shown_conversation::show;
pub(super) use words_since::updates;
