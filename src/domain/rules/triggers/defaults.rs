//! The rules of a bot for which nobody has written any.

use super::rule::{AnyOf, Rule, Signal};

/// The built-in set. What needs to be told something first (topics, languages, customers) is there to
/// be filled in, switched off; nothing opens a ticket by itself.
pub fn defaults() -> Vec<Rule> {
    let off = |name, signal| Rule {
        enabled: false,
        ..Rule::new(name, signal)
    };
    vec![
        Rule::new("asked for a person", Signal::AskedForPerson),
        Rule::new(
            "anger",
            Signal::Anger {
                times: 2,
                within: 4,
            },
        ),
        Rule::new("distress", Signal::Distress),
        Rule::new("disputed record", Signal::Disputed),
        Rule::new(
            "low confidence",
            Signal::LowConfidence {
                below: 0.4,
                times: 3,
            },
        ),
        Rule::new("no answer", Signal::RepeatedFallback { times: 2 }),
        Rule::new(
            "going in circles",
            Signal::GoingInCircles {
                times: 3,
                alike: 0.8,
            },
        ),
        Rule::new("did not help", Signal::NotHelped),
        Rule::new("too many turns", Signal::TooManyTurns { turns: 20 }),
        Rule::new(
            "bot error",
            Signal::BotError {
                times: 1,
                slower_than_ms: None,
            },
        ),
        off("bot is silent", Signal::BotSilence { seconds: 60 }),
        off("other language", Signal::Language { speaks: Vec::new() }),
        off("topic", Signal::Topic(AnyOf::default())),
        off("not allowed to the bot", Signal::Policy(AnyOf::default())),
        off(
            "valued customer",
            Signal::Customer {
                attribute: "tier".to_owned(),
                values: vec!["vip".to_owned()],
            },
        ),
    ]
}
