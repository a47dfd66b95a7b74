//! Fixed words, from the lists that are also read.

use crate::api::input::{ControlAction, SENDERS};
use crate::api::openapi::schemas::one_of;
use crate::domain::asks::AskType;
use crate::domain::base::words::{Priority, Reason, Sender, Verified};
use crate::domain::transcript::dialects;
use crate::services::Receipt;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Fixed words as a schema, from the one list that is also read.
macro_rules! word_schemas {
    ($($(#[$doc:meta])* $name:ident = $words:expr),+ $(,)?) => { $(
        $(#[$doc])*
        pub(crate) struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                Schema::Object(one_of($words)).into()
            }
        }

        impl ToSchema for $name {}
    )+ };
}

word_schemas! {
    /// Why.
    ReasonWord = Reason::ALL.iter().map(|word| word.as_str()),
    /// How urgent.
    PriorityWord = Priority::ALL.iter().map(|word| word.as_str()),
    /// How sure the bot is who it is.
    VerifiedWord = Verified::ALL.iter().map(|word| word.as_str()),
    /// How the person answers.
    AskWord = AskType::ALL.iter().map(|word| word.as_str()),
    /// Actions on control that end an escalation or answer a hand-back.
    ActionWord = ControlAction::ALL.iter().filter(|word| !word.passes()).map(|word| word.as_str()),
    /// The action that passes a conversation on.
    PassWord = ControlAction::ALL.iter().filter(|word| word.passes()).map(|word| word.as_str()),
    /// How far the words of an agent have come.
    ReceiptWord = Receipt::ALL.iter().map(|word| word.as_str()),
    /// Speakers.
    SenderWord = SENDERS.iter().copied().map(Sender::as_str),
    /// How a transcript is written.
    FormatWord = dialects(),
}
