//! Errors in rules that do not depend on the existing teams and bots.

use super::glob::Compared;
use super::route_fault::RouteFault;
use super::rule::{IntentIs, RouteRule};
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::routing::cost::{
    ENTRY_MAX_CHARS, HOURS_IN_SET_MAX, HOURS_MAX, LIST_MAX, NAME_MAX_CHARS, RULES_MAX, WORDS_MAX,
};
use crate::domain::rules::rules_fault::RulesFault;
use std::collections::HashSet;

/// Everything that is wrong, each with its JSON pointer.
pub(super) fn rules(rules: &[RouteRule]) -> Vec<FieldError> {
    if rules.len() > RULES_MAX {
        let fault = RulesFault::TooMany(RULES_MAX);
        return vec![FieldError::new("/rules", fault)];
    }
    let mut names = HashSet::new();
    let mut wrong = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let mut refuse = |field: &str, fault: Fault| {
            wrong.push(FieldError::new(format!("/rules/{index}/{field}"), fault));
        };
        lists(rule, &mut refuse);
        values(rule, &mut refuse);
        if !names.insert(rule.name.trim().to_lowercase()) {
            refuse("name", RulesFault::SameName.into());
        }
        let behind = rules.get(index + 1..).unwrap_or_default();
        if rule.enabled && rule.when.is_always() && !behind.is_empty() {
            let hides = RouteFault::Hides {
                rule: rule.name.clone(),
                hidden: behind.iter().map(|rule| rule.name.clone()).collect(),
            };
            refuse("when", hides.into());
        }
    }
    let words: usize = rules.iter().map(|rule| rule.when.topic.len()).sum();
    let hours: usize = rules.iter().map(|rule| rule.when.hours.len()).sum();
    if hours > HOURS_IN_SET_MAX {
        let fault = RouteFault::TooManyHours(HOURS_IN_SET_MAX);
        wrong.push(FieldError::new("/rules", fault));
    }
    if words > WORDS_MAX {
        let fault = RouteFault::TooManyTopics(WORDS_MAX);
        wrong.push(FieldError::new("/rules", fault));
    }
    wrong
}

fn lists(rule: &RouteRule, refuse: &mut impl FnMut(&str, Fault)) {
    if !fits(&rule.name, NAME_MAX_CHARS) {
        refuse("name", RulesFault::Text(NAME_MAX_CHARS).into());
    }
    let (when, then) = (&rule.when, &rule.then);
    let intents: Vec<String> = when.intent.iter().map(|i| i.name().to_owned()).collect();
    let one = |name: &Option<String>| name.iter().cloned().collect::<Vec<_>>();
    let named = [
        ("when/bot", &when.bot),
        ("when/team", &when.team),
        ("when/intent", &intents),
        ("when/topic", &when.topic),
        ("when/language", &when.language),
        ("when/channel", &when.channel),
        ("when/tags", &when.tags),
        ("then/team", &one(&then.team)),
        ("then/bot", &one(&then.bot)),
        ("then/require_skills", &then.require_skills),
        ("then/prefer_skills", &then.prefer_skills),
    ];
    let customer = when.customer.iter();
    let customer = customer.map(|(name, values)| (format!("when/customer/{name}"), values));
    let named = named.map(|(field, entries)| (field.to_owned(), entries));
    for (field, entries) in named.into_iter().chain(customer) {
        if entries.len() > LIST_MAX {
            refuse(&field, RulesFault::LongList(LIST_MAX).into());
        }
        if !entries.iter().all(|entry| fits(entry, ENTRY_MAX_CHARS)) {
            refuse(&field, RulesFault::Entry(ENTRY_MAX_CHARS).into());
        }
    }
}

fn values(rule: &RouteRule, refuse: &mut impl FnMut(&str, Fault)) {
    let (when, then) = (&rule.when, &rule.then);
    if then.is_nothing() {
        refuse("then", RouteFault::Nothing.into());
    }
    for intent in &when.intent {
        if let IntentIs::Sure { at_least, .. } = intent
            && !(0.0..=1.0).contains(at_least)
        {
            refuse("when/intent", RouteFault::AtLeast.into());
        }
    }
    if when.hours.len() > HOURS_MAX {
        refuse("when/hours", RulesFault::LongList(HOURS_MAX).into());
    }
    if when.customer.len() > LIST_MAX {
        refuse(
            "when/customer",
            RouteFault::TooManyAttributes(LIST_MAX).into(),
        );
    }
    let mut attributes = HashSet::new();
    for (name, wanted) in &when.customer {
        let field = format!("when/customer/{name}");
        if !fits(name, ENTRY_MAX_CHARS) {
            refuse("when/customer", RulesFault::Text(ENTRY_MAX_CHARS).into());
        }
        if !attributes.insert(name.trim().to_lowercase()) {
            refuse(&field, RouteFault::SameAttribute.into());
        }
        if wanted.is_empty() {
            refuse(&field, RouteFault::NoValue.into());
        }
        for wanted in wanted {
            if let Some(Err(why)) = Compared::read(wanted) {
                refuse(&field, why.into());
            }
        }
    }
    if let Some(bot) = &then.bot
        && !when.bot.is_empty()
        && when.bot.iter().all(|from| from.eq_ignore_ascii_case(bot))
    {
        refuse("then/bot", RouteFault::ToItself.into());
    }
}

fn fits(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains(char::is_control)
}
