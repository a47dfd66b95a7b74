//! What the bot asks, and what was answered.

use super::Pair;
use askama::Template;

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
    /// `text`, `long`, `email`, `date`, `whole`, `number`, `flag`, `choice` or `choices`.
    pub kind: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    /// What stands in it.
    pub value: String,
    /// What may be chosen.
    pub choices: Vec<ChoiceView>,
    /// Least number; may be empty.
    pub min: String,
    /// Greatest number; may be empty.
    pub max: String,
    /// What was wrong with what was sent; may be empty.
    pub error: String,
}

/// What the bot waits for.
#[derive(Clone, Debug, Default)]
pub struct AskView {
    /// Number of the ticket.
    pub number: i64,
    /// What an answer names; empty if it can only be answered by talking.
    pub token: String,
    /// `chat`, `question`, `approval` or `form`.
    pub kind: String,
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
    /// What happens then, in words.
    pub default: String,
    /// Which form was sent with mistakes: `approved`, `rejected`, `edited`, `answered`; else empty.
    pub sent: String,
    /// The comment that was sent.
    pub comment: String,
    /// What is wrong as a whole; may be empty.
    pub error: String,
    /// Where a mistake in something was reported that has no field of its own.
    pub comment_error: String,
    /// The token of forms; a pushed ask has none, and script brings its own.
    pub csrf: String,
    /// The view it was opened in; may be empty.
    pub view: String,
}

/// What came of an ask.
#[derive(Clone, Debug, Default)]
pub struct AnsweredView {
    /// What an answer named.
    pub token: String,
    /// Place of its event in the conversation.
    pub seq: i64,
    /// When.
    pub at: String,
    /// `yes`, `no` or `none`; chooses the mark.
    pub mark: &'static str,
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
pub struct AnsweredFragment<'a> {
    /// What came of it.
    pub answered: &'a AnsweredView,
}
