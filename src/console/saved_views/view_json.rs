//! Saved views as programs read them.

use crate::services::desk::saved_views::ListedView;
use crate::services::reading::view_counts::ViewCount;
use serde_json::{Value, json};

/// A view, with the address of its list.
pub(super) fn view_json(listed: &ListedView) -> Value {
    let words = &listed.view.words;
    json!({
        "id": listed.view.id,
        "name": words.name,
        "filter": words.filter,
        "sort": words.sort,
        "team": listed.team,
        "may_change": listed.may_change,
        "url": address(listed),
    })
}

/// How many tickets each holds.
pub(super) fn counts_json(counts: &[ViewCount]) -> Value {
    let count =
        |it: &ViewCount| json!({ "id": it.view, "count": it.count, "has_more": it.has_more });
    json!({ "views": counts.iter().map(count).collect::<Vec<Value>>() })
}

/// All of them.
pub(super) fn list_json(views: &[ListedView]) -> Value {
    let views: Vec<Value> = views.iter().map(view_json).collect();
    json!({ "views": views })
}

/// Where its tickets are listed.
pub(super) fn address(listed: &ListedView) -> String {
    format!("/queue?view=all&saved={}", listed.view.id)
}
