//! What is wrong with facts that an agent adds or gives back.

use crate::domain::packet::fact_fault::FactFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: FactFault) -> String {
    match fault {
        FactFault::TooMany { count, most } => t::fault_facts_too_many(count, most),
        FactFault::NameLength(most) => t::fault_facts_name_length(most),
        FactFault::NameControl => t::fault_facts_name_control().to_owned(),
        FactFault::NothingLearned => t::fault_facts_nothing_learned().to_owned(),
        FactFault::TooManyLines(most) => t::fault_facts_lines(most),
        FactFault::NoMissing => t::fault_facts_no_missing().to_owned(),
    }
}
