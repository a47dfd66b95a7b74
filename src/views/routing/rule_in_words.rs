//! A routing rule in the words of the rows: what it looks at, and what follows.

use crate::domain::base::words::Priority;
use crate::domain::rules::routing::{Door, HoursAre, IntentIs, Then, When};
use crate::views::catalogue::t;
use crate::views::labels::{priority as priority_words, why};
use crate::views::language_names::language;
use crate::views::routing::view::RulePart;

/// What must hold; nothing is always.
pub(super) fn conditions(when: &When) -> Vec<RulePart> {
    let When {
        bot,
        team,
        reason,
        intent,
        topic,
        language: languages,
        channel,
        tags,
        priority,
        customer,
        hours,
    } = when;
    let plain = |texts: &[String]| texts.to_vec();
    let lists = [
        (
            t::routing_part_reason(),
            reason.iter().map(|one| why(*one).to_owned()).collect(),
        ),
        (
            t::routing_part_language(),
            languages.iter().map(|tag| language(tag)).collect(),
        ),
        (t::routing_part_topic(), plain(topic)),
        (
            t::routing_part_intent(),
            intent.iter().map(intent_words).collect(),
        ),
        (t::routing_part_channel(), plain(channel)),
        (t::routing_part_tag(), plain(tags)),
        (t::routing_part_bot(), plain(bot)),
        (t::routing_part_asks_for(), plain(team)),
        (
            t::routing_part_bot_priority(),
            priority
                .iter()
                .map(|level| priority_words(*level).to_owned())
                .collect(),
        ),
        (
            t::routing_part_time(),
            hours.iter().map(hours_words).collect(),
        ),
    ];
    let lists = lists
        .into_iter()
        .map(|(about, words): (&str, Vec<String>)| (about.to_owned(), words));
    let customer = customer
        .iter()
        .map(|(name, values)| (t::routing_part_customer(name), values.clone()));
    let told = lists.chain(customer).filter(|(_, words)| !words.is_empty());
    told.map(|(about, words)| RulePart {
        about,
        words: either(words),
    })
    .collect()
}

/// What follows; what the bot chooses holds unless the rule `overrides` it.
pub(super) fn consequences(then: &Then, overrides: bool) -> Vec<RulePart> {
    let Then {
        team,
        bot,
        priority,
        require_skills,
        prefer_skills,
    } = then;
    let chosen = |choice: Option<&str>| match choice {
        Some(choice) if !overrides => t::routing_unless(choice),
        choice => choice.unwrap_or_default().to_owned(),
    };
    let parts = [
        (t::routing_part_bot(), chosen(bot.as_deref())),
        (t::routing_part_team(), chosen(team.as_deref())),
        (
            t::routing_part_priority(),
            chosen(priority.map(priority_words)),
        ),
        (t::routing_part_requires(), require_skills.join(", ")),
        (t::routing_part_prefers(), prefer_skills.join(", ")),
    ];
    let told = parts.into_iter().filter(|(_, words)| !words.is_empty());
    told.map(|(about, words)| RulePart {
        about: about.to_owned(),
        words,
    })
    .collect()
}

/// One of these.
fn either(words: Vec<String>) -> String {
    let all = words.into_iter();
    let all = all.reduce(t::routing_or);
    all.unwrap_or_default()
}

/// A priority in a list to choose from, as the queue writes it.
pub(crate) fn level_choice(level: Priority) -> &'static str {
    match level {
        Priority::Low => t::routing_priority_low(),
        Priority::Normal => t::routing_priority_normal(),
        Priority::High => t::routing_priority_high(),
        Priority::Urgent => t::routing_priority_urgent(),
    }
}

fn intent_words(intent: &IntentIs) -> String {
    match intent {
        IntentIs::Named(name) => name.clone(),
        IntentIs::Sure { name, at_least } => {
            t::routing_intent_sure(name, format!("{:.0}", at_least * 100.0))
        }
    }
}

fn hours_words(hours: &HoursAre) -> String {
    match hours {
        HoursAre::Team(Door::Open) => t::routing_team_open().to_owned(),
        HoursAre::Team(Door::Closed) => t::routing_team_closed().to_owned(),
        HoursAre::During { during, zone } => t::routing_during(during, zone),
        HoursAre::Outside { outside, zone } => t::routing_outside(outside, zone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::words::Reason;

    #[test]
    fn a_rule_is_told_in_the_words_of_the_rows() {
        let when = When {
            reason: vec![Reason::NegativeSentiment, Reason::Vip],
            language: vec!["pt-BR".to_owned()],
            hours: vec![HoursAre::Team(Door::Closed)],
            ..When::default()
        };
        let told: Vec<String> = conditions(&when)
            .iter()
            .map(|part| format!("{}: {}", part.about, part.words))
            .collect();
        assert_eq!(
            told,
            [
                "Reason: angry or distressed, or VIP customer",
                "Language: Portuguese (BR)",
                "Time: while the team is closed",
            ]
        );
        let then = Then {
            team: Some("Night".to_owned()),
            priority: Some(Priority::High),
            ..Then::default()
        };
        let told = consequences(&then, true);
        assert_eq!((told.len(), told[1].words.as_str()), (2, "high"));
        let told = consequences(&then, false);
        assert_eq!(told[0].words, "Night, unless the bot chooses one");
        assert_eq!(conditions(&When::default()), []);
    }
}
