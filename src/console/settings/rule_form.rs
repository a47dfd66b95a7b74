//! A rule from its form: the rule as it is, with what was filled in.

use crate::console::input::Input;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Reason;
use crate::domain::rules::triggers::{AnyOf, Rule, Signal, TriggerFault, defaults};
use std::cell::RefCell;
use std::str::FromStr;

/// The rule with the values of the form.
///
/// # Errors
/// Every field that is no number.
pub(super) fn filled(rule: &Rule, input: &Input) -> Result<Rule, Vec<FieldError>> {
    let form = SignalForm {
        input,
        wrong: RefCell::default(),
    };
    let signal = form.signal(&rule.signal);
    let reason = form.reason(rule.reason);
    let wrong = form.wrong.take();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(Rule {
        name: rule.name.clone(),
        enabled: input.text("enabled").is_some(),
        auto_escalate: input.text("auto_escalate").is_some(),
        reason,
        signal,
    })
}

/// The signals a rule can look for, each with its usual values.
pub(super) fn signals() -> Vec<Signal> {
    defaults().into_iter().map(|rule| rule.signal).collect()
}

/// The word of a signal.
pub(super) fn word(signal: &Signal) -> String {
    let value = serde_json::to_value(signal).unwrap_or_default();
    let word = value.get("signal").and_then(serde_json::Value::as_str);
    word.unwrap_or_default().to_owned()
}

struct SignalForm<'a> {
    input: &'a Input,
    wrong: RefCell<Vec<FieldError>>,
}

impl SignalForm<'_> {
    fn signal(&self, before: &Signal) -> Signal {
        match before {
            Signal::AskedForPerson => Signal::AskedForPerson,
            Signal::NotHelped => Signal::NotHelped,
            Signal::Distress => Signal::Distress,
            Signal::Disputed => Signal::Disputed,
            Signal::LowConfidence { .. } => Signal::LowConfidence {
                below: self.number("below"),
                times: self.number("times"),
            },
            Signal::RepeatedFallback { .. } => Signal::RepeatedFallback {
                times: self.number("times"),
            },
            Signal::GoingInCircles { .. } => Signal::GoingInCircles {
                times: self.number("times"),
                alike: self.number("alike"),
            },
            Signal::Anger { .. } => Signal::Anger {
                times: self.number("times"),
                within: self.number("within"),
            },
            Signal::Topic(_) => Signal::Topic(self.any_of()),
            Signal::Policy(_) => Signal::Policy(self.any_of()),
            Signal::TooManyTurns { .. } => Signal::TooManyTurns {
                turns: self.number("turns"),
            },
            Signal::Language { .. } => Signal::Language {
                speaks: self.lines("speaks"),
            },
            Signal::BotError { .. } => Signal::BotError {
                times: self.number("times"),
                slower_than_ms: self
                    .input
                    .text("slower_than_ms")
                    .map(|_| self.number("slower_than_ms")),
            },
            Signal::BotSilence { .. } => Signal::BotSilence {
                seconds: self.number("seconds"),
            },
            Signal::Customer { .. } => Signal::Customer {
                attribute: self
                    .input
                    .text("attribute")
                    .unwrap_or_default()
                    .trim()
                    .to_owned(),
                values: self.lines("values"),
            },
        }
    }

    /// A form without the field leaves the reason as it is; `usual` is what the signal stands for.
    fn reason(&self, before: Option<Reason>) -> Option<Reason> {
        match self.input.text("reason") {
            None => before,
            Some("usual") => None,
            Some(word) => {
                let reason = Reason::parse(word);
                if reason.is_none() {
                    let error = FieldError::new("/reason", TriggerFault::NoReason);
                    self.wrong.borrow_mut().push(error);
                }
                reason
            }
        }
    }

    fn number<T: FromStr + Default>(&self, name: &str) -> T {
        let text = self.input.text(name).unwrap_or_default().trim();
        text.parse().unwrap_or_else(|_| {
            let error = FieldError::new(format!("/{name}"), TriggerFault::NoNumber);
            self.wrong.borrow_mut().push(error);
            T::default()
        })
    }

    /// What was chosen of a list, then a line for each other entry.
    fn lines(&self, name: &str) -> Vec<String> {
        let text = self.input.text(name).unwrap_or_default();
        let mut entries = self.input.picked(name);
        for line in text.lines().map(str::trim) {
            if !line.is_empty() && !entries.iter().any(|entry| entry == line) {
                entries.push(line.to_owned());
            }
        }
        entries
    }

    fn any_of(&self) -> AnyOf {
        AnyOf {
            words: self.lines("words"),
            intents: self.lines("intents"),
            patterns: self.lines("patterns"),
        }
    }
}
