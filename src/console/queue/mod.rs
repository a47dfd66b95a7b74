//! `/queue`: what waits, by risk.

mod bulk;
mod bulk_input;
mod counts;
mod fragment;
mod list;
mod next_page;
mod params;
mod view;

pub(super) use bulk::bulk;
pub(super) use counts::counts;
pub(super) use fragment::fragment;
pub(super) use list::list;
pub(super) use params::{Params, lenient_view, lenient_view_of};
pub(super) use view::queue_view;
