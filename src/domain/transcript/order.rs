//! Some services list the newest message first; people read the other way.

use super::loose;
use crate::domain::base::time::Moment;
use crate::domain::reader::Field;

/// The items with the oldest first. A list whose times only fall is turned round, with a warning.
pub(super) fn oldest_first<'v>(items: Vec<Field<'v>>) -> Vec<Field<'v>> {
    let times: Option<Vec<Moment>> = items
        .iter()
        .map(|field| loose::dated(field.value))
        .collect();
    let falls = times.is_some_and(|times| {
        times.is_sorted_by(|earlier, later| earlier >= later) && times.first() > times.last()
    });
    if !falls {
        return items;
    }
    if let Some(first) = items.first() {
        first.warn("the newest message stands first; the list was turned round");
    }
    items.into_iter().rev().collect()
}
