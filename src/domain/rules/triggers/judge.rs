//! The verdict: which rules fire on which turn, and why.

use super::book::Book;
use super::circles::alike;
use super::fold::{Folded, shortened};
use super::language::understands;
use super::mood::{Mood, mood};
use super::rule::{Rule, Signal};
use super::set::RuleSet;
use super::turn::{About, Turn};
use crate::domain::base::words::Reason;
use crate::domain::rules::triggers::cost::{TEXT_SEEN_BYTES, TURNS_SEEN};
use crate::domain::text::searches;
use crate::domain::text::spoken::{clearly_spoken, spoken};
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// The phrase books take as long as so many plain patterns.
const PHRASES: usize = 14;

/// How far back the same saying is looked for, in turns of the same speaker.
const CIRCLE: usize = 8;

/// How many of the customer's last turns tell their language together.
const LANGUAGE_TURNS: usize = 3;

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: String,
    /// Why it escalates.
    pub reason: Reason,
    /// Whether it opens the ticket at once.
    pub auto_escalate: bool,
    /// The `seq` of the turn it fired on.
    pub seq: i64,
    /// What it saw: the customer's words, or what the bot told.
    pub evidence: String,
}

impl RuleSet {
    /// What fires on the turns from this `seq` on. `turns` are the recent ones since the bot last got
    /// control, oldest first.
    pub fn judge(&self, turns: &[Turn], from_seq: i64, about: &About) -> Vec<Fired> {
        let recent = turns.get(turns.len().saturating_sub(TURNS_SEEN)..);
        let scene = Scene::new(recent.unwrap_or_default(), about);
        let mut fired = Vec::new();
        for (index, turn) in scene.turns.iter().enumerate() {
            if turn.seq >= from_seq {
                let topics = self.topics_of(&scene, index);
                let rules = self.rules.iter().enumerate();
                let on = rules.filter(|(_, rule)| rule.enabled);
                fired.extend(on.filter_map(|(number, rule)| {
                    let evidence = match topics.get(&number) {
                        Some(evidence) => evidence.clone(),
                        None => scene.look(&rule.signal, index)?,
                    };
                    Some(rule.fired(turn.seq, evidence))
                }));
            }
        }
        fired
    }

    /// What judging these turns takes, in bytes that one plain pattern looks at.
    pub(crate) fn cost(&self, turns: &[Turn], from_seq: i64) -> usize {
        let seen = |turn: &Turn| turn.text.len().min(TEXT_SEEN_BYTES);
        let recent = turns.get(turns.len().saturating_sub(TURNS_SEEN)..);
        let new = recent.unwrap_or_default().iter();
        let new: usize = new.filter(|turn| turn.seq >= from_seq).map(seen).sum();
        self.topics.cost(new) + searches::cost(new, PHRASES, 0)
    }

    /// The topics of a turn: of the customer's words, and of the intent the bot saw.
    fn topics_of(&self, scene: &Scene<'_>, index: usize) -> HashMap<usize, String> {
        let Some(turn) = scene.turns.get(index) else {
            return HashMap::new();
        };
        let mut found = HashMap::new();
        if let Some(intent) = &turn.intent {
            for rule in self.topics.meant(intent) {
                found.insert(*rule, format!("intent {}", shortened(intent)));
            }
        }
        if turn.by_customer()
            && let Some(said) = scene.said(index)
        {
            for (rule, place) in self.topics.said(said) {
                found.insert(rule, said.quote(place));
            }
        }
        found
    }
}

impl Rule {
    /// The rule has fired.
    pub(crate) fn fired(&self, seq: i64, evidence: String) -> Fired {
        Fired {
            rule: self.name.clone(),
            reason: self.reason(),
            auto_escalate: self.auto_escalate,
            seq,
            evidence,
        }
    }
}

/// The turns, with what was found out about them so far.
struct Scene<'a> {
    turns: &'a [Turn],
    about: &'a About,
    folded: Vec<OnceCell<Folded<'a>>>,
    moods: Vec<OnceCell<Mood>>,
}

impl<'a> Scene<'a> {
    fn new(turns: &'a [Turn], about: &'a About) -> Self {
        Self {
            turns,
            about,
            folded: turns.iter().map(|_| OnceCell::new()).collect(),
            moods: turns.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn said(&self, index: usize) -> Option<&Folded<'a>> {
        let turn = self.turns.get(index)?;
        Some(
            self.folded
                .get(index)?
                .get_or_init(|| Folded::new(&turn.text)),
        )
    }

    fn mood(&self, index: usize) -> Option<&Mood> {
        let (turn, said) = (self.turns.get(index)?, self.said(index)?);
        Some(
            self.moods
                .get(index)?
                .get_or_init(|| mood(said, &turn.text)),
        )
    }

    /// The turns of one speaker up to this one, newest first.
    fn back_from(&self, index: usize) -> impl Iterator<Item = (usize, &'a Turn)> {
        let turns = self.turns.get(..=index).unwrap_or_default();
        let speaker = turns.last().map(|turn| turn.sender);
        let all = turns.iter().enumerate().rev();
        all.filter(move |(_, turn)| Some(turn.sender) == speaker)
    }

    /// What a signal sees on a turn. Topics were looked for before, all together; silence has no turn.
    fn look(&self, signal: &Signal, index: usize) -> Option<String> {
        let turn = self.turns.get(index)?;
        match signal {
            Signal::LowConfidence { below, times } => self.low_confidence(index, *below, *times),
            Signal::RepeatedFallback { times } => {
                let row = self.in_a_row(index, |turn| turn.fallback);
                (row >= *times).then(|| format!("no answer {row} times in a row"))
            }
            Signal::BotError {
                times,
                slower_than_ms,
            } => self.bot_error(index, *times, *slower_than_ms),
            Signal::GoingInCircles { times, alike } => self.circles(index, *times, *alike),
            _ if !turn.by_customer() => None,
            Signal::AskedForPerson => Book::built_in().ask(self.said(index)?, &self.about.names),
            Signal::Distress => self.quoted(index, |said| Book::built_in().distress(said)),
            Signal::Disputed => self.quoted(index, |said| Book::built_in().disputed(said)),
            Signal::NotHelped => self.not_helped(index),
            Signal::Anger { times, within } => self.anger(index, *times, *within),
            Signal::TooManyTurns { turns } => {
                let spoken = self.back_from(index).count();
                (spoken >= *turns as usize).then(|| format!("{spoken} turns of the customer"))
            }
            Signal::Language { speaks } => self.language(index, speaks),
            Signal::Customer { attribute, values } => self.customer(attribute, values),
            Signal::Topic(_) | Signal::Policy(_) | Signal::BotSilence { .. } => None,
        }
    }

    fn quoted(
        &self,
        index: usize,
        find: impl Fn(&Folded<'_>) -> Option<Range<usize>>,
    ) -> Option<String> {
        let said = self.said(index)?;
        find(said).map(|place| said.quote(place))
    }

    fn in_a_row(&self, index: usize, is: impl Fn(&Turn) -> bool) -> u32 {
        let row = self
            .back_from(index)
            .take_while(|(_, turn)| is(turn))
            .count();
        u32::try_from(row).unwrap_or(u32::MAX)
    }

    fn low_confidence(&self, index: usize, below: f64, times: u32) -> Option<String> {
        let now = self.turns.get(index)?.confidence?;
        // Turns about which the bot told nothing neither count nor end the row.
        let told = self
            .back_from(index)
            .filter_map(|(_, turn)| turn.confidence);
        let row = told.take_while(|confidence| *confidence < below).count();
        (row >= times as usize)
            .then(|| format!("confidence {now:.2}, below {below:.2} {row} times"))
    }

    fn bot_error(&self, index: usize, times: u32, slower_than_ms: Option<u64>) -> Option<String> {
        let slow = |turn: &Turn| {
            let limit = slower_than_ms?;
            turn.latency_ms.filter(|latency| *latency > limit as f64)
        };
        let row = self.in_a_row(index, |turn| turn.error || slow(turn).is_some());
        let turn = self.turns.get(index)?;
        (row >= times && row > 0).then(|| match slow(turn) {
            Some(latency) if !turn.error => format!("answered after {latency:.0} ms"),
            _ => format!("an error {row} times in a row"),
        })
    }

    fn circles(&self, index: usize, times: u32, least: f64) -> Option<String> {
        let now = self.said(index)?;
        let before = self.back_from(index).skip(1).take(CIRCLE);
        let again = before.filter(|(earlier, _)| {
            let earlier = self.said(*earlier);
            let share = earlier.and_then(|earlier| alike(now.text(), earlier.text()));
            share.is_some_and(|share| share >= least)
        });
        let said = again.count() + 1;
        (said >= times as usize).then(|| shortened(self.turns.get(index).map_or("", |t| &t.text)))
    }

    fn not_helped(&self, index: usize) -> Option<String> {
        let turns = self.turns.get(..index)?;
        let asked = turns.iter().rposition(Turn::by_bot)?;
        let (asked, answered) = (self.said(asked)?, self.said(index)?);
        let unhelped = Book::built_in().unhelped(asked, answered);
        unhelped.then(|| answered.quote(0..answered.text().len()))
    }

    fn anger(&self, index: usize, times: u32, within: u32) -> Option<String> {
        let words = match self.mood(index)? {
            Mood::Calm => return None,
            Mood::Furious(words) => words,
            Mood::Annoyed(words) => {
                let last = self.back_from(index).take(within as usize);
                let angry =
                    last.filter(|(turn, _)| !matches!(self.mood(*turn), None | Some(Mood::Calm)));
                if angry.count() < times as usize {
                    return None;
                }
                words
            }
        };
        Some(self.said(index)?.quote(words.clone()))
    }

    fn language(&self, index: usize, speaks: &[String]) -> Option<String> {
        if speaks.is_empty() {
            return None;
        }
        // A switch is seen in the turn itself; with the turns before it, the text would be of two languages.
        let alone = clearly_spoken(&self.turns.get(index)?.text).map(|language| (language, true));
        let written = alone.or_else(|| {
            let turns = self.back_from(index).take(LANGUAGE_TURNS);
            let mut last: Vec<&str> = turns.map(|(_, turn)| turn.text.as_str()).collect();
            last.reverse();
            spoken(&last.join("\n"))
        });
        let told = self
            .about
            .language
            .as_deref()
            .map(|language| (language, true));
        let (language, sure) = written.or(told)?;
        (!understands(speaks, language, sure)).then(|| format!("language {language}"))
    }

    fn customer(&self, attribute: &str, values: &[String]) -> Option<String> {
        let value = match self.about.attributes.get(attribute)? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let counts = values
            .iter()
            .any(|wanted| wanted.eq_ignore_ascii_case(&value));
        counts.then(|| shortened(&format!("{attribute} {value}")))
    }
}
