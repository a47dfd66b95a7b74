//! Fixed words, from the lists that are also read.

use crate::api::input::ControlAction;
use crate::api::openapi::schemas::one_of;
use crate::domain::ask::AskType;
use crate::domain::words::{Priority, Reason, Verified};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Fixed words as a schema, from the one list that is also read.
macro_rules! word_schemas {
    ($($(#[$doc:meta])* $name:ident = $words:ty),+ $(,)?) => { $(
        $(#[$doc])*
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                Schema::Object(one_of(<$words>::ALL.iter().map(|word| word.as_str()))).into()
            }
        }

        impl ToSchema for $name {}
    )+ };
}

word_schemas! {
    /// Why.
    ReasonWord = Reason,
    /// How urgent.
    PriorityWord = Priority,
    /// How sure the bot is who it is.
    VerifiedWord = Verified,
    /// How the person answers.
    AskWord = AskType,
    /// What to do about control.
    ActionWord = ControlAction,
}
