//! Whether a rule's conditions hold.

use super::glob::{Compared, like};
use super::inputs::Inputs;
use super::rule::{IntentIs, When};
use crate::domain::base::words::Priority;
use crate::domain::rules::routing::cost::SAW_MAX_CHARS;

/// The attribute that is no attribute: how sure it is that it is the customer.
pub(super) const VERIFIED: &str = "verified";

/// A condition that did not hold, and what it saw.
pub(super) type Failed = (String, String);

/// The first condition that does not hold. `topic` tells whether the rule's words were found.
pub(super) fn failed(when: &When, inputs: &Inputs, topic: bool) -> Option<Failed> {
    let asked = &inputs.asked;
    let text = |name: &str, wanted: &[String], saw: Option<&str>| {
        let holds = saw.is_some_and(|saw| wanted.iter().any(|wanted| like(wanted, saw)));
        fails(name, wanted.is_empty() || holds, saw.unwrap_or_default())
    };
    text("bot", &when.bot, Some(&inputs.bot))
        .or_else(|| text("team", &when.team, asked.team.as_deref()))
        .or_else(|| {
            let holds = when.reason.is_empty() || when.reason.contains(&inputs.reason);
            fails("reason", holds, inputs.reason.as_str())
        })
        .or_else(|| intent(&when.intent, inputs))
        .or_else(|| {
            let holds = when.topic.is_empty() || topic;
            let saw = inputs.said.last().map_or("", String::as_str);
            fails("topic", holds, saw)
        })
        .or_else(|| {
            let saw = inputs.language.as_deref().unwrap_or_default();
            let holds = when.language.iter().any(|wanted| speaks(wanted, saw));
            fails("language", when.language.is_empty() || holds, saw)
        })
        .or_else(|| text("channel", &when.channel, inputs.channel.as_deref()))
        .or_else(|| {
            let tagged = |wanted: &String| asked.tags.iter().any(|tag| like(wanted, tag));
            let holds = when.tags.is_empty() || when.tags.iter().any(tagged);
            fails("tags", holds, &asked.tags.join(", "))
        })
        .or_else(|| {
            let saw = asked.priority.unwrap_or(Priority::Normal);
            let holds = when.priority.is_empty() || when.priority.contains(&saw);
            fails("priority", holds, saw.as_str())
        })
        .or_else(|| customer(when, inputs))
}

fn fails(condition: &str, holds: bool, saw: &str) -> Option<Failed> {
    (!holds).then(|| (condition.to_owned(), shortened(saw)))
}

fn intent(wanted: &[IntentIs], inputs: &Inputs) -> Option<Failed> {
    let name = inputs.intent.as_deref();
    let is = |wanted: &IntentIs| {
        let sure = match wanted {
            IntentIs::Named(_) => true,
            IntentIs::Sure { at_least, .. } => {
                inputs.confidence.is_some_and(|sure| sure >= *at_least)
            }
        };
        sure && name.is_some_and(|name| like(wanted.name(), name))
    };
    let saw = match (name, inputs.confidence) {
        (Some(name), Some(confidence)) => format!("{name}, {confidence}"),
        (Some(name), None) => name.to_owned(),
        (None, _) => String::new(),
    };
    fails("intent", wanted.is_empty() || wanted.iter().any(is), &saw)
}

/// Whether a language is the wanted one, or one of its regions.
fn speaks(wanted: &str, saw: &str) -> bool {
    let plain = |tag: &str| tag.trim().replace('_', "-").to_lowercase();
    let (wanted, saw) = (plain(wanted), plain(saw));
    match saw.strip_prefix(&wanted) {
        Some(rest) => rest.is_empty() || rest.starts_with('-'),
        None => false,
    }
}

fn customer(when: &When, inputs: &Inputs) -> Option<Failed> {
    when.customer.iter().find_map(|(name, wanted)| {
        let name = name.trim().to_lowercase();
        let saw = match name.as_str() {
            VERIFIED => vec![inputs.verified.as_str().to_owned()],
            _ => inputs.attributes.get(&name).cloned().unwrap_or_default(),
        };
        let holds = wanted.iter().any(|wanted| is(wanted, &saw));
        fails(&format!("customer.{name}"), holds, &saw.join(", "))
    })
}

fn is(wanted: &str, saw: &[String]) -> bool {
    match Compared::read(wanted) {
        Some(Ok(compared)) => saw.iter().any(|saw| compared.holds(saw)),
        // Refused when it is saved.
        Some(Err(_)) => false,
        None => saw.iter().any(|saw| like(wanted, saw)),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SAW_MAX_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
