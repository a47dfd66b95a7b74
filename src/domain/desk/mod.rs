//! What helps agents write. What agents may do is in `case`; the sentences Baton says by itself are in `team`.

pub(crate) mod acknowledgement;
pub(crate) mod desk_fault;
pub(crate) mod newest_request;
mod reproach;
mod small_talk;
