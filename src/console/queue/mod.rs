//! `/queue`: what waits, by risk.

mod counts;
mod fragment;
mod list;
mod next_page;
mod params;
mod view;

pub(super) use counts::counts;
pub(super) use fragment::fragment;
pub(super) use list::list;
pub(super) use params::{Params, lenient_view, lenient_view_of};
pub(super) use view::queue_view;
