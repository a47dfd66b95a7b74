//! What differs between two versions of a packet, in words of colleagues.

use crate::domain::packet::version_changes::Change;
use crate::views::text::t;

/// All changes, in one line.
pub(super) fn told(changes: &[Change]) -> String {
    changes.iter().map(words).collect::<Vec<_>>().join(", ")
}

fn words(change: &Change) -> String {
    let fixed = match change {
        Change::NewFact(name) => return t::trace_change_fact_new(name),
        Change::FactChanged(name) => return t::trace_change_fact(name),
        Change::FactRemoved(name) => return t::trace_change_fact_removed(name),
        Change::Reason => t::trace_change_reason(),
        Change::Priority => t::trace_change_priority(),
        Change::Summary => t::trace_change_summary(),
        Change::Intent => t::trace_change_intent(),
        Change::Promises => t::trace_change_promises(),
        Change::Task => t::trace_change_task(),
        Change::EarlierTasks => t::trace_change_earlier_tasks(),
        Change::Avoid => t::trace_change_avoid(),
        Change::Ask => t::trace_change_ask(),
        Change::Routing => t::trace_change_routing(),
        Change::ReturnTo => t::trace_change_return_to(),
        Change::Metadata => t::trace_change_metadata(),
        Change::Attachments => t::trace_change_attachments(),
        Change::Truncated => t::trace_change_truncated(),
    };
    fixed.to_owned()
}
