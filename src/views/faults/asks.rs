//! What is wrong with an answer to what a bot asks.

use crate::domain::asks::{AnswerFault, FormatInWords};
use crate::views::catalogue::t;

pub(super) fn said(fault: &AnswerFault) -> String {
    let told = match fault {
        AnswerFault::NotAnswered => t::fault_answer_not_answered(),
        AnswerFault::NotDecided => t::fault_answer_not_decided(),
        AnswerFault::Chat => t::fault_answer_chat(),
        AnswerFault::NoReason => t::fault_answer_no_reason(),
        AnswerFault::FormUnread => t::fault_answer_form_unread(),
        AnswerFault::NoWords => t::fault_answer_no_words(),
        AnswerFault::NoOption => t::fault_answer_no_option(),
        AnswerFault::NoArguments => t::fault_answer_no_arguments(),
        AnswerFault::ArgumentsRequired => t::fault_answer_arguments_required(),
        AnswerFault::NotProposed => t::fault_answer_not_proposed(),
        AnswerFault::BadJson { line, column } => return t::fault_answer_bad_json(*line, *column),
        AnswerFault::NoJson => t::fault_answer_no_json(),
        AnswerFault::NoObject => t::fault_wanted_object(),
        AnswerFault::NoField => t::fault_answer_no_field(),
        AnswerFault::NoChoice(choices) => return t::fault_answer_no_choice(choices.join(", ")),
        AnswerFault::NoChoices(choices) => return t::fault_answer_no_choices(choices.join(", ")),
        AnswerFault::NoText => t::fault_wanted_text(),
        AnswerFault::NoFlag => t::fault_wanted_flag(),
        AnswerFault::Nul => t::fault_answer_nul(),
        AnswerFault::TooShort { length, least } => {
            return t::fault_answer_too_short(*length, *least);
        }
        AnswerFault::NoDay => t::fault_answer_no_day(),
        AnswerFault::NoEmail => t::fault_answer_no_email(),
        AnswerFault::Format(format) => return t::fault_answer_format(in_words(format)),
        AnswerFault::NoNumber => t::fault_answer_no_number(),
        AnswerFault::NoWhole => t::fault_answer_no_whole(),
        AnswerFault::Range { least, most } => return range(least.as_deref(), most.as_deref()),
    };
    told.to_owned()
}

fn in_words(format: &FormatInWords) -> String {
    match format {
        FormatInWords::Date => t::fault_format_date().to_owned(),
        FormatInWords::Phone(number) => t::fault_format_phone(*number),
        FormatInWords::Email(address) => t::fault_format_email(*address),
        FormatInWords::Digits => t::fault_format_digits().to_owned(),
        FormatInWords::DigitsExactly(count) => t::fault_format_digits_exactly(*count),
        FormatInWords::DigitsFrom(least) => t::fault_format_digits_from(*least),
        FormatInWords::DigitsBetween(least, most) => t::fault_format_digits_between(*least, *most),
        FormatInWords::Described(description) => description.clone(),
        FormatInWords::Pattern(pattern) => t::fault_format_pattern(pattern),
    }
}

fn range(least: Option<&str>, most: Option<&str>) -> String {
    match (least, most) {
        (Some(least), Some(most)) => t::fault_answer_between(least, most),
        (Some(least), None) => t::fault_answer_at_least(least),
        (None, most) => t::fault_answer_at_most(most.unwrap_or_default()),
    }
}
