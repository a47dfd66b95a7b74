//! Trigger rules and their scorecard.

use crate::domain::base::words::Reason;
use crate::domain::rules::triggers::{AnyOf, Rule, Signal};
use crate::services::{LabelFigures, ScoreLine, Scorecard, Trial, Vocabulary};
use crate::views::labels::{line, reason, why};
use crate::views::picker::{OtherWords, PickChoice, Picker, choices, languages};
use crate::views::triggers::view::{
    ExampleLine, RuleField, RuleFieldKind, RuleView, ScoreRow, TrialView,
};

/// How much of a turn is shown beside what a rule saw in it, in characters.
const SAID_CHARS: usize = 140;

/// Fewer marks than these make no rate: one stray key would decide it.
pub(crate) const RATED_MIN: i64 = 5;

/// A rule as it can be set.
pub(crate) fn rule(rule: &Rule, words: &Vocabulary) -> RuleView {
    RuleView {
        name: rule.name.clone(),
        about: about(&rule.signal).to_owned(),
        enabled: rule.enabled,
        auto_escalate: rule.auto_escalate,
        reason: rule
            .reason
            .map(|reason| reason.to_string())
            .unwrap_or_default(),
        usual_reason: why(rule.signal.reason()).to_owned(),
        reasons: Reason::ALL
            .iter()
            .map(|reason| (reason.to_string(), why(*reason).to_owned()))
            .collect(),
        fields: fields(&rule.signal, words),
        ..RuleView::default()
    }
}

/// What a signal is, in words.
pub(crate) fn about(signal: &Signal) -> &'static str {
    match signal {
        Signal::AskedForPerson => "the customer asks for a person",
        Signal::LowConfidence { .. } => "the bot has low confidence several times in a row",
        Signal::RepeatedFallback { .. } => "the bot has no answer several times in a row",
        Signal::GoingInCircles { .. } => "the customer or the bot repeats itself",
        Signal::NotHelped => "the customer says that the bot did not help",
        Signal::Anger { .. } => "the customer is angry",
        Signal::Disputed => "the customer disputes a balance, bill or payment",
        Signal::Distress => "somebody may be in danger",
        Signal::Topic(_) => "a topic (words, intents or patterns)",
        Signal::Policy(_) => "something the bot is not allowed to do",
        Signal::TooManyTurns { .. } => "the conversation takes too many turns",
        Signal::Language { .. } => "a language the bot does not speak",
        Signal::BotError { .. } => "the bot fails or is slow",
        Signal::BotSilence { .. } => "the bot does not answer",
        Signal::Customer { .. } => "the customer has an attribute",
    }
}

fn fields(signal: &Signal, vocabulary: &Vocabulary) -> Vec<RuleField> {
    match signal {
        Signal::AskedForPerson | Signal::NotHelped | Signal::Distress | Signal::Disputed => {
            Vec::new()
        }
        Signal::LowConfidence { below, times } => vec![
            share("below", "Confidence below", *below),
            number("times", "Turns in a row", times),
        ],
        Signal::RepeatedFallback { times } => vec![number("times", "Turns in a row", times)],
        Signal::GoingInCircles { times, alike } => vec![
            number("times", "Repetitions", times),
            share("alike", "Similarity, 0 to 1", *alike),
        ],
        Signal::Anger { times, within } => vec![
            number("times", "Angry turns", times),
            number("within", "Out of the last", within),
        ],
        Signal::Topic(any) | Signal::Policy(any) => any_of(any, vocabulary),
        Signal::TooManyTurns { turns } => vec![number("turns", "Customer turns", turns)],
        Signal::Language { speaks } => {
            let all = languages(&vocabulary.languages, speaks);
            vec![several("speaks", "The bot speaks", all, speaks)]
        }
        Signal::BotError {
            times,
            slower_than_ms,
        } => vec![
            number("times", "Turns in a row", times),
            RuleField {
                value: slower_than_ms.map(|ms| ms.to_string()).unwrap_or_default(),
                ..number("slower_than_ms", "Slower than (ms)", &0)
            },
        ],
        Signal::BotSilence { seconds } => vec![number("seconds", "Seconds", seconds)],
        Signal::Customer { attribute, values } => vec![
            RuleField {
                name: "attribute".to_owned(),
                label: "Attribute".to_owned(),
                value: attribute.clone(),
                kind: RuleFieldKind::Text,
                step: String::new(),
                picker: None,
                proposed: vocabulary.attributes.clone(),
            },
            lines("values", "Values, one per line", values),
        ],
    }
}

fn any_of(any: &AnyOf, vocabulary: &Vocabulary) -> Vec<RuleField> {
    let intents = choices(&vocabulary.intents, |name| {
        ((*name).clone(), (*name).clone())
    });
    vec![
        lines("words", "Words, one per line", &any.words),
        lines("patterns", "Patterns, one per line", &any.patterns),
        several("intents", "Intents", intents, &any.intents),
    ]
}

fn number(name: &str, label: &str, value: &impl ToString) -> RuleField {
    RuleField {
        name: name.to_owned(),
        label: label.to_owned(),
        value: value.to_string(),
        kind: RuleFieldKind::Number,
        step: "1".to_owned(),
        picker: None,
        proposed: Vec::new(),
    }
}

fn share(name: &str, label: &str, value: f64) -> RuleField {
    RuleField {
        step: "any".to_owned(),
        ..number(name, label, &value)
    }
}

fn lines(name: &str, label: &str, entries: &[String]) -> RuleField {
    RuleField {
        value: entries.join("\n"),
        kind: RuleFieldKind::Lines,
        ..number(name, label, &0)
    }
}

/// A list to choose from, and lines for what is not in it.
fn several(
    name: &str,
    label: &'static str,
    choices: Vec<PickChoice>,
    chosen: &[String],
) -> RuleField {
    let picker = Picker {
        name: name.to_owned(),
        label,
        none: "None",
        choices,
        other: Some(OtherWords {
            name: name.to_owned(),
            label: "Others, one per line",
            lines: true,
            ..OtherWords::default()
        }),
        empty: "",
    };
    RuleField {
        picker: Some(picker.with(chosen)),
        ..number(name, label, &0)
    }
}

/// How a rule would have done.
pub(crate) fn trial(trial: &Trial) -> TrialView {
    let Trial {
        conversations,
        turns,
        fired,
        tickets,
        ..
    } = trial;
    let sentence = match conversations {
        0 => "There are no conversations to test the rule on yet.".to_owned(),
        _ => format!(
            "The rule would have fired in {fired} of the last {conversations} conversations ({turns} turns); \
             {tickets} of those became tickets."
        ),
    };
    let example = |example: &crate::services::TrialExample| ExampleLine {
        conversation: example.conversation.clone(),
        token: example.token.clone(),
        needed_person: example.needed_person,
        ticket: example.ticket.unwrap_or_default(),
        at: example.at.to_string(),
        evidence: example.evidence.clone(),
        said: line(&example.said, SAID_CHARS),
    };
    TrialView {
        sentence,
        figures: match trial.alone.labelled() {
            0 => Vec::new(),
            _ => vec![
                agreement("This rule", &trial.alone),
                agreement("All rules that are on, with this one", &trial.together),
            ],
        },
        examples: trial.examples.iter().map(example).collect(),
        quiet: trial.quiet.iter().map(example).collect(),
    }
}

/// How rules agree with the labels, in a sentence.
fn agreement(whose: &str, figures: &LabelFigures) -> String {
    let percent = |share: Option<f64>| match share {
        Some(share) => format!("{:.0}%", share * 100.0),
        None => "–".to_owned(),
    };
    format!(
        "{whose}: precision {}, recall {}. Labelled conversations: {} ({} right, {} false alarms, {} missed).",
        percent(figures.precision()),
        percent(figures.recall()),
        figures.labelled(),
        figures.right,
        figures.false_alarms,
        figures.missed,
    )
}

/// The scorecard, the most tickets first.
pub(crate) fn scorecard(card: &Scorecard) -> Vec<ScoreRow> {
    let mut rows: Vec<ScoreRow> = card.lines.iter().map(score).collect();
    rows.sort_by(|a, b| (a.by_bot, &a.bot, -a.tickets).cmp(&(b.by_bot, &b.bot, -b.tickets)));
    rows
}

fn score(line: &ScoreLine) -> ScoreRow {
    ScoreRow {
        bot: format!("{} {}", line.bot, line.version)
            .trim_end()
            .to_owned(),
        cause: match line.by_bot {
            true => reason(&line.cause),
            false => line.cause.clone(),
        },
        by_bot: line.by_bot,
        tickets: line.tickets,
        marked: line.marked(),
        percent: line
            .precision()
            .filter(|_| line.marked() >= RATED_MIN)
            .map(|share| (share * 100.0).round() as i64),
        right: line.right,
        too_early: line.too_early,
        too_late: line.too_late,
        wrong_team: line.wrong_team,
    }
}
