//! What is wrong with the settings of a team.

use crate::domain::team::team_fault::{SpansFault, TeamFault};
use crate::views::catalogue::t;
use crate::views::team::in_words::weekdays;

pub(super) fn said(fault: &TeamFault) -> String {
    match fault {
        TeamFault::Backlog(most) => t::fault_team_backlog(*most),
        TeamFault::AboveItself => t::fault_team_above_itself().to_owned(),
        TeamFault::NoTeam => t::fault_team_none().to_owned(),
        TeamFault::Assignment => t::fault_team_assignment().to_owned(),
        TeamFault::Within(hours) => t::fault_team_within(*hours),
        TeamFault::Seconds(most) => t::fault_team_seconds(*most),
        TeamFault::NoDate(given) => t::hours_error_date(given),
        TeamFault::NoNumber => t::hours_error_number().to_owned(),
        TeamFault::Day { day, why } => {
            let days = weekdays();
            let name = days.get(*day).copied().unwrap_or_default();
            t::hours_error_day(name, spans(*why))
        }
        TeamFault::Language(languages) => t::fault_team_language(languages.join(", ")),
        TeamFault::ChangedMeanwhile => t::fault_team_changed().to_owned(),
    }
}

fn spans(why: SpansFault) -> &'static str {
    match why {
        SpansFault::OneEnd => t::hours_error_both(),
        SpansFault::NoTime => t::hours_error_time(),
        SpansFault::Overlap => t::hours_error_overlap(),
    }
}
