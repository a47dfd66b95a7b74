//! What is asked of a list of accounts, in its address: `?q=` words, `?page=` a number.

use crate::views::accounts::long_list::{AccountList, ListWanted, listed};
use crate::views::accounts::view::{BotAccountRow, PersonRow};
use actix_web::HttpRequest;
use url::form_urlencoded;

/// A search is short.
const SEARCH_MAX_CHARS: usize = 200;

fn wanted(request: &HttpRequest) -> ListWanted {
    let mut wanted = ListWanted::default();
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        match &*name {
            "q" => wanted.search = value.trim().chars().take(SEARCH_MAX_CHARS).collect(),
            "page" => wanted.page = value.parse().unwrap_or_default(),
            _ => {}
        }
    }
    wanted
}

/// The people on the wanted page.
pub(super) fn people(all: Vec<PersonRow>, request: &HttpRequest) -> (Vec<PersonRow>, AccountList) {
    let words = |row: &PersonRow| {
        [
            row.name.as_str(),
            &row.email,
            &row.role,
            &row.teams,
            row.state.as_str(),
        ]
        .join(" ")
    };
    listed("/settings/people", all, &wanted(request), words)
}

/// The bots on the wanted page.
pub(super) fn bots(
    all: Vec<BotAccountRow>,
    request: &HttpRequest,
) -> (Vec<BotAccountRow>, AccountList) {
    let words = |row: &BotAccountRow| [&row.name, &row.version, &row.team, row.state].join(" ");
    listed("/settings/bots", all, &wanted(request), words)
}
