//! A rule in words.

use super::rule::{HoursAre, IntentIs, RouteRule, Then, When};
use std::fmt;

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_always() {
            return f.write_str("always");
        }
        let words = |words: Vec<&str>| words.join(" or ");
        let texts = |texts: &[String]| words(texts.iter().map(String::as_str).collect());
        let reasons = self.reason.iter().map(|reason| reason.as_str()).collect();
        let priorities = self.priority.iter().map(|level| level.as_str()).collect();
        let intents: Vec<String> = self.intent.iter().map(IntentIs::to_string).collect();
        let hours: Vec<String> = self.hours.iter().map(HoursAre::to_string).collect();
        let lists = [
            ("bot", texts(&self.bot)),
            ("the bot asks for", texts(&self.team)),
            ("reason", words(reasons)),
            ("intent", texts(&intents)),
            ("speaks of", texts(&self.topic)),
            ("language", texts(&self.language)),
            ("channel", texts(&self.channel)),
            ("tag", texts(&self.tags)),
            ("priority", words(priorities)),
            ("hours", texts(&hours)),
        ];
        let lists = lists
            .into_iter()
            .map(|(name, told)| (name.to_owned(), told));
        let customer = self.customer.iter();
        let customer = customer.map(|(name, wanted)| (format!("customer’s {name}"), texts(wanted)));
        let told = lists.chain(customer).filter(|(_, told)| !told.is_empty());
        let told: Vec<String> = told.map(|(name, told)| format!("{name} {told}")).collect();
        f.write_str(&told.join(" · "))
    }
}

impl fmt::Display for IntentIs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Sure { name, at_least } => write!(f, "{name} (at least {at_least})"),
        }
    }
}

impl fmt::Display for HoursAre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Team(door) => write!(f, "team {door}"),
            Self::During { during, zone } => write!(f, "{during} ({zone})"),
            Self::Outside { outside, zone } => write!(f, "not {outside} ({zone})"),
        }
    }
}

impl fmt::Display for Then {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let skills = |verb: &str, skills: &[String]| {
            (!skills.is_empty()).then(|| format!("{verb} {}", skills.join(", ")))
        };
        let told = [
            self.bot.as_ref().map(|bot| format!("bot {bot}")),
            self.team.as_ref().map(|team| format!("team {team}")),
            self.priority.map(|level| format!("priority {level}")),
            skills("requires", &self.require_skills),
            skills("prefers", &self.prefer_skills),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        f.write_str(&told.join(" · "))
    }
}

impl fmt::Display for RouteRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} → {}", self.when, self.then)
    }
}
