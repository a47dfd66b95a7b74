//! What is wrong with one value.

use crate::domain::reader::{LengthUnit, Misread, Wanted};
use crate::views::catalogue::t;

pub(super) fn said(fault: &Misread) -> String {
    match fault {
        Misread::Required => t::fault_required().to_owned(),
        Misread::Empty => t::fault_empty().to_owned(),
        Misread::TooLong { length, most, unit } => match unit {
            LengthUnit::Chars => t::fault_too_long_chars(*length, *most),
            LengthUnit::Bytes => t::fault_too_long_bytes(*length, *most),
        },
        Misread::TooMany { count, most } => t::fault_too_many(*count, *most),
        Misread::WrongKind { wanted, got: _ } => expected(*wanted),
        Misread::NotWhole => t::fault_not_whole().to_owned(),
        Misread::OutOfRange { least, most } => t::fault_out_of_range(least, most),
        Misread::UnknownWord(words) => t::fault_unknown_word(words.join(", ")),
        Misread::TooDeep(most) => t::fault_too_deep(*most),
        Misread::TooMuchJson { bytes, most } => t::fault_too_much_json(*bytes, *most),
        Misread::Nul => t::fault_nul().to_owned(),
        Misread::NulInName => t::fault_nul_in_name().to_owned(),
        Misread::NoTime => t::fault_no_time().to_owned(),
        Misread::Unfit(_) => t::fault_unfit().to_owned(),
        Misread::More(count) => t::fault_more(*count),
    }
}

fn expected(wanted: Wanted) -> String {
    match wanted {
        Wanted::Text => t::fault_wanted_text().to_owned(),
        Wanted::Number => t::fault_wanted_number().to_owned(),
        Wanted::Flag => t::fault_wanted_flag().to_owned(),
        Wanted::List => t::fault_wanted_list().to_owned(),
        Wanted::Object => t::fault_wanted_object().to_owned(),
        Wanted::Told(told) => t::fault_wanted(told),
    }
}
