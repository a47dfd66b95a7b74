//! What came of an ask, in words.

use crate::domain::asks::{Answered, Ask, AskOutcome, FieldShape, Form, StoredAsk, label, value};
use crate::views::Pair;
use crate::views::ask::fill::{fallback, pairs};
use crate::views::ask::view::{AnswerMark, AnsweredView};
use crate::views::catalogue::t;
use crate::views::packet::shown_value::ShownValue;
use crate::views::{json_text, labels};
use serde_json::{Map, Value};

/// A line of the thread has so many characters of a chosen answer.
const CHOSEN_MAX_CHARS: usize = 60;

/// What came of it; nothing while it is open.
pub(crate) fn answered(stored: &StoredAsk) -> Option<AnsweredView> {
    let answer = stored.answer.as_ref()?;
    Some(AnsweredView {
        token: stored.token.to_string(),
        seq: stored.seq.unwrap_or_default(),
        at: stored
            .settled_at
            .map(|at| at.to_string())
            .unwrap_or_default(),
        mark: mark(answer.outcome),
        line: line(&stored.ask, answer),
        comment: answer.comment.clone().unwrap_or_default(),
        values: said(&stored.ask, answer),
    })
}

fn mark(outcome: AskOutcome) -> AnswerMark {
    match outcome {
        AskOutcome::Answered | AskOutcome::Approved | AskOutcome::Edited => AnswerMark::Yes,
        AskOutcome::Rejected => AnswerMark::No,
        AskOutcome::Expired | AskOutcome::Superseded | AskOutcome::Withdrawn => AnswerMark::None,
    }
}

/// Who said what: "Ana approved `refund_order` (order 48213)".
pub(crate) fn line(ask: &Ask, answer: &Answered) -> String {
    let by = answer.by.as_deref().unwrap_or(t::ask_somebody());
    let call = ask.tool_call.as_ref();
    let action = call.map_or(t::ask_action(), |call| call.name.as_str());
    let proposed = call.map(|call| &call.arguments);
    match answer.outcome {
        AskOutcome::Approved => whole(t::ask_approved(by, action), proposed, None),
        AskOutcome::Rejected => whole(t::ask_rejected(by, action), proposed, None),
        AskOutcome::Edited => whole(
            t::ask_edited(by, action),
            answer.arguments.as_ref(),
            proposed,
        ),
        AskOutcome::Answered => match &answer.value {
            Some(Value::Object(_)) | None => t::ask_filled(by),
            Some(chosen) => t::ask_answered(by, in_words(ask, chosen)),
        },
        AskOutcome::Expired => {
            let (fallback, answer) = fallback(ask);
            t::ask_expired(fallback, answer)
        }
        AskOutcome::Superseded => t::ask_superseded().to_owned(),
        AskOutcome::Withdrawn => t::ask_withdrawn().to_owned(),
    }
}

fn in_words(ask: &Ask, chosen: &Value) -> String {
    let option = ask.options.iter().find(|option| value(option) == chosen);
    let text = option.map_or_else(|| json_text::text(chosen), label);
    labels::line(&text, CHOSEN_MAX_CHARS)
}

/// A decision with all arguments in brackets, those that were changed with what was proposed: the record of a decision is not
/// cut short.
fn whole(
    decision: String,
    arguments: Option<&Map<String, Value>>,
    proposed: Option<&Map<String, Value>>,
) -> String {
    let told = arguments.into_iter().flatten().map(|(name, value)| {
        let shown = ShownValue::of(name, value);
        let told = format!("{} {}", shown.label, shown.text);
        match proposed.and_then(|proposed| proposed.get(name)) {
            Some(was) if was != value => {
                t::ask_argument_instead(told, ShownValue::of(name, was).text)
            }
            Some(_) | None => told,
        }
    });
    let told = told.collect::<Vec<_>>().join(", ");
    match told.is_empty() {
        true => decision,
        false => t::ask_with_arguments(decision, labels::line(&told, usize::MAX)),
    }
}

fn said(ask: &Ask, answer: &Answered) -> Vec<Pair> {
    match (&answer.arguments, &answer.value) {
        (Some(arguments), _) => pairs(arguments),
        (None, Some(Value::Object(values))) => filled(ask, values),
        (None, Some(_) | None) => Vec::new(),
    }
}

/// What was filled in, in the words of the form: titles of fields, and choices, as it showed them.
fn filled(ask: &Ask, values: &Map<String, Value>) -> Vec<Pair> {
    let form = ask.schema.as_ref().and_then(Form::of);
    let fields = form.map(|form| form.fields).unwrap_or_default();
    let pair = |(name, value): (&String, &Value)| {
        let mut pair = ShownValue::of(name, value).into_pair();
        let Some(field) = fields.iter().find(|field| field.name == *name) else {
            return pair;
        };
        if let Some(title) = &field.title {
            pair.name.clone_from(title);
        }
        if let FieldShape::Choice(_) | FieldShape::Choices(_) = field.kind {
            pair.value = labels::spaced(&pair.value);
        }
        pair
    };
    values.iter().map(pair).collect()
}
