//! What is wrong with rules of any kind.

use crate::domain::rules::rules_fault::RulesFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: RulesFault) -> String {
    match fault {
        RulesFault::TooMany(most) => t::fault_rules_too_many(most),
        RulesFault::Text(most) => t::fault_rules_text(most),
        RulesFault::Entry(most) => t::fault_rules_entry(most),
        RulesFault::LongList(most) => t::fault_rules_long_list(most),
        RulesFault::SameName => t::fault_rules_same_name().to_owned(),
        RulesFault::ShortWord => t::fault_rules_short_word().to_owned(),
        RulesFault::ChangedMeanwhile => t::fault_rules_changed().to_owned(),
        RulesFault::NotThere => t::fault_rules_not_there().to_owned(),
    }
}
