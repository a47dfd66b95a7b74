//! What the bot asks, and what was answered.

use crate::domain::asks::{AskOutcome, AskType};
use crate::domain::base::words::words;
use crate::views::Pair;
use crate::views::catalogue::{Markup, t};
use askama::Template;

words! {
    /// How a field is filled in.
    #[derive(Default)]
    FieldKind {
        /// A line of text.
        #[default]
        Text = "text",
        /// Several lines.
        Long = "long",
        /// An e-mail address.
        Email = "email",
        /// A day.
        Date = "date",
        /// A whole number.
        Whole = "whole",
        /// Any number.
        Number = "number",
        /// Yes or no.
        Flag = "flag",
        /// One of some.
        Choice = "choice",
        /// Any of some.
        Choices = "choices",
    }
}

words! {
    /// What came of an ask, at a glance.
    AnswerMark {
        /// The bot got what it asked for.
        Yes = "yes",
        /// A person said no.
        No = "no",
        /// Nobody answered.
        None = "none",
    }
}

impl AnswerMark {
    /// The icon before it.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Yes => "check",
            Self::No => "cross",
            Self::None => "open",
        }
    }

    /// Whether somebody answered.
    pub(crate) fn is_given(self) -> bool {
        match self {
            Self::Yes | Self::No => true,
            Self::None => false,
        }
    }
}

/// One choice of a field.
#[derive(Clone, Debug, Default)]
pub struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Whether it is taken already.
    pub chosen: bool,
}

/// One field that can be filled in: of a form, or an argument that is edited.
#[derive(Clone, Debug, Default)]
pub struct FieldView {
    /// Id of the element.
    pub id: String,
    /// Name in what is sent.
    pub name: String,
    /// Where a mistake in it is reported: a JSON pointer.
    pub pointer: String,
    /// What people read.
    pub label: String,
    /// More about it.
    pub description: String,
    /// How it is filled in.
    pub kind: FieldKind,
    /// Whether it must be filled in.
    pub required: bool,
    /// What stands in it.
    pub value: String,
    /// What the bot proposed, if this is an argument that is edited.
    pub was: Option<String>,
    /// What may be chosen.
    pub choices: Vec<ChoiceView>,
    /// Least number; may be empty.
    pub min: String,
    /// Greatest number; may be empty.
    pub max: String,
    /// The error in the submitted value; may be empty.
    pub error: String,
}

impl FieldView {
    /// Whether what is said with yes or no is yes.
    pub(crate) fn is_on(&self) -> bool {
        self.value == true.to_string()
    }

    /// Whether it is not what the bot proposed.
    pub(crate) fn is_changed(&self) -> bool {
        self.was.as_ref().is_some_and(|was| *was != self.value)
    }

    /// Whether the bot proposed yes.
    pub(crate) fn was_on(&self) -> bool {
        self.was
            .as_ref()
            .is_some_and(|was| *was == true.to_string())
    }

    /// What the bot proposed, in a sentence.
    pub(crate) fn proposed(&self, was: &str) -> Markup {
        t::ask_field_was(match (was, self.kind) {
            ("", _) => t::ask_field_was_nothing(),
            (_, FieldKind::Flag) if self.was_on() => t::ask_field_was_yes(),
            (_, FieldKind::Flag) => t::ask_field_was_no(),
            (
                was,
                FieldKind::Text
                | FieldKind::Long
                | FieldKind::Email
                | FieldKind::Date
                | FieldKind::Whole
                | FieldKind::Number
                | FieldKind::Choice
                | FieldKind::Choices,
            ) => was,
        })
    }

    /// The kind of a field on one line, as HTML has it.
    pub(crate) fn input_type(&self) -> &'static str {
        match self.kind {
            FieldKind::Email => "email",
            FieldKind::Date => "date",
            FieldKind::Whole | FieldKind::Number => "number",
            FieldKind::Text
            | FieldKind::Long
            | FieldKind::Flag
            | FieldKind::Choice
            | FieldKind::Choices => "text",
        }
    }
}

/// What the bot waits for.
#[derive(Clone, Debug, Default)]
pub struct AskView {
    /// Number of the ticket.
    pub number: i64,
    /// What an answer names; empty if it can only be answered by talking.
    pub token: String,
    /// How it is answered.
    pub kind: AskType,
    /// What it is, in words.
    pub heading: &'static str,
    /// The question.
    pub prompt: String,
    /// The proposed action, by the name its program has for it; may be empty.
    pub action: String,
    /// Its arguments, to read.
    pub arguments: Vec<Pair>,
    /// The same, to change; empty if they are nested.
    pub editable: Vec<FieldView>,
    /// The same as JSON, where they are nested; else empty.
    pub json: String,
    /// The same as the bot proposed them.
    pub json_was: String,
    /// Answers to choose from.
    pub options: Vec<ChoiceView>,
    /// What was written instead of choosing.
    pub text: String,
    /// More about the form; may be empty.
    pub description: String,
    /// The form.
    pub fields: Vec<FieldView>,
    /// Until when; may be empty.
    pub expires_at: String,
    /// What happens if nobody answers until then, in a sentence.
    pub default: String,
    /// Which form was sent with mistakes, if one was.
    pub sent: Option<AskOutcome>,
    /// The comment that was sent.
    pub comment: String,
    /// What is wrong as a whole; may be empty.
    pub error: String,
    /// Where a mistake in something was reported that has no field of its own.
    pub comment_error: String,
    /// The token of forms; a pushed ask has none, and script brings its own.
    pub csrf: String,
    /// Who writes here; empty where it is pushed to everybody.
    pub author: String,
    /// The view it was opened in; may be empty.
    pub view: String,
}

impl AskView {
    /// Whether a form was sent with mistakes that has this outcome.
    pub(crate) fn was_sent(&self, outcome: AskOutcome) -> bool {
        self.sent == Some(outcome)
    }
}

/// What came of an ask.
#[derive(Clone, Debug)]
pub struct AnsweredView {
    /// What an answer named.
    pub token: String,
    /// Place of its event in the conversation.
    pub seq: i64,
    /// When.
    pub at: String,
    /// What came of it, at a glance.
    pub mark: AnswerMark,
    /// Who said what.
    pub line: String,
    /// Why, in the agent's words; may be empty.
    pub comment: String,
    /// What was filled in, or the arguments that hold.
    pub values: Vec<Pair>,
}

/// Content of an `append` frame to `thread-{number}`.
#[derive(Clone, Debug, Template)]
#[template(path = "ticket/_answered.html")]
pub(crate) struct AnsweredFragment<'a> {
    /// What came of it.
    pub(crate) answered: &'a AnsweredView,
}
