//! The queue beside the ticket.

use super::params::Params;
use crate::console::queue::next_page;
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::domain::dispatch::QueueSort;
use crate::services::reading::shown_view::ShownView;
use crate::services::{QueuePage, View};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::labels;
use crate::views::queue;
use crate::views::queue::shown_by::{ShownBy, sorts};
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
    let by = &page.shown;
    let sorted = (by.sort != QueueSort::Order).then(|| labels::sort(by.sort));
    let filter = Some(by.filter.as_str()).filter(|filter| !filter.is_empty());
    let filters = [name.as_deref(), status, filter, sorted];
    let filters: Vec<&str> = filters.into_iter().flatten().collect();
    QueueView {
        view: params.view,
        title: match &page.shown.saved {
            Some((_, name)) => name.clone(),
            None => title(params.view).to_owned(),
        },
        team: id,
        status: params.status,
        filtered_by: filters.join(", "),
        shown: shown(&page.shown),
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
    let saved = params.saved.map(|id| id.to_string());
    let filter = Some(params.filter.as_str()).filter(|filter| !filter.is_empty());
    let sort = Some(params.sort).filter(|sort| *sort != QueueSort::Order);
    let asked = [
        ("team", params.team.as_deref()),
        ("status", status),
        ("saved", saved.as_deref()),
        ("filter", filter),
        ("sort", sort.map(QueueSort::as_str)),
    ];
    for (name, value) in asked {
        if let Some(value) = value {
            address.append_pair(name, value);
        }
    }
    address.append_pair("cursor", &next_page::write(next));
    address.finish()
}

fn shown(shown: &ShownView) -> ShownBy {
    ShownBy {
        saved: shown.saved.as_ref().map(|(id, _)| id.0),
        is_gone: shown.is_gone,
        filter: shown.filter.clone(),
        sort: shown.sort,
        sorts: sorts(shown.sort),
        unknown: shown.unknown.clone(),
        wrong: match &shown.fault {
            Some(fault) => faults::said(&fault.clone().into()),
            None => String::new(),
        },
    }
}

fn title(view: View) -> &'static str {
    match view {
        View::Mine => t::queue_title_mine(),
        View::Team => t::queue_title_team(),
        View::All => t::queue_title_all(),
    }
}
