//! Fills the page of saved views.

use super::view::SavedViewRow;
use crate::domain::base::invalid::FieldError;
use crate::services::desk::saved_views::ListedView;
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::labels::{choice, sort};
use crate::views::queue::shown_by::ViewChoice;

/// A view.
pub(crate) fn row(listed: &ListedView) -> SavedViewRow {
    let words = &listed.view.words;
    SavedViewRow {
        id: listed.view.id.0,
        name: words.name.clone(),
        filter: words.filter.clone(),
        sort: choice(sort(words.sort)),
        team: listed.team.clone().unwrap_or_default(),
        may_change: listed.may_change,
    }
}

/// The teams for which a view may be saved.
pub(crate) fn owners(teams: impl Iterator<Item = String>, chosen: &str) -> Vec<ViewChoice> {
    let choice = |name: String| {
        let word = format!("team:{name}");
        ViewChoice {
            chosen: word == chosen,
            word,
            name,
        }
    };
    teams.map(choice).collect()
}

/// A wrong field of the form, with its sentence.
pub(crate) fn wrong(error: &FieldError) -> (String, String) {
    let field = error.pointer.trim_start_matches('/');
    let why = faults::said(&error.fault);
    (field.to_owned(), t::views_error_field(field, why))
}

/// What was just done: only these words can be put there by an address.
pub(crate) fn flash(done: &str) -> &'static str {
    match done {
        "saved" => t::views_saved(),
        "removed" => t::views_removed(),
        _ => "",
    }
}
