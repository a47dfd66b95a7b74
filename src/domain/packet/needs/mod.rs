//! What a team needs to know before it can help, and what it never wants to see.

mod budget;
mod need_fault;
mod pattern;

pub use budget::TeamPatterns;
pub(crate) use need_fault::NeedFault;
pub(crate) use pattern::Pattern;

use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::{
    FACT_NAME_MAX_CHARS, NEED_NAMES_MAX, NEEDS_MAX, QUESTION_MAX_CHARS,
};
use crate::domain::base::words::words;
use crate::domain::team::phrases;
use crate::domain::text::fact_names;
use pattern::compiled;
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// A part of the packet or of the customer that answers a need like a fact of its name.
    Place {
        /// What the customer wants.
        Intent = "intent",
        /// What happened so far.
        Summary = "summary",
        /// The customer's name.
        CustomerName = "customer.name",
        /// The customer's e-mail address.
        CustomerEmail = "customer.email",
        /// The customer's telephone number.
        CustomerPhone = "customer.phone",
        /// The bot's id of the customer.
        CustomerId = "customer.external_id",
    }
}

/// One fact a team needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its name; case and separators do not matter.
    pub name: String,
    /// Whether a packet without it is incomplete; otherwise it only helps.
    #[serde(default = "yes")]
    pub required: bool,
    /// How to ask the customer for it, by language; `*` is for all others.
    #[serde(
        default,
        deserialize_with = "questions",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub question: BTreeMap<String, String>,
    /// Where else it may stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Place>,
    /// What its value looks like, a regular expression: for finding it in the transcript.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// Other names people have for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// All a team needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// In the order they are asked for.
    #[serde(default)]
    pub facts: Vec<Need>,
    /// Regular expressions of what is masked before it is stored, besides card numbers and passwords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redact: Vec<String>,
}

fn yes() -> bool {
    true
}

/// One question for all languages, or one for each.
fn questions<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        One(String),
        Several(BTreeMap<String, String>),
    }
    Ok(match Given::deserialize(deserializer)? {
        Given::One(question) => BTreeMap::from([("*".to_owned(), question)]),
        Given::Several(questions) => questions,
    })
}

impl Need {
    /// The question in the customer's language; else for all languages, in English, in any; else one
    /// made from the name.
    pub(crate) fn question(&self, language: Option<&str>) -> String {
        let primary = |tag: &str| {
            tag.split(['-', '_'])
                .next()
                .unwrap_or_default()
                .to_lowercase()
        };
        let tag = language.unwrap_or("en");
        let of = |wanted: &str| {
            let found = self
                .question
                .iter()
                .find(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
            found.map(|(_, question)| question)
        };
        let near = || {
            let found = self
                .question
                .iter()
                .find(|(known, _)| primary(known) == primary(tag));
            found.map(|(_, question)| question)
        };
        let found = of(tag)
            .or_else(near)
            .or_else(|| of("*"))
            .or_else(|| of("en"));
        let found = found.or_else(|| self.question.values().next());
        found
            .cloned()
            .unwrap_or_else(|| self.made_up(&primary(tag)))
    }

    fn made_up(&self, language: &str) -> String {
        let name = fact_names::words(&self.name).join(" ");
        phrases::ask_for_fact(&name, Some(language))
    }

    /// Whether a fact or a field of this name answers it.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        fact_names::same(&self.name, name)
            || self.also.iter().any(|also| fact_names::same(also, name))
    }

    /// The pattern, ready to search with.
    pub(crate) fn regex(&self) -> Option<&Regex> {
        self.pattern.as_ref()?.regex()
    }
}

impl Needs {
    /// What is wrong with them, with pointers from here. The patterns of all other teams have this size once compiled.
    pub(crate) fn complaints(&self, of_others: usize) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let mut error =
            |pointer: String, fault: NeedFault| errors.push(FieldError::new(pointer, fault));
        if self.facts.len() > NEEDS_MAX || self.redact.len() > NEEDS_MAX {
            error("/facts".to_owned(), NeedFault::TooMany(NEEDS_MAX));
        }
        for (index, need) in self.facts.iter().enumerate().take(NEEDS_MAX) {
            let at = format!("/facts/{index}");
            let named_before = self
                .facts
                .iter()
                .take(index)
                .any(|other| need.is_called(&other.name) || other.is_called(&need.name));
            if named_before {
                error(format!("{at}/name"), NeedFault::SameName);
            }
            need.check(&at, &mut error);
        }
        for (index, pattern) in self.redact.iter().enumerate().take(NEEDS_MAX) {
            if let Err(complaint) = compiled(pattern) {
                error(format!("/redact/{index}"), complaint);
            }
        }
        if errors.is_empty() {
            errors = self.beyond_budget(of_others);
        }
        errors
    }
}

impl Need {
    fn check(&self, at: &str, error: &mut impl FnMut(String, NeedFault)) {
        let fits = |name: &str| {
            !fact_names::key(name).is_empty()
                && name.chars().count() <= FACT_NAME_MAX_CHARS
                && !name.chars().any(char::is_control)
        };
        if !fits(&self.name) {
            error(format!("{at}/name"), NeedFault::Name(FACT_NAME_MAX_CHARS));
        }
        if self.also.len() > NEED_NAMES_MAX || !self.also.iter().all(|name| fits(name)) {
            let fault = NeedFault::OtherNames {
                most: NEED_NAMES_MAX,
                chars: FACT_NAME_MAX_CHARS,
            };
            error(format!("{at}/also"), fault);
        }
        for (language, question) in &self.question {
            let tag = language == "*"
                || (!language.is_empty()
                    && language.len() <= 35
                    && language
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || c == '-'));
            let long = question.chars().count() > QUESTION_MAX_CHARS;
            if !tag || long || question.trim().is_empty() || question.contains('\0') {
                let fault = NeedFault::Question(QUESTION_MAX_CHARS);
                error(format!("{at}/question"), fault);
            }
        }
        if let Some(Err(complaint)) = self.pattern.as_ref().map(|p| compiled(p.text())) {
            error(format!("{at}/pattern"), complaint);
        }
    }
}

#[cfg(test)]
mod tests;
