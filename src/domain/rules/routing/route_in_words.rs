//! A route in words: "Why routed here".

use super::choice::{CheckedRule, Route, RuleOutcome};
use super::rule::{HoursAre, IntentIs, RouteRule, Then, When};
use std::fmt;

/// Rules that did not match and are told of in words; the record holds them all.
const LINES_MAX: usize = 20;

impl fmt::Display for CheckedRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            RuleOutcome::Matched => write!(f, "{}: matched", self.rule),
            RuleOutcome::Failed { condition, saw } if saw.is_empty() => {
                write!(f, "{}: {condition} is not known", self.rule)
            }
            RuleOutcome::Failed { condition, saw } if condition == "topic" => {
                write!(f, "{}: nothing of its topic, last in “{saw}”", self.rule)
            }
            RuleOutcome::Failed { condition, saw } => {
                write!(f, "{}: {condition} is “{saw}”", self.rule)
            }
            RuleOutcome::LeftOut { bot } => {
                write!(f, "{}: left out, it comes from there ({bot})", self.rule)
            }
        }
    }
}

impl Route {
    /// One line for what was decided, then one for each warning and each rule that was looked at.
    pub(crate) fn lines(&self) -> Vec<String> {
        let by = match (&self.rule, self.named) {
            (Some(rule), _) => format!("by the rule “{rule}”, revision {}", self.revision),
            (None, _) if self.inputs.asked.bot.is_some() => self.as_asked(),
            (None, true) => self.as_asked(),
            (None, false) => "the bot’s own team".to_owned(),
        };
        let waits = match self.bot {
            Some(_) => format!(", else team {}", self.team),
            None => String::new(),
        };
        let mut lines = vec![format!("To {}{waits}: {by}", self.place())];
        let skills = [("requires", &self.require), ("prefers", &self.prefer)];
        let told = skills.iter().filter(|(_, skills)| !skills.is_empty());
        lines.extend(told.map(|(verb, skills)| format!("The rule {verb} {}", skills.join(", "))));
        lines.extend(self.warnings.iter().map(|told| format!("But {told}")));
        let others = self.looked.iter();
        let others = others.filter(|looked| looked.outcome != RuleOutcome::Matched);
        let more = others.clone().count().saturating_sub(LINES_MAX);
        lines.extend(others.take(LINES_MAX).map(|looked| format!("Not {looked}")));
        if more > 0 {
            lines.push(format!("Nor {more} rules behind those"));
        }
        lines
    }

    /// The bot's recommendation with its confidence, or its request.
    fn as_asked(&self) -> String {
        let (bot, asked) = (&self.inputs.bot, &self.inputs.asked);
        match asked.confidence {
            Some(sure) => format!("as {bot} recommended, {:.0}% sure", sure * 100.0),
            None => format!("as {bot} asked"),
        }
    }
}

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
