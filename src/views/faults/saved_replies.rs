//! What is wrong with a saved reply.

use crate::domain::desk::saved_reply_fault::{SavedReplyFault, VARIABLES};
use crate::views::catalogue::t;

pub(super) fn said(fault: &SavedReplyFault) -> String {
    let told = match fault {
        SavedReplyFault::NearlyKnown { variable, nearest } => {
            return t::fault_replies_near(variable, *nearest);
        }
        SavedReplyFault::Unknown(variable) => {
            return t::fault_replies_unknown(variable, VARIABLES.join(", "));
        }
        SavedReplyFault::TooManyTags(most) => return t::fault_replies_tags(*most),
        SavedReplyFault::Full(most) => return t::fault_replies_full(*most),
        SavedReplyFault::Column(head) => return t::fault_replies_column(head),
        SavedReplyFault::InDefault => t::fault_replies_in_default(),
        SavedReplyFault::Unclosed => t::fault_replies_unclosed(),
        SavedReplyFault::NameTaken => t::fault_replies_taken(),
        SavedReplyFault::Owner => t::fault_replies_owner(),
        SavedReplyFault::NotYours => t::fault_replies_not_yours(),
        SavedReplyFault::Tag => t::fault_replies_tag(),
        SavedReplyFault::Priority => t::fault_replies_priority(),
        SavedReplyFault::Then => t::fault_replies_then(),
        SavedReplyFault::NoTable => t::fault_replies_no_table(),
        SavedReplyFault::Cells => t::fault_replies_cells(),
        SavedReplyFault::Twice => t::fault_replies_twice(),
        SavedReplyFault::Act => t::fault_replies_act(),
    };
    told.to_owned()
}
