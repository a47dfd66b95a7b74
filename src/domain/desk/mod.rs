//! What helps agents write. What agents may do is in `case`; the sentences Baton says by itself are in `team`.

pub(crate) mod acknowledgement;
pub(crate) mod assist;
pub(crate) mod desk_fault;
pub(crate) mod following_tag;
pub(crate) mod newest_request;
pub(crate) mod past_replies;
mod reproach;
pub(crate) mod saved_replies;
pub(crate) mod saved_reply_fault;
pub(crate) mod saved_view_fault;
pub(crate) mod saved_views;
mod small_talk;
pub(crate) mod wall_clock;
