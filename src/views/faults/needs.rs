//! What is wrong with what a team needs to know.

use crate::domain::packet::needs::NeedFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: &NeedFault) -> String {
    match fault {
        NeedFault::TooMany(most) => t::fault_needs_too_many(*most),
        NeedFault::SameName => t::fault_needs_same_name().to_owned(),
        NeedFault::Name(most) => t::fault_needs_name(*most),
        NeedFault::OtherNames { most, chars } => t::fault_needs_other_names(*most, *chars),
        NeedFault::Question(most) => t::fault_needs_question(*most),
        NeedFault::Place(places) => t::fault_needs_place(places.join(", ")),
        NeedFault::PatternLength(most) => t::fault_needs_pattern_length(*most),
        NeedFault::BadPattern => t::fault_needs_bad_pattern().to_owned(),
        NeedFault::MatchesNothing => t::fault_needs_matches_nothing().to_owned(),
        NeedFault::LargeTogether(most) => t::fault_needs_large_together(*most),
        NeedFault::LargeInTeam(most) => t::fault_needs_large_in_team(*most),
    }
}
