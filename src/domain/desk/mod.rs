//! What helps agents write. What agents may do is in `case`; the sentences Baton says by itself are in `team`.

pub(crate) mod acknowledgement;
