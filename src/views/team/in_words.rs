//! What the domain knows of a team, in the words of its pages.

use crate::domain::packet::needs::Place;
use crate::domain::team::Assignment;
use crate::domain::team::hours::{BadHours, CLOSED_DATES, EXPRESSION_LENGTH, PARTS_MAX, RULES_MAX};
use crate::domain::team::phrases::{BadText, Phrase, TEXT_LENGTH};
use crate::views::catalogue::t;
use crate::views::team::hours::HoursMode;

/// When an automatic message is sent.
pub(crate) fn purpose(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::HandedOver => t::team_message_handed_over(),
        Phrase::InLine => t::team_message_in_line(),
        Phrase::InLineWait => t::team_message_in_line_wait(),
        Phrase::NobodyOnline => t::team_message_nobody_online(),
        Phrase::Closed => t::team_message_closed(),
        Phrase::PassedOn => t::team_message_passed_on(),
        Phrase::Unstaffed => t::team_message_unstaffed(),
    }
}

/// Why a message cannot be sent as it was written.
pub(crate) fn bad_text(bad: &BadText) -> String {
    match bad {
        BadText::Empty => t::team_message_bad_empty().to_owned(),
        BadText::TooLong(count) => t::team_message_bad_too_long(TEXT_LENGTH, *count),
        BadText::Control => t::team_message_bad_control().to_owned(),
        BadText::Brace => t::team_message_bad_brace().to_owned(),
        BadText::Placeholder { name, known } => {
            t::team_message_bad_placeholder(format!("{{{name}}}"), known)
        }
    }
}

/// The days of the week, from Monday.
pub(crate) fn weekdays() -> [&'static str; 7] {
    [
        t::hours_monday(),
        t::hours_tuesday(),
        t::hours_wednesday(),
        t::hours_thursday(),
        t::hours_friday(),
        t::hours_saturday(),
        t::hours_sunday(),
    ]
}

/// Where a fact may stand besides.
pub(crate) fn place(place: Place) -> &'static str {
    match place {
        Place::Intent => t::team_fact_from_intent(),
        Place::Summary => t::team_fact_from_summary(),
        Place::CustomerName => t::team_fact_from_customer_name(),
        Place::CustomerEmail => t::team_fact_from_customer_email(),
        Place::CustomerPhone => t::team_fact_from_customer_phone(),
        Place::CustomerId => t::team_fact_from_customer_id(),
    }
}

/// How its tickets find an agent.
pub(crate) fn assignment(assignment: Assignment) -> &'static str {
    match assignment {
        Assignment::Claim => t::team_assignment_claim(),
        Assignment::Offer => t::team_assignment_offer(),
    }
}

/// How hours are written.
pub(crate) fn mode(mode: HoursMode) -> &'static str {
    match mode {
        HoursMode::Always => t::hours_mode_always(),
        HoursMode::Week => t::hours_mode_week(),
        HoursMode::Text => t::hours_mode_text(),
    }
}

/// Why hours cannot be used.
pub(crate) fn bad_hours(bad: &BadHours) -> String {
    match bad {
        BadHours::TooLong => t::hours_bad_too_long(EXPRESSION_LENGTH),
        BadHours::TooMuch => t::hours_bad_too_much(RULES_MAX, PARTS_MAX),
        BadHours::Unreadable(why) => t::hours_bad_unreadable(why),
        BadHours::Holidays => t::hours_bad_holidays().to_owned(),
        BadHours::Sun => t::hours_bad_sun().to_owned(),
        BadHours::NeverOpen => t::hours_error_never_open().to_owned(),
        BadHours::Zone => t::hours_bad_zone().to_owned(),
        BadHours::TooManyDates => t::hours_bad_dates(CLOSED_DATES),
    }
}
