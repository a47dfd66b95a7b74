//! What a language model may be asked for an agent, and everything that it is told. Who sends it is `delivery/assist`.

mod assist_prompt;
mod assist_words;

pub(crate) use assist_prompt::AssistPrompt;
pub(crate) use assist_words::{AssistLine, CaseWords};

use crate::domain::base::words::words;
use crate::domain::case::access::Action;

/// The most characters of a text that is translated.
pub(crate) const TRANSLATED_MAX_CHARS: usize = 12_000;

words! {
    /// What an agent asks a language model for.
    AssistTask {
        /// What the case is about, in the agent's language.
        Summary = "summary",
        /// What somebody said, in the agent's language.
        TranslateMessage = "translate_message",
        /// What the agent has written, in the customer's language.
        TranslateReply = "translate_reply",
        /// Words that the agent may send, in the customer's language.
        SuggestReply = "suggest_reply",
    }
}

impl AssistTask {
    /// What an agent must be allowed to do with the ticket: words for the customer are for who may write to them.
    pub(crate) fn needs(self) -> Action {
        match self {
            Self::Summary | Self::TranslateMessage => Action::Read,
            Self::TranslateReply | Self::SuggestReply => Action::Answer,
        }
    }

    /// Whether the customer reads what comes of it.
    pub(crate) fn is_for_customer(self) -> bool {
        match self {
            Self::Summary | Self::TranslateMessage => false,
            Self::TranslateReply | Self::SuggestReply => true,
        }
    }
}
