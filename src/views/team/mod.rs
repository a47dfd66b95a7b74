//! The settings of a team: its name and deadlines, what it needs to know, its opening hours, and what it says by itself. Figures of teams are in
//! `overview`.

pub(crate) mod general_page;
pub(crate) mod hours;
pub(crate) mod in_words;
pub(crate) mod needs;

use url::form_urlencoded;

/// The page of a team; names have spaces and slashes in them.
pub(crate) fn address(team: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(team.as_bytes()).collect();
    format!("/settings/teams/{}", encoded.replace('+', "%20"))
}
