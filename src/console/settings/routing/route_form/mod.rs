//! A routing rule from its form, and back.

mod condition_texts;

use crate::console::input::{Input, PICKED};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Priority;
use crate::domain::reader::Misread;
use crate::domain::rules::routing::{Door, HoursAre, RouteFault, RouteRule, Then, When};
use crate::views::catalogue::t;
use condition_texts::{attribute, attribute_text, hours, intent, intent_text, reason};

/// What the form sends for a rule that holds at any time.
pub(super) const ANY_TIME: &str = "any";

/// The fields for what a rule does, of which one is needed.
pub(super) const CONSEQUENCES: [&str; 5] = [
    "team",
    "to_bot",
    "priority",
    "require_skills",
    "prefer_skills",
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
    let mut unread = |name: &str, fault: RouteFault| {
        wrong.push(FieldError::new(format!("/{name}"), fault));
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
        match reason(&word) {
            Some(reason) => when.reason.push(reason),
            None => unread("reason", RouteFault::Reason),
        }
    }
    for word in entries(input, "urgent") {
        match Priority::parse(&word) {
            Some(priority) => when.priority.push(priority),
            None => unread("urgent", RouteFault::Priority),
        }
    }
    when.intent = entries(input, "intent")
        .iter()
        .map(|text| intent(text))
        .collect();
    for text in entries(input, "customer") {
        match attribute(&text) {
            Some((name, value)) => when.customer.entry(name).or_default().push(value),
            None => unread("customer", RouteFault::Attribute),
        }
    }
    when.hours = match (one("when_open"), one("hours")) {
        // The form hides the hours then.
        (Some(side), _) if side == ANY_TIME => Vec::new(),
        (Some(door), _) if Door::parse(&door).is_some() => {
            Door::parse(&door).map(HoursAre::Team).into_iter().collect()
        }
        (Some(side), Some(text)) if side == "outside" => {
            vec![hours(&format!("not {text}"), one("zone"))]
        }
        (_, Some(text)) => vec![hours(&text, one("zone"))],
        (Some(_), None) => {
            unread("hours", RouteFault::NoHours);
            Vec::new()
        }
        (None, None) => Vec::new(),
    };
    let priority = one("priority").map(|word| Priority::parse(&word));
    if priority == Some(None) {
        unread("priority", RouteFault::Priority);
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

/// What a rule that is to be saved lacks, for a form that was not read for other reasons: all is told at once.
pub(super) fn lacking(input: &Input) -> Vec<FieldError> {
    let has = |name: &str| !entries(input, name).is_empty();
    let name = (!has("name")).then(|| FieldError::new("/name", Misread::Required));
    let nothing = !CONSEQUENCES.into_iter().any(has);
    let then = nothing.then(|| FieldError::new("/then", RouteFault::Nothing));
    name.into_iter().chain(then).collect()
}

/// The rule's name in the result of a test: it may be tried before it has a name, or while that is gone.
pub(super) fn tried_name(input: &Input) -> String {
    let sent = |field: &str| input.text(field).map(str::trim).unwrap_or_default();
    let names = [sent("name"), sent("rule"), t::routing_trial_unnamed()];
    let name = names.into_iter().find(|name| !name.is_empty());
    name.unwrap_or_default().to_owned()
}

/// A rule as its form sends it.
pub(super) fn sent(rule: &RouteRule) -> Input {
    let RouteRule {
        name,
        enabled: _,
        overrides_bot,
        when,
        then,
    } = rule;
    let mut fields: Vec<(String, String)> = vec![("name".to_owned(), name.clone())];
    let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
    if *overrides_bot {
        add("overrides_bot", "on".to_owned());
    }
    let words = |texts: &[String]| texts.to_vec();
    let picked = [
        (
            "reason",
            when.reason.iter().map(ToString::to_string).collect(),
        ),
        (
            "urgent",
            when.priority.iter().map(ToString::to_string).collect(),
        ),
        ("intent", when.intent.iter().map(intent_text).collect()),
        ("language", words(&when.language)),
        ("channel", words(&when.channel)),
        ("tags", words(&when.tags)),
        ("bot", words(&when.bot)),
        ("asks_for", words(&when.team)),
        ("require_skills", words(&then.require_skills)),
        ("prefer_skills", words(&then.prefer_skills)),
    ];
    for (list, values) in picked {
        let values: Vec<String> = values;
        values
            .into_iter()
            .for_each(|value| add(&format!("{PICKED}.{list}"), value));
    }
    add("topic", when.topic.join(", "));
    let customer = when.customer.iter();
    let customer = customer.flat_map(|(name, values)| {
        let tests = values.iter();
        tests.map(move |value| attribute_text(name, value))
    });
    add("customer", customer.collect::<Vec<_>>().join(", "));
    let (when_open, text, zone) = match when.hours.first() {
        None => ("", "", ""),
        Some(HoursAre::Team(door)) => (door.as_str(), "", ""),
        Some(HoursAre::During { during, zone }) => ("during", during.as_str(), zone.as_str()),
        Some(HoursAre::Outside { outside, zone }) => ("outside", outside.as_str(), zone.as_str()),
    };
    add("when_open", when_open.to_owned());
    add("hours", text.to_owned());
    add("zone", zone.to_owned());
    add("team", then.team.clone().unwrap_or_default());
    add("to_bot", then.bot.clone().unwrap_or_default());
    let priority = then.priority.map(|level| level.to_string());
    add("priority", priority.unwrap_or_default());
    Input::of_form(fields)
}

/// Whether the form can hold the whole of a rule: it sends the same again.
pub(super) fn fits(rule: &RouteRule) -> bool {
    let as_on = RouteRule {
        enabled: true,
        ..rule.clone()
    };
    filled(&sent(rule)).is_ok_and(|read| read == as_on)
}

/// What was chosen of a list, then entries with commas between them.
pub(super) fn entries(input: &Input, name: &str) -> Vec<String> {
    let mut all = input.picked(name);
    let text = input.text(name).unwrap_or_default();
    let typed = text.split([',', '\n']).map(str::trim);
    for entry in typed.filter(|entry| !entry.is_empty()) {
        if !all.iter().any(|known| known == entry) {
            all.push(entry.to_owned());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::routing::as_toml;

    fn rules(text: &str) -> Vec<RouteRule> {
        as_toml::read(text).unwrap()
    }

    #[test]
    fn a_rule_comes_back_from_its_form_as_it_was() {
        let every = rules(
            "[[rules]]\nname = \"all of it\"\noverrides_bot = true\n\
             [rules.when]\nreason = [\"negative_sentiment\", \"vip\"]\nlanguage = [\"es\", \"pt-BR\"]\n\
             topic = [\"charged twice\", \"invoice\"]\nintent = [\"refund, whole\", { name = \"sales\", at_least = 0.7 }]\n\
             channel = \"web\"\ntags = [\"vip\", \"b2b-*\"]\nbot = \"Sales*\"\nteam = \"Billing\"\npriority = [\"high\", \"urgent\"]\n\
             hours = { outside = \"Mo-Fr 09:00-17:00\", zone = \"Europe/Madrid\" }\n\
             customer = { tier = \"gold\", orders = [\">= 10\", \"vip\"] }\n\
             [rules.then]\nteam = \"Night\"\nbot = \"Hal\"\npriority = \"low\"\nrequire_skills = \"fraud\"\nprefer_skills = [\"a\", \"b\"]\n\
             [[rules]]\nname = \"door\"\nwhen.hours = \"closed\"\nthen.team = \"Night\"\n\
             [[rules]]\nname = \"during\"\nwhen.hours = { during = \"Sa 10:00-14:00\", zone = \"UTC\" }\nthen.team = \"Night\"\n",
        );
        for rule in &every {
            assert!(fits(rule), "{rule:?}: {:?}", filled(&sent(rule)));
        }
    }

    #[test]
    fn what_the_form_cannot_hold_is_left_to_the_text() {
        let rules = rules(
            "[[rules]]\nname = \"comma\"\nwhen.topic = \"well, well\"\nthen.team = \"A\"\n\
             [[rules]]\nname = \"two times\"\nwhen.hours = [\"closed\", { during = \"Sa 10:00-14:00\", zone = \"UTC\" }]\nthen.team = \"A\"\n",
        );
        assert!(rules.iter().all(|rule| !fits(rule)));
    }
}
