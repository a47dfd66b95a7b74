//! What is wrong with a field, in the language of whoever filled it in. Programs read the English of
//! `domain/base/fault.rs`; what is wrong with a request as a whole is said by `console/problem_in_words.rs`.

mod accounts;
mod asks;
mod desk;
mod every_rule;
mod facts;
mod needs;
mod of_page;
mod of_value;
mod routing;
mod saved_replies;
mod saved_views;
mod team;
mod triggers;

use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::views::catalogue::t;
use crate::views::team::in_words::{bad_hours, bad_text};

/// What is wrong, without the name of the field.
pub(crate) fn said(fault: &Fault) -> String {
    match fault {
        Fault::Misread(fault) => of_value::said(fault),
        Fault::Page(fault) => of_page::said(fault),
        Fault::Account(fault) => accounts::said(*fault),
        Fault::Password(fault) => accounts::weak(*fault),
        Fault::Answer(fault) => asks::said(fault),
        Fault::Desk(fault) => desk::said(fault),
        Fault::SavedReply(fault) => saved_replies::said(fault),
        Fault::SavedView(fault) => saved_views::said(fault),
        Fault::Fact(fault) => facts::said(*fault),
        Fault::Need(fault) => needs::said(fault),
        Fault::Rules(fault) => every_rule::said(*fault),
        Fault::Route(fault) => routing::said(fault),
        Fault::Trigger(fault) => triggers::said(*fault),
        Fault::Team(fault) => team::said(fault),
        Fault::Hours(bad) => bad_hours(bad),
        Fault::Sentence(bad) => bad_text(bad),
        Fault::Told(told) => told.clone(),
    }
}

/// The same behind the name of the field, for a page that has no place for it beside the field.
pub(crate) fn at_field(error: &FieldError) -> String {
    t::fault_at(error.pointer.trim_start_matches('/'), said(&error.fault))
}

#[cfg(test)]
mod tests;
