//! What is wrong with trigger rules, or with the names of a team.

use crate::domain::rules::triggers::TriggerFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: TriggerFault) -> String {
    let told = match fault {
        TriggerFault::Count(most) => return t::fault_triggers_count(most),
        TriggerFault::Share => t::fault_triggers_share(),
        TriggerFault::TooManyPatterns(most) => return t::fault_triggers_patterns(most),
        TriggerFault::TooManyWords(most) => return t::fault_triggers_words(most),
        TriggerFault::LargePatterns(most) => return t::fault_triggers_large_patterns(most),
        TriggerFault::LargePattern(most) => return t::fault_triggers_large_pattern(most),
        TriggerFault::BadPattern => t::fault_triggers_bad_pattern(),
        TriggerFault::MatchesEverything => t::fault_triggers_matches_everything(),
        TriggerFault::NoNumber => t::triggers_error_number(),
        TriggerFault::NoReason => t::triggers_error_reason(),
        TriggerFault::TooManyNames(most) => return t::fault_triggers_names(most),
        TriggerFault::TeamName(most) => return t::fault_triggers_team_name(most),
    };
    told.to_owned()
}
