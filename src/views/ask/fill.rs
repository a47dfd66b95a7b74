//! What the bot asks: what people read, and what they can fill in.

use crate::domain::asks::{
    Ask, AskOutcome, AskState, AskType, Form, StoredAsk, flat, label, value,
};
use crate::services::ViewedTicket;
use crate::views::Pair;
use crate::views::ask::view::{AskView, ChoiceView};
use crate::views::catalogue::t;
use crate::views::json_text::text as as_text;
use crate::views::packet::shown_value::ShownValue;
use serde_json::{Map, Value};

/// What the bot waits for; nothing once it has its answer.
pub(crate) fn ask(view: &ViewedTicket) -> Option<AskView> {
    let open = view.asks.iter().find(|ask| ask.state == AskState::Open);
    let open = open.filter(|_| view.row.ticket.is_open());
    open.map(asked).or_else(|| chat(view))
}

/// An ask that is answered by talking is only read.
fn chat(view: &ViewedTicket) -> Option<AskView> {
    let ask = view.packet.ask.as_ref()?;
    let shown = (!ask.is_answerable()).then(|| AskView {
        kind: ask.kind,
        heading: t::ask_question(),
        ..AskView::default()
    })?;
    Some(AskView {
        prompt: ask.prompt.clone()?,
        ..shown
    })
}

fn asked(stored: &StoredAsk) -> AskView {
    let ask = &stored.ask;
    let form = ask.schema.as_ref().and_then(Form::of);
    let call = ask.tool_call.as_ref();
    let arguments = call.map(|call| &call.arguments);
    let token = stored.token.to_string();
    let editable = arguments.map(|given| super::fields::arguments(&token, given));
    let nested = arguments.filter(|given| flat(given).is_none());
    AskView {
        number: stored.ticket.0,
        kind: ask.kind,
        heading: heading(ask.kind),
        prompt: prompt(ask, form.as_ref()),
        action: call.map(|call| call.name.clone()).unwrap_or_default(),
        arguments: arguments.map(pairs).unwrap_or_default(),
        editable: editable.unwrap_or_default(),
        json: nested.map(pretty).unwrap_or_default(),
        json_was: nested.map(pretty).unwrap_or_default(),
        options: ask.options.iter().enumerate().map(choice).collect(),
        description: form
            .as_ref()
            .and_then(|form| form.description.clone())
            .unwrap_or_default(),
        fields: form
            .map(|form| super::fields::fields(&token, &form))
            .unwrap_or_default(),
        expires_at: ask
            .expires_at
            .map(|expires| expires.to_string())
            .unwrap_or_default(),
        default: if_unanswered(ask),
        token,
        ..AskView::default()
    }
}

fn heading(kind: AskType) -> &'static str {
    match kind {
        AskType::Approval => t::ask_approval(),
        AskType::Form => t::ask_form(),
        AskType::Question | AskType::Chat => t::ask_question(),
    }
}

fn prompt(ask: &Ask, form: Option<&Form>) -> String {
    let title = || form.and_then(|form| form.title.clone());
    ask.prompt.clone().or_else(title).unwrap_or_default()
}

fn choice((index, option): (usize, &Value)) -> ChoiceView {
    ChoiceView {
        value: index.to_string(),
        label: label(option),
        chosen: false,
    }
}

/// Named values, to read.
pub(crate) fn pairs(values: &Map<String, Value>) -> Vec<Pair> {
    let pair = |(name, value): (&String, &Value)| ShownValue::of(name, value).into_pair();
    values.iter().map(pair).collect()
}

fn pretty(arguments: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(arguments).unwrap_or_default()
}

/// What happens when nobody answers in time, in a sentence.
fn if_unanswered(ask: &Ask) -> String {
    let (fallback, answer) = fallback(ask);
    t::ask_if_unanswered(fallback, answer)
}

/// What counts when nobody answers in time, as messages choose by it, and the answer if it is one.
pub(crate) fn fallback(ask: &Ask) -> (&'static str, String) {
    let Some(default) = ask.fallback() else {
        return ("none", String::new());
    };
    let option = ask.options.iter().find(|option| *value(option) == default);
    match (ask.kind, option) {
        (AskType::Approval, _) if default == AskOutcome::Approved.as_str() => {
            ("approved", String::new())
        }
        (AskType::Approval, _) => ("rejected", String::new()),
        (_, Some(option)) => ("answer", label(option)),
        (_, None) => ("answer", as_text(&default)),
    }
}
