//! Rules as data: what is stored, imported, exported and edited.

use super::trigger_fault::TriggerFault;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Reason;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::cost::{
    COUNT_MAX, ENTRY_MAX_CHARS, LIST_MAX, NAME_MAX_CHARS, PATTERN_MAX_CHARS, PATTERNS_MAX,
    SECONDS_MAX,
};
use serde::{Deserialize, Serialize};

/// A rule: a signal, and what follows when it is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Unique in its set; what verdicts and the scorecard call it.
    pub name: String,
    /// Whether it is on.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Whether it opens the ticket at once instead of only telling the bot.
    #[serde(default)]
    pub auto_escalate: bool,
    /// Why it escalates; without it the signal says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What it looks for.
    #[serde(flatten)]
    pub signal: Signal,
}

fn yes() -> bool {
    true
}

/// What a rule looks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "signal", rename_all = "snake_case")]
pub enum Signal {
    /// The customer asks for a person, plainly or not, in one of the built-in languages.
    AskedForPerson,
    /// The bot's confidence was below this so many turns in a row.
    LowConfidence {
        /// 0 to 1.
        below: f64,
        /// In a row.
        times: u32,
    },
    /// The bot had no answer so many times in a row.
    RepeatedFallback {
        /// In a row.
        times: u32,
    },
    /// The customer, or the bot, says the same again: this often in all.
    GoingInCircles {
        /// How often it was said.
        times: u32,
        /// How alike two sayings must be, 0 to 1.
        alike: f64,
    },
    /// The bot asked whether it helped, and the customer said no.
    NotHelped,
    /// The customer is furious once, or annoyed in so many of the last turns.
    Anger {
        /// Annoyed turns that count as much as one furious one.
        times: u32,
        /// Among so many last turns of the customer.
        within: u32,
    },
    /// Somebody may be in danger.
    Distress,
    /// The customer says that what is recorded of their money is wrong.
    Disputed,
    /// The customer speaks of this.
    Topic(AnyOf),
    /// The customer wants what the bot may not do.
    Policy(AnyOf),
    /// The customer has spoken so often and is still here.
    TooManyTurns {
        /// The customer's turns.
        turns: u32,
    },
    /// The customer writes in a language the bot does not speak.
    Language {
        /// What it speaks: `en`, `es`, … Empty means that nobody has said.
        speaks: Vec<String>,
    },
    /// Something broke, or took too long, so many turns in a row.
    BotError {
        /// In a row.
        times: u32,
        /// Slower than this counts as broken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        slower_than_ms: Option<u64>,
    },
    /// The bot leaves the customer without an answer.
    BotSilence {
        /// For so long.
        seconds: u64,
    },
    /// The customer is somebody whom people serve.
    Customer {
        /// The name of an attribute: `tier`.
        attribute: String,
        /// Its values that count.
        values: Vec<String>,
    },
}

/// Any of these is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AnyOf {
    /// Words or phrases of the customer; case and accents do not matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Intents the bot saw.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intents: Vec<String>,
    /// Regular expressions over the words as they were written; case does not matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<String>,
}

impl Rule {
    /// A rule that is on and only tells the bot.
    pub fn new(name: &str, signal: Signal) -> Self {
        Self {
            name: name.to_owned(),
            enabled: true,
            auto_escalate: false,
            reason: None,
            signal,
        }
    }

    /// Why it escalates.
    pub(crate) fn reason(&self) -> Reason {
        self.reason.unwrap_or_else(|| self.signal.reason())
    }

    /// What is wrong with it, at this pointer; patterns are looked at when they are compiled.
    pub(super) fn check(&self, at: &str) -> Vec<FieldError> {
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, fault: Fault| {
            wrong.push(FieldError::new(format!("{at}/{field}"), fault));
        };
        if !fits(&self.name, NAME_MAX_CHARS) {
            refuse("name", RulesFault::Text(NAME_MAX_CHARS).into());
        }
        for (field, count) in self.signal.counts() {
            if !(1..=COUNT_MAX).contains(&count) {
                refuse(field, TriggerFault::Count(COUNT_MAX.into()).into());
            }
        }
        for (field, share) in self.signal.shares() {
            if !(0.0..=1.0).contains(&share) {
                refuse(field, TriggerFault::Share.into());
            }
        }
        for (field, entries, most, chars) in self.signal.lists() {
            if entries.len() > most {
                refuse(field, RulesFault::LongList(most).into());
            }
            if !entries.iter().all(|entry| fits(entry, chars)) {
                refuse(field, RulesFault::Entry(chars).into());
            }
        }
        if let Signal::BotSilence { seconds } = self.signal
            && !(1..=SECONDS_MAX).contains(&seconds)
        {
            refuse("seconds", TriggerFault::Count(SECONDS_MAX).into());
        }
        wrong
    }
}

impl Signal {
    /// The usual reason.
    pub(crate) fn reason(&self) -> Reason {
        match self {
            Self::AskedForPerson => Reason::UserRequested,
            Self::LowConfidence { .. } => Reason::LowConfidence,
            Self::RepeatedFallback { .. }
            | Self::GoingInCircles { .. }
            | Self::NotHelped
            | Self::TooManyTurns { .. } => Reason::RepeatedFailure,
            Self::Anger { .. } => Reason::NegativeSentiment,
            Self::Distress => Reason::Safety,
            Self::Topic(_) | Self::Disputed => Reason::OutOfScope,
            Self::Policy(_) => Reason::Policy,
            Self::Language { .. } => Reason::Language,
            Self::BotError { .. } | Self::BotSilence { .. } => Reason::TechnicalError,
            Self::Customer { .. } => Reason::Vip,
        }
    }

    fn counts(&self) -> Vec<(&'static str, u32)> {
        match self {
            Self::LowConfidence { times, .. }
            | Self::RepeatedFallback { times }
            | Self::GoingInCircles { times, .. }
            | Self::BotError { times, .. } => vec![("times", *times)],
            Self::Anger { times, within } => vec![("times", *times), ("within", *within)],
            Self::TooManyTurns { turns } => vec![("turns", *turns)],
            Self::AskedForPerson
            | Self::NotHelped
            | Self::Distress
            | Self::Disputed
            | Self::Topic(_)
            | Self::Policy(_)
            | Self::Language { .. }
            | Self::BotSilence { .. }
            | Self::Customer { .. } => Vec::new(),
        }
    }

    fn shares(&self) -> Vec<(&'static str, f64)> {
        match self {
            Self::LowConfidence { below, .. } => vec![("below", *below)],
            Self::GoingInCircles { alike, .. } => vec![("alike", *alike)],
            Self::AskedForPerson
            | Self::RepeatedFallback { .. }
            | Self::NotHelped
            | Self::Anger { .. }
            | Self::Distress
            | Self::Disputed
            | Self::Topic(_)
            | Self::Policy(_)
            | Self::TooManyTurns { .. }
            | Self::Language { .. }
            | Self::BotError { .. }
            | Self::BotSilence { .. }
            | Self::Customer { .. } => Vec::new(),
        }
    }

    /// Its lists: field, entries, how many at most, how long each.
    fn lists(&self) -> Vec<(&'static str, &[String], usize, usize)> {
        match self {
            Self::Topic(any) | Self::Policy(any) => vec![
                ("words", &any.words, LIST_MAX, ENTRY_MAX_CHARS),
                ("intents", &any.intents, LIST_MAX, ENTRY_MAX_CHARS),
                ("patterns", &any.patterns, PATTERNS_MAX, PATTERN_MAX_CHARS),
            ],
            Self::Language { speaks } => vec![("speaks", speaks, LIST_MAX, ENTRY_MAX_CHARS)],
            Self::Customer { attribute, values } => vec![
                (
                    "attribute",
                    std::slice::from_ref(attribute),
                    1,
                    ENTRY_MAX_CHARS,
                ),
                ("values", values, LIST_MAX, ENTRY_MAX_CHARS),
            ],
            Self::AskedForPerson
            | Self::LowConfidence { .. }
            | Self::RepeatedFallback { .. }
            | Self::GoingInCircles { .. }
            | Self::NotHelped
            | Self::Anger { .. }
            | Self::Distress
            | Self::Disputed
            | Self::TooManyTurns { .. }
            | Self::BotError { .. }
            | Self::BotSilence { .. } => Vec::new(),
        }
    }
}

fn fits(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains(char::is_control)
}
