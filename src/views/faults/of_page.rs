//! What is wrong with the address of a page.

use crate::domain::base::page_fault::PageFault;
use crate::views::catalogue::t;

pub(super) fn said(fault: &PageFault) -> String {
    let told = match fault {
        PageFault::Nul => t::fault_page_nul(),
        PageFault::Word(words) => return t::fault_page_words(words.join(", ")),
        PageFault::Count(words) => return t::fault_page_words(words.join(", ")),
        PageFault::Cursor => t::fault_page_cursor(),
        PageFault::Limit(most) => return t::fault_page_limit(*most),
        PageFault::CommandId(most) => return t::fault_page_command_id(*most),
        PageFault::NoBot => t::fault_page_no_bot(),
        PageFault::Days => t::fault_page_days(),
        PageFault::Before => t::fault_page_before(),
        PageFault::After => t::fault_page_after(),
        PageFault::NoObject => t::fault_page_no_object(),
        PageFault::LogWho => t::security_error_who(),
        PageFault::LogAct => t::security_error_act(),
        PageFault::LogSince => t::security_error_since(),
        PageFault::LogUntil => t::security_error_until(),
        PageFault::LogBefore => t::security_error_before(),
    };
    told.to_owned()
}
