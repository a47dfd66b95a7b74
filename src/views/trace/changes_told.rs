//! What differs between two versions of a packet, in words of colleagues.

use crate::domain::packet::version_changes::VersionChange;
use crate::views::catalogue::t;

/// All changes, in one line.
pub(super) fn told(changes: &[VersionChange]) -> String {
    changes.iter().map(words).collect::<Vec<_>>().join(", ")
}

fn words(change: &VersionChange) -> String {
    let fixed = match change {
        VersionChange::NewFact(name) => return t::trace_change_fact_new(name),
        VersionChange::FactChanged(name) => return t::trace_change_fact(name),
        VersionChange::FactRemoved(name) => return t::trace_change_fact_removed(name),
        VersionChange::Reason => t::trace_change_reason(),
        VersionChange::Priority => t::trace_change_priority(),
        VersionChange::Summary => t::trace_change_summary(),
        VersionChange::Intent => t::trace_change_intent(),
        VersionChange::Promises => t::trace_change_promises(),
        VersionChange::Task => t::trace_change_task(),
        VersionChange::EarlierTasks => t::trace_change_earlier_tasks(),
        VersionChange::Avoid => t::trace_change_avoid(),
        VersionChange::Ask => t::trace_change_ask(),
        VersionChange::Routing => t::trace_change_routing(),
        VersionChange::ReturnTo => t::trace_change_return_to(),
        VersionChange::Metadata => t::trace_change_metadata(),
        VersionChange::Attachments => t::trace_change_attachments(),
        VersionChange::Truncated => t::trace_change_truncated(),
    };
    fixed.to_owned()
}
