//! What can be wrong with a person's answer to what a bot asks.

use super::pattern_in_words::FormatInWords;
use thiserror::Error;

/// Why an answer is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum AnswerFault {
    /// A question or a form is not approved.
    #[error("this is answered: send outcome answered")]
    NotAnswered,
    /// An approval is not answered.
    #[error("an approval is approved, rejected, or edited and so approved with other arguments")]
    NotDecided,
    /// Who asks for a person to talk to is not answered here.
    #[error("a chat is answered by talking with the customer")]
    Chat,
    /// A rejection without a reason.
    #[error("required: say why, the bot is told")]
    NoReason,
    /// The form is none that this version reads.
    #[error("the form can not be read any more; answer in words to the customer")]
    FormUnread,
    /// Nothing is said.
    #[error("required: the answer, in words")]
    NoWords,
    /// Nothing is said or chosen.
    #[error("required: one of the options, or an answer in words")]
    NoOption,
    /// There is nothing to edit.
    #[error("there are no arguments to edit: approve or reject")]
    NoArguments,
    /// Edited, and nothing is there.
    #[error("required: the arguments, as a JSON object")]
    ArgumentsRequired,
    /// Approved with other arguments.
    #[error("these are not the arguments that the bot proposed: send outcome edited")]
    NotProposed,
    /// No JSON.
    #[error("not valid JSON at line {line}, column {column}")]
    BadJson {
        /// Where.
        line: usize,
        /// And where in it.
        column: usize,
    },
    /// The same of a value of one line.
    #[error("not valid JSON")]
    NoJson,
    /// A form that is no object.
    #[error("expected object")]
    NoObject,
    /// A field that a program has made up.
    #[error("the form has no such field")]
    NoField,
    /// None of these.
    #[error("choose one of {}", .0.join(", "))]
    NoChoice(Vec<String>),
    /// No list of some of these.
    #[error("expected a list; choose one of {}", .0.join(", "))]
    NoChoices(Vec<String>),
    /// No text.
    #[error("expected text")]
    NoText,
    /// Neither yes nor no.
    #[error("expected true or false")]
    NoFlag,
    /// A character that cannot be stored.
    #[error("must not contain U+0000")]
    Nul,
    /// A text that is too short.
    #[error("too short: {length} characters, at least {least}")]
    TooShort {
        /// Its length.
        length: usize,
        /// The smallest length.
        least: usize,
    },
    /// No day.
    #[error("expected a day such as 2026-11-23")]
    NoDay,
    /// No address.
    #[error("expected an e-mail address such as maria@example.com")]
    NoEmail,
    /// A text of another form.
    #[error("This is not in the format the bot expects: {0}")]
    Format(FormatInWords),
    /// No number.
    #[error("expected a number such as 12 or 12.5")]
    NoNumber,
    /// No number without a fraction.
    #[error("expected a whole number such as 12")]
    NoWhole,
    /// A number that is too small or too large.
    #[error("out of range: {}", bounds(.least.as_deref(), .most.as_deref()))]
    Range {
        /// The smallest one.
        least: Option<String>,
        /// The greatest one.
        most: Option<String>,
    },
}

fn bounds(least: Option<&str>, most: Option<&str>) -> String {
    let bound = |word: &str, bound: Option<&str>| bound.map(|bound| format!("{word} {bound}"));
    let bounds = [bound("at least", least), bound("at most", most)];
    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
    bounds.join(", ")
}
