//! A routing rule in the words of the rows: what it looks at, and what follows.

use crate::domain::rules::routing::{Door, HoursAre, IntentIs, Then, When};
use crate::views::labels::why;
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
            "Reason",
            reason.iter().map(|one| why(*one).to_owned()).collect(),
        ),
        (
            "Language",
            languages.iter().map(|tag| language(tag)).collect(),
        ),
        ("Topic", plain(topic)),
        ("Intent", intent.iter().map(intent_words).collect()),
        ("Channel", plain(channel)),
        ("Tag", plain(tags)),
        ("Bot", plain(bot)),
        ("Bot asks for", plain(team)),
        (
            "Bot’s priority",
            priority.iter().map(ToString::to_string).collect(),
        ),
        ("Time", hours.iter().map(hours_words).collect()),
    ];
    let lists = lists
        .into_iter()
        .map(|(about, words): (&str, Vec<String>)| (about.to_owned(), words));
    let customer = customer
        .iter()
        .map(|(name, values)| (format!("Customer’s {name}"), values.clone()));
    let told = lists.chain(customer).filter(|(_, words)| !words.is_empty());
    told.map(|(about, words)| RulePart {
        about,
        words: words.join(", or "),
    })
    .collect()
}

/// What follows.
pub(super) fn consequences(then: &Then) -> Vec<RulePart> {
    let Then {
        team,
        bot,
        priority,
        require_skills,
        prefer_skills,
    } = then;
    let parts = [
        ("Bot", bot.clone().unwrap_or_default()),
        ("Team", team.clone().unwrap_or_default()),
        (
            "Priority",
            priority.map(|level| level.to_string()).unwrap_or_default(),
        ),
        ("Requires", require_skills.join(", ")),
        ("Prefers", prefer_skills.join(", ")),
    ];
    let told = parts.into_iter().filter(|(_, words)| !words.is_empty());
    told.map(|(about, words)| RulePart {
        about: about.to_owned(),
        words,
    })
    .collect()
}

fn intent_words(intent: &IntentIs) -> String {
    match intent {
        IntentIs::Named(name) => name.clone(),
        IntentIs::Sure { name, at_least } => {
            format!("{name} ({:.0}% sure or more)", at_least * 100.0)
        }
    }
}

fn hours_words(hours: &HoursAre) -> String {
    match hours {
        HoursAre::Team(Door::Open) => "while the team is open".to_owned(),
        HoursAre::Team(Door::Closed) => "while the team is closed".to_owned(),
        HoursAre::During { during, zone } => format!("{during} ({zone})"),
        HoursAre::Outside { outside, zone } => format!("outside {outside} ({zone})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::words::{Priority, Reason};

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
        let told = consequences(&then);
        assert_eq!((told.len(), told[1].words.as_str()), (2, "high"));
        assert_eq!(conditions(&When::default()), []);
    }
}
