//! The queue beside the ticket.

use super::cursor;
use super::params::Params;
use crate::services::{QueuePage, QueueQuery, View};
use crate::views::queue::QueueView;
use crate::views::show;
use url::form_urlencoded::Serializer;

/// A page of the queue, as it is shown; `current` is the number of the open ticket.
pub(in crate::console) fn queue_view(
    params: &Params,
    query: &QueueQuery,
    page: &QueuePage,
    current: i64,
) -> QueueView {
    let filters = [query.team.as_deref(), params.status.as_deref()];
    let filters: Vec<&str> = filters.into_iter().flatten().collect();
    // Rows name their team by id: so does the list, or a push would not find its place.
    let team = page.tickets.first().filter(|_| params.team.is_some());
    let team = team
        .map(|row| row.ticket.team.to_string())
        .or(params.team.clone());
    QueueView {
        view: word(params.view).to_owned(),
        title: title(params.view).to_owned(),
        team: team.unwrap_or_default(),
        status: params.status.clone().unwrap_or_default(),
        filtered_by: filters.join(", "),
        rows: page.tickets.iter().map(show::queue_row).collect(),
        more: more(params, page),
        current,
    }
}

fn more(params: &Params, page: &QueuePage) -> String {
    let Some(next) = page.next else {
        return String::new();
    };
    let mut address = Serializer::new(String::from("/queue?"));
    address.append_pair("view", word(params.view));
    for (name, value) in [("team", &params.team), ("status", &params.status)] {
        if let Some(value) = value {
            address.append_pair(name, value);
        }
    }
    address.append_pair("cursor", &cursor::write(next));
    address.finish()
}

/// The word of a view in addresses.
pub(in crate::console) fn word(view: View) -> &'static str {
    match view {
        View::Mine => "mine",
        View::Team => "team",
        View::All => "all",
    }
}

fn title(view: View) -> &'static str {
    match view {
        View::Mine => "Mine",
        View::Team => "Team",
        View::All => "All",
    }
}
