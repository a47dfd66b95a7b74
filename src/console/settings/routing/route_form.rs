//! The form for one more rule.

use crate::console::input::Input;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::rules::routing::{Door, HoursAre, IntentIs, RouteRule, Targets, Then, When};
use crate::views::routing::view::{NewField, NewRuleView};

/// Conditions: name, label, hint.
const WHEN: [(&str, &str, &str); 12] = [
    ("reason", "Reason", "user_requested, policy"),
    ("language", "Language", "es, pt-BR"),
    ("topic", "Topic", "invoice, charged twice"),
    ("intent", "Intent", "refund_*, sales >= 0.7"),
    ("channel", "Channel", "whatsapp, web"),
    ("customer", "Customer", "tier = gold, orders >= 10"),
    ("tags", "Tag", "vip, b2b-*"),
    ("bot", "Escalating bot", "Sales bot"),
    ("asks_for", "Team requested by the bot", "Billing"),
    ("urgent", "Priority set by the bot", "high, urgent"),
    ("hours", "Opening hours", "closed, or Mo-Fr 09:00-17:00"),
    ("zone", "Time zone of these hours", "Europe/Madrid"),
];

/// What follows.
const THEN: [(&str, &str, &str); 5] = [
    ("team", "Team", ""),
    ("to_bot", "Another bot", ""),
    ("priority", "Priority", ""),
    ("require_skills", "Required skills", "refunds, fraud"),
    ("prefer_skills", "Preferred skills", "french wines"),
];

/// The rule of a form.
///
/// # Errors
/// Every field that cannot be read.
pub(super) fn filled(input: &Input) -> Result<RouteRule, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let one = |name: &str| {
        let text = input.text(name).unwrap_or_default().trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let mut unread = |name: &str, there: &[&'static str]| {
        let detail = format!("one of {}", there.join(", "));
        wrong.push(FieldError::new(format!("/{name}"), detail));
    };
    let mut when = When {
        bot: entries(input, "bot"),
        team: entries(input, "asks_for"),
        topic: entries(input, "topic"),
        language: entries(input, "language"),
        channel: entries(input, "channel"),
        tags: entries(input, "tags"),
        ..When::default()
    };
    for word in entries(input, "reason") {
        match Reason::parse(&word) {
            Some(reason) => when.reason.push(reason),
            None => unread("reason", &words(Reason::ALL, Reason::as_str)),
        }
    }
    for word in entries(input, "urgent") {
        match Priority::parse(&word) {
            Some(priority) => when.priority.push(priority),
            None => unread("urgent", &words(Priority::ALL, Priority::as_str)),
        }
    }
    when.intent = entries(input, "intent")
        .iter()
        .map(|text| intent(text))
        .collect();
    for text in entries(input, "customer") {
        match attribute(&text) {
            Some((name, value)) => when.customer.entry(name).or_default().push(value),
            None => unread("customer", &["attribute = value", "attribute >= number"]),
        }
    }
    when.hours = one("hours")
        .map(|text| hours(&text, one("zone")))
        .into_iter()
        .collect();
    let priority = one("priority").map(|word| Priority::parse(&word));
    if priority == Some(None) {
        unread("priority", &words(Priority::ALL, Priority::as_str));
    }
    let then = Then {
        team: one("team"),
        bot: one("to_bot"),
        priority: priority.flatten(),
        require_skills: entries(input, "require_skills"),
        prefer_skills: entries(input, "prefer_skills"),
    };
    match wrong.is_empty() {
        true => Ok(RouteRule {
            name: one("name").unwrap_or_default(),
            enabled: true,
            overrides_bot: input.text("overrides_bot").is_some(),
            when,
            then,
        }),
        false => Err(wrong),
    }
}

/// The form, with what was typed.
pub(super) fn shown(known: &Targets, typed: Option<&Input>) -> NewRuleView {
    let value = |name: &str| typed.and_then(|input| input.text(name)).unwrap_or_default();
    let field = |(name, label, hint): (&'static str, &'static str, &'static str)| NewField {
        name,
        label,
        hint,
        value: value(name).to_owned(),
        choices: match name {
            "team" => known.teams.clone(),
            "to_bot" => known.bots.clone(),
            "priority" => Priority::ALL.iter().map(Priority::to_string).collect(),
            _ => Vec::new(),
        },
    };
    NewRuleView {
        name: value("name").to_owned(),
        when: WHEN.into_iter().map(field).collect(),
        then: THEN.into_iter().map(field).collect(),
        overrides: !value("overrides_bot").is_empty(),
        ..NewRuleView::default()
    }
}

/// Entries with commas between them.
fn entries(input: &Input, name: &str) -> Vec<String> {
    let text = input.text(name).unwrap_or_default();
    let entries = text.split([',', '\n']).map(str::trim);
    entries
        .filter(|entry| !entry.is_empty())
        .map(str::to_owned)
        .collect()
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| word(*one)).collect()
}

/// `open`, `closed`, hours, or `not` hours.
fn hours(text: &str, zone: Option<String>) -> HoursAre {
    let zone = zone.unwrap_or_else(|| "UTC".to_owned());
    match (Door::parse(text), text.strip_prefix("not ")) {
        (Some(door), _) => HoursAre::Team(door),
        (None, Some(outside)) => HoursAre::Outside {
            outside: outside.trim().to_owned(),
            zone,
        },
        (None, None) => HoursAre::During {
            during: text.to_owned(),
            zone,
        },
    }
}

/// `refund_*`, or `refund_* >= 0.7`.
fn intent(text: &str) -> IntentIs {
    let sure = text.split_once(">=");
    let sure = sure.and_then(|(name, least)| Some((name.trim(), least.trim().parse().ok()?)));
    match sure {
        Some((name, at_least)) => IntentIs::Sure {
            name: name.to_owned(),
            at_least,
        },
        None => IntentIs::Named(text.to_owned()),
    }
}

/// `tier = gold`, or `orders >= 10`.
fn attribute(text: &str) -> Option<(String, String)> {
    let at = text.find(['=', '<', '>'])?;
    let (name, test) = (text.get(..at)?.trim(), text.get(at..)?.trim());
    // What is equal is compared as a text: `= gold`, and `= 10` as well.
    let equal = test.strip_prefix('=').map(str::trim);
    let value = equal.unwrap_or(test);
    (!name.is_empty() && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}
