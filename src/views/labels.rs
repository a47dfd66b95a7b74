//! Codes in words.

use crate::domain::accounts::away_reason::AwayReason;
use crate::domain::asks::AskType;
use crate::domain::base::words::{Priority, Reason, Role};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use crate::domain::rules::triggers::Mark;
use crate::views::catalogue::t;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A colleague who may be given a ticket, with how many tickets they have, of how many at most.
pub(crate) fn colleague(name: &str, is_available: bool, load: (i64, Option<i64>)) -> String {
    let load = match load {
        (count, Some(capacity)) => t::ticket_transfer_load_of(count, capacity),
        (count, None) => t::ticket_transfer_load(count),
    };
    match is_available {
        true => t::ticket_transfer_colleague(name, load),
        false => t::ticket_transfer_offline(name, load),
    }
}

/// Why a ticket was escalated, in words; a code nobody knows stays as it is.
pub(crate) fn reason(code: &str) -> String {
    Reason::parse(code).map_or_else(|| code.to_owned(), |reason| why(reason).to_owned())
}

/// Why a ticket was escalated, in words that follow a name: "Maria, low confidence".
pub(crate) fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::UserRequested => t::label_reason_user_requested(),
        Reason::LowConfidence => t::label_reason_low_confidence(),
        Reason::RepeatedFailure => t::label_reason_repeated_failure(),
        Reason::NegativeSentiment => t::label_reason_negative_sentiment(),
        Reason::Policy => t::label_reason_policy(),
        Reason::ApprovalRequired => t::label_reason_approval_required(),
        Reason::OutOfScope => t::label_reason_out_of_scope(),
        Reason::TechnicalError => t::label_reason_technical_error(),
        Reason::Safety => t::label_reason_safety(),
        Reason::Language => t::label_reason_language(),
        Reason::Vip => t::label_reason_vip(),
        Reason::Other => t::label_reason_other(),
    }
}

/// Why somebody declined, in words that follow a sentence; their own words stay as they are.
pub(crate) fn declined(reason: &str) -> &str {
    match reason {
        "busy" => t::label_declined_busy(),
        "skill" => t::label_declined_skill(),
        "language" => t::label_declined_language(),
        "other" => t::label_declined_other(),
        _ => reason,
    }
}

/// How an agent rated an escalation.
pub(crate) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Right => t::ticket_mark_right(),
        Mark::TooEarly => t::ticket_mark_too_early(),
        Mark::TooLate => t::ticket_mark_too_late(),
        Mark::WrongTeam => t::ticket_mark_wrong_team(),
    }
}

/// The order of a list.
pub(crate) fn sort(sort: QueueSort) -> &'static str {
    match sort {
        QueueSort::Order => t::label_sort_order(),
        QueueSort::Newest => t::label_sort_newest(),
        QueueSort::Waiting => t::label_sort_waiting(),
        QueueSort::Due => t::label_sort_due(),
    }
}

/// A word of a sentence as a choice of its own: with a capital.
pub(crate) fn choice(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// Where a ticket stands.
pub(crate) fn status(status: StatusKind) -> &'static str {
    match status {
        StatusKind::Waiting => t::label_status_waiting(),
        StatusKind::Offered => t::label_status_offered(),
        StatusKind::Active => t::label_status_active(),
        StatusKind::Snoozed => t::label_status_snoozed(),
        StatusKind::Closed => t::label_status_closed(),
    }
}

/// Where a bot's task stands; a word of the bot's own stays as it is.
pub(crate) fn task_status(word: &str) -> String {
    let known = match word.to_lowercase().replace(['_', '-'], " ").as_str() {
        "blocked" => t::label_task_blocked(),
        "waiting" | "pending" => t::label_task_waiting(),
        "open" => t::label_task_open(),
        "in progress" | "active" | "running" => t::label_task_in_progress(),
        "done" | "completed" => t::label_task_done(),
        "failed" => t::label_task_failed(),
        "cancelled" | "canceled" => t::label_task_cancelled(),
        _ => word,
    };
    known.to_owned()
}

/// How urgent a ticket is.
pub(crate) fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => t::label_priority_urgent(),
        Priority::High => t::label_priority_high(),
        Priority::Normal => t::label_priority_normal(),
        Priority::Low => t::label_priority_low(),
    }
}

/// Why an agent is away: a reason that every language has, or what was said.
pub(crate) fn away(said: &str) -> &str {
    match AwayReason::parse(said) {
        Some(AwayReason::Break) => t::label_away_break(),
        Some(AwayReason::Lunch) => t::label_away_lunch(),
        Some(AwayReason::Meeting) => t::label_away_meeting(),
        Some(AwayReason::Training) => t::label_away_training(),
        Some(AwayReason::OtherWork) => t::label_away_other_work(),
        None => said,
    }
}

/// Whether an agent takes offers: available, or away and why.
pub(crate) fn standing(is_away: bool, why: &str) -> String {
    match (is_away, why) {
        (false, _) => t::shell_available().to_owned(),
        (true, "") => t::shell_away().to_owned(),
        (true, why) => t::shell_away_for(away(why)),
    }
}

/// What an agent may do in the console.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Agent => t::label_role_agent(),
        Role::Manager => t::label_role_manager(),
        Role::Admin => t::label_role_admin(),
    }
}

/// What kind of answer a bot waits for.
pub(crate) fn ask(ask: AskType) -> &'static str {
    match ask {
        AskType::Chat => t::label_ask_chat(),
        AskType::Question => t::label_ask_question(),
        AskType::Approval => t::label_ask_approval(),
        AskType::Form => t::label_ask_form(),
    }
}

/// A time span with its two largest units: `4 minutes`, `2 h 5 min`, `3 d 4 h`.
pub(crate) fn duration(seconds: u64) -> String {
    match seconds {
        0..MINUTE => t::label_seconds(seconds),
        MINUTE..HOUR => t::label_minutes(seconds / MINUTE),
        HOUR..DAY => t::label_hours(seconds / HOUR, seconds % HOUR / MINUTE),
        DAY.. => t::label_days(seconds / DAY, seconds % DAY / HOUR),
    }
}

/// A probability: `92%`.
pub(crate) fn percent(probability: f64) -> String {
    t::label_percent(format!("{:.0}", probability * 100.0))
}

/// Names of a framework as words: `order_number` becomes `order number`.
pub(crate) fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// A label with a capital, as its neighbours have it: `Order number`. What has capitals of its own, such as `iPhone
/// model`, stays.
pub(crate) fn capitalised(label: String) -> String {
    if label.chars().any(char::is_uppercase) {
        return label;
    }
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => label,
    }
}

/// At most so many characters in one line, with `…` where something was cut.
pub(crate) fn line(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::services::speaking;

    #[test]
    fn a_duration_has_the_units_a_person_would_say() {
        for (seconds, words) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (60, "1 minute"),
            (299, "4 minutes"),
            (7_500, "2 h 5 min"),
            (273_600, "3 d 4 h"),
        ] {
            assert_eq!(duration(seconds), words);
        }
    }

    #[test]
    fn a_tasks_status_is_told_in_the_readers_language_and_an_own_word_stays() {
        let told = |word| speaking(InterfaceLanguage::Spanish, || task_status(word));
        assert_eq!(told("Blocked"), "bloqueada");
        assert_eq!(told("in_progress"), "en curso");
        assert_eq!(told("with the bank"), "with the bank");
        assert_eq!(task_status("in_progress"), "in progress");
    }

    #[test]
    fn a_label_begins_with_a_capital_unless_it_has_its_own() {
        for (label, shown) in [
            ("order number", "Order number"),
            ("último pedido", "Último pedido"),
            ("iPhone model", "iPhone model"),
            ("", ""),
        ] {
            assert_eq!(capitalised(label.to_owned()), shown);
        }
    }

    #[test]
    fn a_line_is_one_line_and_says_where_it_was_cut() {
        assert_eq!(line("a\n b\t c", 10), "a b c");
        assert_eq!(line("größer als erlaubt", 8), "größer…");
        assert_eq!(line("", 8), "");
    }

    #[test]
    fn every_reason_has_words_and_an_unknown_one_stays() {
        for known in Reason::ALL {
            assert_ne!(reason(known.as_str()), known.as_str());
        }
        assert_eq!(reason("moon phase"), "moon phase");
    }
}
