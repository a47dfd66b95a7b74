//! Words that are stored and sent as text: each enum knows its word, and nothing else is accepted.

/// Defines an enum whose variants are fixed words, with `as_str`, `parse`, `ALL` and serde in the
/// same words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word there is, in the order of definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The variant of a word; nothing for any other text.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let words = Self::ALL.iter().map(|word| word.as_str());
                let text = utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .enum_values(Some(words));
                text.into()
            }
        }

        impl utoipa::ToSchema for $name {}

        // Not all of these enums are listed, or read from text.
        const _: (&[$name], fn(&str) -> Option<$name>) = ($name::ALL, $name::parse);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Who said something.
    Sender {
        /// The person who is helped.
        Customer = "customer",
        /// The chatbot.
        Bot = "bot",
        /// A person of the support team.
        Agent = "agent",
        /// Baton itself.
        System = "system",
    }
}

words! {
    /// Who may read a message.
    Visibility {
        /// Everybody, the customer included.
        Public = "public",
        /// Agents only: a note.
        Internal = "internal",
        /// Agents only: words of a bot that had no control. The customer never sees them.
        Suppressed = "suppressed",
    }
}

words! {
    /// What an agent writes.
    #[derive(Default)]
    DraftKind {
        /// To the customer.
        #[default]
        Reply = "reply",
        /// To colleagues.
        Note = "note",
    }
}

words! {
    /// How a ticket ended.
    Outcome {
        /// An agent solved it.
        Resolved = "resolved",
        /// A bot took it back.
        Returned = "returned",
        /// The customer left.
        Abandoned = "abandoned",
        /// The bot withdrew it before anybody accepted.
        Cancelled = "cancelled",
        /// Nobody took it in time.
        Expired = "expired",
    }
}

words! {
    /// How urgent a ticket is.
    #[derive(PartialOrd, Ord)]
    Priority {
        /// Can wait.
        Low = "low",
        /// The usual.
        Normal = "normal",
        /// Before the usual.
        High = "high",
        /// Before everything.
        Urgent = "urgent",
    }
}

words! {
    /// Why a conversation was escalated.
    Reason {
        /// The customer asked for a person.
        UserRequested = "user_requested",
        /// The bot was not sure.
        LowConfidence = "low_confidence",
        /// The bot failed again and again.
        RepeatedFailure = "repeated_failure",
        /// The customer is angry or distressed.
        NegativeSentiment = "negative_sentiment",
        /// A policy forbids the bot to act.
        Policy = "policy",
        /// A person has to approve.
        ApprovalRequired = "approval_required",
        /// Outside what the bot does.
        OutOfScope = "out_of_scope",
        /// Something broke.
        TechnicalError = "technical_error",
        /// Somebody may be in danger.
        Safety = "safety",
        /// The bot does not speak the language.
        Language = "language",
        /// A customer who is always served by people.
        Vip = "vip",
        /// None of these.
        Other = "other",
    }
}

words! {
    /// How sure it is who the customer is.
    Verified {
        /// Not checked.
        None = "none",
        /// Some evidence.
        Weak = "weak",
        /// Proven.
        Strong = "strong",
    }
}

words! {
    /// What an agent may do in the console.
    Role {
        /// Helps customers of the own teams.
        Agent = "agent",
        /// Also sees every queue and may take tickets over.
        Manager = "manager",
        /// Also manages accounts.
        Admin = "admin",
    }
}
