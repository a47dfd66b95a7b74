//! What the interface says, in the language of whoever reads it. What Baton says to customers is in
//! `domain/team/phrases`.
//!
//! The messages stand in `locales/`, a folder for each language, in Fluent's syntax. The build makes a function of each
//! (`build/catalogue.rs`), so that a message that is not there does not compile, and one that nobody says is a warning.
//! Which language is spoken is a matter of the task (`services/accounts/spoken_language.rs`): it is said once, at the
//! border, and no function between hands it on.

mod bundles;
mod markup;

pub(crate) use markup::Markup;

/// The messages, as functions: `t::queue_show_more()`.
pub(crate) mod t {
    use super::bundles::{markup, pick, text};
    use super::markup::Markup;
    use fluent_bundle::FluentValue;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
