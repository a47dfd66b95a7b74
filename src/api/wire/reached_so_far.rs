//! How far what agents said in a conversation has come.

use crate::domain::case::conversation::SaidReach;
use serde::Serialize;

/// How far what agents said has come; 0 where nothing is known.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ReceiptAnswer)]
pub(crate) struct ReachedWire {
    /// The `seq` up to which it was delivered.
    delivered_seq: i64,
    /// The `seq` up to which the customer has seen it.
    shown_seq: i64,
}

impl From<SaidReach> for ReachedWire {
    fn from(reached: SaidReach) -> Self {
        Self {
            delivered_seq: reached.delivered,
            shown_seq: reached.shown,
        }
    }
}
