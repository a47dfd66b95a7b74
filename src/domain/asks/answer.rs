//! Checks a person's answer against the ask.

use super::RawValues;
use super::answer_fault::AnswerFault;
use super::{Ask, AskOutcome, AskType, Form, arguments, options};
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::ANSWER_MAX_BYTES;
use crate::domain::reader::{LengthUnit, Misread};
use crate::domain::text::redaction::{Masks, mask_members, mask_patterns, mask_strings};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a person answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// In a word.
    pub(crate) outcome: AskOutcome,
    /// The answer to a question, or the form.
    pub(crate) value: RawValues,
    /// Other arguments for the proposed action.
    pub(crate) arguments: RawValues,
    /// Why, for the bot.
    pub(crate) comment: Option<String>,
}

/// The stored outcome of an ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// In a word.
    pub outcome: AskOutcome,
    /// The answer to a question, or the form; of an expired ask its default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The arguments the action may go ahead with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<Map<String, Value>>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The name of who answered, as it was then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Answered {
    /// Without what a team never wants to see. One of the options stays: the bot knows the answer by it.
    pub(crate) fn masked(mut self, ask: &Ask, patterns: &Masks) -> Self {
        let Self {
            outcome: _,
            value,
            arguments,
            comment,
            by: _,
        } = &mut self;
        if ask.options.is_empty()
            && let Some(value) = value
        {
            mask_strings(value, &mut |text| mask_patterns(text, patterns));
        }
        if let Some(arguments) = arguments {
            mask_members(arguments, &mut |text| mask_patterns(text, patterns));
        }
        if let Some(text) = comment {
            *text = mask_patterns(text, patterns).0.into_owned();
        }
        self
    }

    /// Something came of an ask without anybody answering.
    pub(crate) fn without_answer(outcome: AskOutcome, value: Option<Value>) -> Self {
        Self {
            outcome,
            value,
            arguments: None,
            comment: None,
            by: None,
        }
    }
}

/// What an answer is, typed and checked; or every field that is wrong, each with its pointer.
///
/// # Errors
/// What does not fit the ask.
pub(crate) fn decide(ask: &Ask, answer: &Answer, by: &str) -> Result<Answered, Vec<FieldError>> {
    fits(ask.kind, answer.outcome)?;
    let mut answered = Answered {
        comment: answer.comment.clone(),
        by: Some(by.to_owned()),
        ..Answered::without_answer(answer.outcome, None)
    };
    match answer.outcome {
        AskOutcome::Rejected if answer.comment.is_none() => {
            let fault = AnswerFault::NoReason;
            return Err(vec![FieldError::new("/comment", fault)]);
        }
        AskOutcome::Edited => {
            answered.arguments = Some(arguments::edited(ask, &answer.arguments)?);
        }
        AskOutcome::Answered => answered.value = Some(value(ask, &answer.value)?),
        AskOutcome::Approved => arguments::as_proposed(ask, &answer.arguments)?,
        AskOutcome::Rejected => {}
        AskOutcome::Expired | AskOutcome::Superseded | AskOutcome::Withdrawn => {}
    }
    Ok(answered)
}

fn fits(kind: AskType, outcome: AskOutcome) -> Result<(), Vec<FieldError>> {
    use AskOutcome as O;
    let right = match (kind, outcome) {
        (AskType::Question | AskType::Form, O::Answered) => return Ok(()),
        (AskType::Approval, O::Approved | O::Rejected | O::Edited) => return Ok(()),
        (AskType::Question | AskType::Form, _) => AnswerFault::NotAnswered,
        (AskType::Approval, _) => AnswerFault::NotDecided,
        (AskType::Chat, _) => AnswerFault::Chat,
    };
    Err(vec![FieldError::new("/outcome", right)])
}

fn value(ask: &Ask, given: &RawValues) -> Result<Value, Vec<FieldError>> {
    match ask.kind {
        AskType::Form => form(ask)?.filled(given),
        AskType::Question | AskType::Approval | AskType::Chat => {
            chosen(ask, given).map_err(|fault| vec![FieldError::new("/value", fault)])
        }
    }
}

fn form(ask: &Ask) -> Result<Form, Vec<FieldError>> {
    let form = ask.schema.as_ref().and_then(Form::of);
    form.ok_or_else(|| vec![FieldError::new("/ask", AnswerFault::FormUnread)])
}

/// One of the options, or words.
fn chosen(ask: &Ask, given: &RawValues) -> Result<Value, Fault> {
    let missing = || match ask.options.is_empty() {
        true => Fault::from(AnswerFault::NoWords),
        false => AnswerFault::NoOption.into(),
    };
    let words = |text: &str| match text.trim() {
        "" => Err(missing()),
        text if text.len() > ANSWER_MAX_BYTES => Err(Fault::from(Misread::TooLong {
            length: text.len(),
            most: ANSWER_MAX_BYTES,
            unit: LengthUnit::Bytes,
        })),
        text => Ok(Value::String(text.to_owned())),
    };
    match given {
        RawValues::Nothing => Err(missing()),
        RawValues::Json(value) => {
            let option = ask.options.iter().map(options::value);
            match (option.into_iter().find(|option| *option == value), value) {
                (Some(option), _) => Ok(option.clone()),
                (None, Value::String(text)) => words(text),
                (None, _) => Err(missing()),
            }
        }
        RawValues::Texts(texts) => {
            let first = |name: &str| texts.get(name)?.iter().find(|text| !text.trim().is_empty());
            if let Some(text) = first("text") {
                return words(text);
            }
            let index = first("option").and_then(|index| index.parse::<usize>().ok());
            let option = index.and_then(|index| ask.options.get(index));
            option
                .map(|option| options::value(option).clone())
                .ok_or_else(missing)
        }
    }
}
