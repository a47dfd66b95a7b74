//! What is wrong with what an agent does to a ticket.

use crate::domain::desk::desk_fault::DeskFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: &DeskFault) -> String {
    let told = match fault {
        DeskFault::Past => t::fault_desk_past(),
        DeskFault::TooLate(days) => return t::fault_desk_too_late(*days),
        DeskFault::NoDateAndTime => t::fault_desk_date_and_time(),
        DeskFault::HasIt => t::fault_desk_has_it(),
        DeskFault::NoTierAbove => t::fault_desk_no_tier(),
        DeskFault::Several => t::fault_desk_several(),
        DeskFault::Mode => t::fault_desk_mode(),
        DeskFault::OnlyCold => t::fault_desk_only_cold(),
        DeskFault::OneReceiver | DeskFault::NoReceiver => t::fault_desk_one_receiver(),
        DeskFault::BotDisabled(bot) => return t::fault_desk_bot_disabled(bot),
        DeskFault::OtherBots(bots) => return t::fault_desk_other_bots(bots.join(", ")),
        DeskFault::TooManyDrafts(count) => return t::fault_desk_drafts(*count),
        DeskFault::NoteChangedTooOften(most) => return t::fault_desk_note_changes(*most),
        DeskFault::IdUsed => t::fault_desk_id_used(),
        DeskFault::TooManyTags(most) => return t::fault_desk_tags(*most),
        DeskFault::TagName(most) => return t::fault_desk_tag_name(*most),
        DeskFault::TagTaken => t::fault_desk_tag_taken(),
        DeskFault::SameTag => t::fault_desk_same_tag(),
        DeskFault::NoTag => t::fault_desk_no_tag(),
        DeskFault::NoTickets => t::fault_desk_no_tickets(),
        DeskFault::TooManyPicked { count, most } => return t::fault_desk_picked(*count, *most),
        DeskFault::BulkAct(_) => t::fault_desk_bulk_act(),
        DeskFault::NoTags => t::fault_desk_no_tags(),
        DeskFault::NotUndone => t::fault_desk_not_undone(),
        DeskFault::NoMessage => t::fault_desk_no_message(),
        DeskFault::TooLongToTranslate(most) => return t::fault_desk_too_long(*most),
        DeskFault::NoFile => t::fault_desk_no_file(),
    };
    told.to_owned()
}
