//! What is wrong with a saved view.

use crate::domain::desk::saved_view_fault::SavedViewFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: &SavedViewFault) -> String {
    let told = match fault {
        SavedViewFault::Full(most) => return t::fault_views_full(*most),
        SavedViewFault::Unknown(filter) => return t::fault_views_unknown(filter),
        SavedViewFault::NameTaken => t::fault_views_taken(),
        SavedViewFault::Owner => t::fault_views_owner(),
        SavedViewFault::Words => t::fault_views_words(),
        SavedViewFault::Closed => t::fault_views_closed(),
        SavedViewFault::TooLong => t::fault_views_too_long(),
        SavedViewFault::Act => t::fault_views_act(),
    };
    told.to_owned()
}
