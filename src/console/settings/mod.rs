//! `/settings` and `/reports`: for who leads; accounts and the security log for admins.

mod account_act;
mod account_list;
pub(super) mod bots;
mod changed_since;
pub(super) mod context_report;
pub(super) mod hours;
pub(super) mod index;
mod opening_form;
pub(super) mod people;
pub(super) mod routing;
mod rule_form;
mod scorecard;
pub(super) mod security;
pub(super) mod sentences;
pub(super) mod tags;
pub(super) mod team;
pub(super) mod teams;
mod triggers;
mod week_grid;

pub(super) use scorecard::scorecard;
pub(super) use triggers::{act, show};

use crate::console::detail_in_words::in_use;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::base::invalid::FieldError;
use crate::services::{ServiceError, Taken};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::wrong_fields::WrongFields;
use serde_json::Value;

/// What a page about accounts says of a refusal; nothing for one that has a page of its own.
pub(super) fn told(error: &ServiceError) -> Option<WrongFields> {
    let line = |wrong: &FieldError| {
        let field = wrong.pointer.trim_start_matches('/');
        let sentence = t::settings_error_field(field, faults::said(&wrong.fault));
        (field.to_owned(), sentence)
    };
    let of_form = |sentence| Some(WrongFields::of_form(sentence));
    match error {
        ServiceError::Invalid(wrong) => Some(wrong.iter().map(line).collect()),
        ServiceError::InUse(taken) => {
            let field = match taken {
                Taken::Email => "email",
                Taken::TeamName | Taken::BotName => "name",
            };
            let wrong = (field.to_owned(), in_use(*taken).to_owned());
            Some([wrong].into_iter().collect())
        }
        ServiceError::NotFound(noun) => of_form(t::settings_error_not_found(noun.word())),
        ServiceError::LastAdmin => of_form(t::settings_error_last_admin().to_owned()),
        ServiceError::Forbidden
        | ServiceError::NotOwner { .. }
        | ServiceError::Refused { .. }
        | ServiceError::ControlLost { .. }
        | ServiceError::NewerMessages { .. }
        | ServiceError::NewerTicket { .. }
        | ServiceError::ActedSince
        | ServiceError::AlreadyKnown(_)
        | ServiceError::NoteChanged { .. }
        | ServiceError::AskSettled { .. }
        | ServiceError::AtCapacity { .. }
        | ServiceError::KeyReused
        | ServiceError::CursorAhead { .. }
        | ServiceError::WrongLogin
        | ServiceError::Throttled { .. }
        | ServiceError::TooManyLogins { .. }
        | ServiceError::BadFile(_)
        | ServiceError::Storage(_) => None,
    }
}

/// A form or a program wants something else than there is.
fn unknown_act(there: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("/do", AccountFault::Act(there))])
}

/// What a page about an account says after a form: only these words can be put there by an address.
fn saved(query: &str) -> &'static str {
    match query {
        "saved=account" => t::settings_saved(),
        "saved=deactivated" => t::settings_deactivated(),
        "saved=activated" => t::settings_activated(),
        "saved=signed_out" => t::people_signed_out(),
        "saved=revoked" => t::settings_token_revoked(),
        "saved=key" => t::settings_key_revoked(),
        _ => "",
    }
}

/// An object with one member more.
fn with(mut body: Value, name: &str, value: impl Into<Value>) -> Value {
    if let Value::Object(members) = &mut body {
        members.insert(name.to_owned(), value.into());
    }
    body
}
