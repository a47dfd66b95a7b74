//! `baton triggers measure FILE`: how well rules tell who wants a person, on sentences somebody has labelled.

use crate::cli::Failure;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::rules::triggers::{About, Rule, RuleSet, Turn};
use clap::ValueEnum;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Which part of the sentences. The parts depend on nothing but the words, so that what is held out stays
/// held out, in every order and in every copy of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DataSplit {
    /// Every sentence.
    All,
    /// Three fifths, to tune the rules with.
    Tuning,
    /// Two fifths, held out: measure them only once.
    HeldOut,
}

/// A labelled sentence.
#[derive(Debug, Deserialize)]
struct LabelledSentence {
    text: String,
    wants_human: u8,
}

/// How sentences and verdicts agree.
#[derive(Debug, Clone, Copy, Default)]
struct ConfusionMatrix {
    right: usize,
    false_alarms: usize,
    missed: usize,
    left_alone: usize,
}

/// Reads the file and answers a row for each rule, and one for all of them.
///
/// # Errors
/// The file cannot be read, or has no columns `text` and `wants_human` (0 or 1).
pub(crate) fn run(
    rules: &[Rule],
    file: &Path,
    part: DataSplit,
    show: bool,
) -> Result<Vec<Value>, Failure> {
    let mut sentences = Vec::new();
    for row in csv::Reader::from_path(file)?.deserialize() {
        let sentence: LabelledSentence = row?;
        if part == DataSplit::All || part == part_of(&sentence.text) {
            sentences.push(sentence);
        }
    }
    let mut rows = Vec::new();
    for rule in rules.iter().filter(|rule| rule.enabled) {
        let counts = count(std::slice::from_ref(rule), &sentences, false)?;
        // Most rules need a conversation: one sentence says nothing to them.
        if counts.right + counts.false_alarms > 0 {
            rows.push((rule.name.clone(), counts));
        }
    }
    rows.push(("all of them".to_owned(), count(rules, &sentences, show)?));
    Ok(rows
        .into_iter()
        .map(|(name, counts)| counts.row(&name))
        .collect())
}

fn part_of(text: &str) -> DataSplit {
    let digest = Sha256::digest(text.trim().to_lowercase());
    match digest.first().is_some_and(|first| first % 5 < 2) {
        true => DataSplit::HeldOut,
        false => DataSplit::Tuning,
    }
}

fn count(
    rules: &[Rule],
    sentences: &[LabelledSentence],
    show: bool,
) -> Result<ConfusionMatrix, Failure> {
    let set = RuleSet::compile(rules.to_vec()).map_err(|wrong| format!("{wrong:?}"))?;
    let at = Moment::from_micros(0).ok_or("no such moment")?;
    let mut counts = ConfusionMatrix::default();
    for sentence in sentences {
        let turn = Turn::new(1, Sender::Customer, &sentence.text, &Map::new(), at);
        let fired = set.judge(&[turn], 1, &About::default());
        let wrong = match (sentence.wants_human == 1, fired.first()) {
            (true, Some(_)) => {
                counts.right += 1;
                None
            }
            (true, None) => {
                counts.missed += 1;
                Some("missed".to_owned())
            }
            (false, Some(fired)) => {
                counts.false_alarms += 1;
                Some(format!("false alarm ({})", fired.rule))
            }
            (false, None) => {
                counts.left_alone += 1;
                None
            }
        };
        if let (true, Some(wrong)) = (show, wrong) {
            eprintln!("{wrong}: {}", sentence.text);
        }
    }
    Ok(counts)
}

impl ConfusionMatrix {
    fn row(self, rule: &str) -> Value {
        let precision = share(self.right, self.right + self.false_alarms);
        let recall = share(self.right, self.right + self.missed);
        let f1 = match precision + recall {
            0.0 => 0.0,
            sum => 2.0 * precision * recall / sum,
        };
        json!({
            "rule": rule,
            "right": self.right,
            "false_alarms": self.false_alarms,
            "missed": self.missed,
            "precision": rounded(precision, 1000.0),
            "recall": rounded(recall, 1000.0),
            "f1": rounded(f1, 1000.0),
            "false_alarm_rate": rounded(share(self.false_alarms, self.false_alarms + self.left_alone), 100_000.0),
        })
    }
}

fn share(part: usize, of: usize) -> f64 {
    match of {
        0 => 0.0,
        of => part as f64 / of as f64,
    }
}

fn rounded(number: f64, to: f64) -> f64 {
    (number * to).round() / to
}
