//! The queue beside the ticket.

use super::params::Params;
use crate::console::queue::next_page;
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::services::{QueuePage, View};
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::queue;
use crate::views::queue::view::QueueView;
use url::form_urlencoded::Serializer;

/// A page of the queue, as it is shown; `current` is the number of the open ticket.
pub(in crate::console) fn queue_view(
    params: &Params,
    page: &QueuePage,
    current: i64,
    viewer: AgentId,
    now: Moment,
) -> QueueView {
    let (id, name) = page.team.clone().unzip();
    let status = params.status.map(labels::status);
    let filters = [name.as_deref(), status];
    let filters: Vec<&str> = filters.into_iter().flatten().collect();
    QueueView {
        view: params.view,
        title: title(params.view).to_owned(),
        team: id,
        status: params.status,
        filtered_by: filters.join(", "),
        rows: page.tickets.iter().map(queue::fill::queue_row).collect(),
        more: more(params, page),
        current,
        viewer: viewer.to_string(),
        now: now.to_string(),
    }
}

fn more(params: &Params, page: &QueuePage) -> String {
    let Some(next) = page.next else {
        return String::new();
    };
    let mut address = Serializer::new(String::from("/queue?"));
    address.append_pair("view", params.view.as_str());
    let status = params.status.map(|status| status.as_str());
    for (name, value) in [("team", params.team.as_deref()), ("status", status)] {
        if let Some(value) = value {
            address.append_pair(name, value);
        }
    }
    address.append_pair("cursor", &next_page::write(next));
    address.finish()
}

fn title(view: View) -> &'static str {
    match view {
        View::Mine => t::queue_title_mine(),
        View::Team => t::queue_title_team(),
        View::All => t::queue_title_all(),
    }
}
