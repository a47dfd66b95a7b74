//! Errors in rules that do not depend on the existing teams and bots.

use super::glob::Compared;
use super::rule::{IntentIs, RouteRule};
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::routing::cost::{
    ENTRY_MAX_CHARS, HOURS_IN_SET_MAX, HOURS_MAX, LIST_MAX, NAME_MAX_CHARS, RULES_MAX, WORDS_MAX,
};
use std::collections::HashSet;

/// Everything that is wrong, each with its JSON pointer.
pub(super) fn rules(rules: &[RouteRule]) -> Vec<FieldError> {
    if rules.len() > RULES_MAX {
        let detail = format!("at most {RULES_MAX} rules");
        return vec![FieldError::new("/rules", detail)];
    }
    let mut names = HashSet::new();
    let mut wrong = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let mut refuse = |field: &str, detail: String| {
            wrong.push(FieldError::new(format!("/rules/{index}/{field}"), detail));
        };
        lists(rule, &mut refuse);
        values(rule, &mut refuse);
        if !names.insert(rule.name.trim().to_lowercase()) {
            refuse("name", "another rule has this name".to_owned());
        }
        let behind = rules.get(index + 1..).unwrap_or_default();
        if rule.enabled && rule.when.is_always() && !behind.is_empty() {
            let hidden: Vec<&str> = behind.iter().map(|rule| rule.name.as_str()).collect();
            refuse(
                "when",
                format!(
                    "a rule without a condition must be the last: {} would hide {}",
                    rule.name,
                    hidden.join(", ")
                ),
            );
        }
    }
    let words: usize = rules.iter().map(|rule| rule.when.topic.len()).sum();
    let hours: usize = rules.iter().map(|rule| rule.when.hours.len()).sum();
    if hours > HOURS_IN_SET_MAX {
        let detail = format!("at most {HOURS_IN_SET_MAX} opening hours in all rules together");
        wrong.push(FieldError::new("/rules", detail));
    }
    if words > WORDS_MAX {
        let detail = format!("at most {WORDS_MAX} topics in all rules together");
        wrong.push(FieldError::new("/rules", detail));
    }
    wrong
}

fn lists(rule: &RouteRule, refuse: &mut impl FnMut(&str, String)) {
    if !fits(&rule.name, NAME_MAX_CHARS) {
        let detail = format!("1 to {NAME_MAX_CHARS} characters, no control characters");
        refuse("name", detail);
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
            refuse(&field, format!("at most {LIST_MAX}"));
        }
        if !entries.iter().all(|entry| fits(entry, ENTRY_MAX_CHARS)) {
            let detail = format!("each 1 to {ENTRY_MAX_CHARS} characters, no control characters");
            refuse(&field, detail);
        }
    }
}

fn values(rule: &RouteRule, refuse: &mut impl FnMut(&str, String)) {
    let (when, then) = (&rule.when, &rule.then);
    if then.is_nothing() {
        let detail = "choose a team, a bot, a priority or skills";
        refuse("then", detail.to_owned());
    }
    for intent in &when.intent {
        if let IntentIs::Sure { at_least, .. } = intent
            && !(0.0..=1.0).contains(at_least)
        {
            refuse("when/intent", "at_least is 0 to 1".to_owned());
        }
    }
    if when.hours.len() > HOURS_MAX {
        refuse("when/hours", format!("at most {HOURS_MAX}"));
    }
    if when.customer.len() > LIST_MAX {
        refuse("when/customer", format!("at most {LIST_MAX} attributes"));
    }
    let mut attributes = HashSet::new();
    for (name, wanted) in &when.customer {
        let field = format!("when/customer/{name}");
        if !fits(name, ENTRY_MAX_CHARS) {
            let detail = format!("1 to {ENTRY_MAX_CHARS} characters, no control characters");
            refuse("when/customer", detail);
        }
        if !attributes.insert(name.trim().to_lowercase()) {
            refuse(
                &field,
                "names of attributes are the same in any case: put both lists together".to_owned(),
            );
        }
        if wanted.is_empty() {
            refuse(&field, "name at least one value".to_owned());
        }
        for wanted in wanted {
            if let Some(Err(why)) = Compared::read(wanted) {
                refuse(&field, why.to_owned());
            }
        }
    }
    if let Some(bot) = &then.bot
        && !when.bot.is_empty()
        && when.bot.iter().all(|from| from.eq_ignore_ascii_case(bot))
    {
        refuse("then/bot", "a bot is not routed to itself".to_owned());
    }
}

fn fits(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains(char::is_control)
}
