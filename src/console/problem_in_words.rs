//! The words in which the console explains a refusal to a person. Programs read those of `web/codes.rs`.

use super::detail_in_words;
use crate::views::catalogue::t;
use crate::views::faults;
use crate::web::{Code, Problem};
use serde_json::{Value, json};

/// The title of a refusal.
pub(super) fn title(code: Code) -> &'static str {
    match code {
        Code::MalformedBody => t::error_malformed_body(),
        Code::MalformedKey => t::error_malformed_idempotency_key(),
        Code::BadCredentials => t::error_bad_credentials(),
        Code::SignedOut => t::error_signed_out(),
        Code::WrongLogin => t::error_wrong_login(),
        Code::Forbidden => t::error_forbidden(),
        Code::PasswordGiven => t::error_password_given(),
        Code::BadCsrf => t::error_bad_csrf(),
        Code::BadOrigin => t::error_bad_origin(),
        Code::NotFound => t::error_not_found(),
        Code::MethodNotAllowed => t::error_method_not_allowed(),
        Code::NotAcceptable => t::error_not_acceptable(),
        Code::BodyTimeout => t::error_body_timeout(),
        Code::ControlLost => t::error_control_lost(),
        Code::TicketTaken => t::error_ticket_taken(),
        Code::TicketNotYours => t::error_ticket_not_yours(),
        Code::TicketClosed => t::error_ticket_closed(),
        Code::TicketWithBot => t::error_ticket_with_bot(),
        Code::NothingOffered => t::error_nothing_offered(),
        Code::TicketOpen => t::error_ticket_open(),
        Code::NewerTicket => t::error_newer_ticket(),
        Code::ActedSince => t::error_acted_since(),
        Code::NewerMessages => t::error_newer_messages(),
        Code::AlreadyKnown => t::error_already_known(),
        Code::NoteChanged => t::error_note_changed(),
        Code::AskAnswered => t::error_ask_answered(),
        Code::AskExpired => t::error_ask_expired(),
        Code::AskWithdrawn => t::error_ask_withdrawn(),
        Code::AssistOff => t::error_assist_off(),
        Code::AssistFailed => t::error_assist_failed(),
        Code::AssistBusy => t::error_assist_busy(),
        Code::AssistSlow => t::error_assist_slow(),
        Code::AtCapacity => t::error_at_capacity(),
        Code::CursorAhead => t::error_cursor_ahead(),
        Code::InUse => t::error_in_use(),
        Code::LastAdmin => t::error_last_admin(),
        Code::TooLarge => t::error_body_too_large(),
        Code::UnsupportedMedia => t::error_unsupported_media_type(),
        Code::Invalid => t::error_invalid(),
        Code::KeyReused => t::error_idempotency_key_reused(),
        Code::FileMismatch => t::error_file_type_mismatch(),
        Code::FileRefused => t::error_file_refused(),
        Code::RateLimited => t::error_rate_limited(),
        Code::Throttled => t::error_too_many_logins(),
        Code::TooManyAtOnce => t::error_too_many_at_once(),
        Code::FileQuota => t::error_file_quota_exceeded(),
        Code::TooManySockets => t::error_too_many_sockets(),
        Code::Internal => t::error_internal(),
        Code::OutcomeUnknown => t::error_outcome_unknown(),
        Code::ServerBusy => t::error_server_busy(),
        Code::NotReady => t::error_not_ready(),
        Code::LoginsBusy => t::error_logins_busy(),
        Code::Unavailable => t::error_unavailable(),
    }
}

/// What to do now.
pub(super) fn advice(code: Code) -> &'static str {
    match code {
        Code::MalformedBody => t::error_malformed_body_advice(),
        Code::MalformedKey => t::error_malformed_idempotency_key_advice(),
        Code::BadCredentials => t::error_bad_credentials_advice(),
        Code::SignedOut => t::error_signed_out_advice(),
        Code::WrongLogin => t::error_wrong_login_advice(),
        Code::Forbidden => t::error_forbidden_advice(),
        Code::PasswordGiven => t::error_password_given_advice(),
        Code::BadCsrf => t::error_bad_csrf_advice(),
        Code::BadOrigin => t::error_bad_origin_advice(),
        Code::NotFound => t::error_not_found_advice(),
        Code::MethodNotAllowed => t::error_method_not_allowed_advice(),
        Code::NotAcceptable => t::error_not_acceptable_advice(),
        Code::BodyTimeout => t::error_body_timeout_advice(),
        Code::ControlLost => t::error_control_lost_advice(),
        Code::TicketTaken => t::error_ticket_taken_advice(),
        Code::TicketNotYours => t::error_ticket_not_yours_advice(),
        Code::TicketClosed => t::error_ticket_closed_advice(),
        Code::TicketWithBot => t::error_ticket_with_bot_advice(),
        Code::NothingOffered => t::error_nothing_offered_advice(),
        Code::TicketOpen => t::error_ticket_open_advice(),
        Code::NewerTicket => t::error_newer_ticket_advice(),
        Code::ActedSince => t::error_acted_since_advice(),
        Code::NewerMessages => t::error_newer_messages_advice(),
        Code::AlreadyKnown => t::error_already_known_advice(),
        Code::NoteChanged => t::error_note_changed_advice(),
        Code::AskAnswered => t::error_ask_answered_advice(),
        Code::AskExpired => t::error_ask_expired_advice(),
        Code::AskWithdrawn => t::error_ask_withdrawn_advice(),
        Code::AssistOff => t::error_assist_off_advice(),
        Code::AssistFailed => t::error_assist_failed_advice(),
        Code::AssistBusy => t::error_assist_busy_advice(),
        Code::AssistSlow => t::error_assist_slow_advice(),
        Code::AtCapacity => t::error_at_capacity_advice(),
        Code::CursorAhead => t::error_cursor_ahead_advice(),
        Code::InUse => t::error_in_use_advice(),
        Code::LastAdmin => t::error_last_admin_advice(),
        Code::TooLarge => t::error_body_too_large_advice(),
        Code::UnsupportedMedia => t::error_unsupported_media_type_advice(),
        Code::Invalid => t::error_invalid_advice(),
        Code::KeyReused => t::error_idempotency_key_reused_advice(),
        Code::FileMismatch => t::error_file_type_mismatch_advice(),
        Code::FileRefused => t::error_file_refused_advice(),
        Code::RateLimited => t::error_rate_limited_advice(),
        Code::Throttled => t::error_too_many_logins_advice(),
        Code::TooManyAtOnce => t::error_too_many_at_once_advice(),
        Code::FileQuota => t::error_file_quota_exceeded_advice(),
        Code::TooManySockets => t::error_too_many_sockets_advice(),
        Code::Internal => t::error_internal_advice(),
        Code::OutcomeUnknown => t::error_outcome_unknown_advice(),
        Code::ServerBusy => t::error_server_busy_advice(),
        Code::NotReady => t::error_not_ready_advice(),
        Code::LoginsBusy => t::error_logins_busy_advice(),
        Code::Unavailable => t::error_unavailable_advice(),
    }
}

/// More than the title says: what is told of this request, or its bad fields; nothing if there is no more.
pub(super) fn explanation(problem: &Problem) -> Option<String> {
    let detail = problem.detail.as_ref().and_then(detail_in_words::said);
    let errors: Vec<String> = problem.errors.iter().map(faults::at_field).collect();
    detail.or_else(|| (!errors.is_empty()).then(|| errors.join("; ").replace(".; ", ". ")))
}

/// The same for a script, which shows each mistake beside its field, or all of them where there is no place for them.
pub(super) fn for_script(problem: &Problem) -> Value {
    let errors = problem.errors.iter();
    let errors = errors.map(|error| faults::said(&error.fault));
    let errors: Vec<String> = errors.collect();
    let detail = problem.detail.as_ref().and_then(detail_in_words::said);
    json!({
        "title": title(problem.code),
        "detail": detail.unwrap_or_else(|| advice(problem.code).to_owned()),
        "errors": errors,
    })
}
