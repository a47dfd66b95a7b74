//! Trigger rules and their scorecard.

use crate::domain::base::words::Reason;
use crate::domain::rules::triggers::{AnyOf, Rule, Signal};
use crate::services::{LabelFigures, ScoreLine, Scorecard, Trial, Vocabulary};
use crate::views::catalogue::t;
use crate::views::labels::{capitalised, line, reason, why};
use crate::views::picker::{OtherWords, PickChoice, Picker, choices, languages};
use crate::views::triggers::rule_names;
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
        shown: capitalised(rule_names::shown(&rule.name).to_owned()),
        about: capitalised(about(&rule.signal).to_owned()),
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
        Signal::AskedForPerson => t::triggers_asked_for_person(),
        Signal::LowConfidence { .. } => t::triggers_low_confidence(),
        Signal::RepeatedFallback { .. } => t::triggers_repeated_fallback(),
        Signal::GoingInCircles { .. } => t::triggers_going_in_circles(),
        Signal::NotHelped => t::triggers_not_helped(),
        Signal::Anger { .. } => t::triggers_anger(),
        Signal::Disputed => t::triggers_disputed(),
        Signal::Distress => t::triggers_distress(),
        Signal::Topic(_) => t::triggers_topic(),
        Signal::Policy(_) => t::triggers_policy(),
        Signal::TooManyTurns { .. } => t::triggers_too_many_turns(),
        Signal::Language { .. } => t::triggers_language(),
        Signal::BotError { .. } => t::triggers_bot_error(),
        Signal::BotSilence { .. } => t::triggers_bot_silence(),
        Signal::Customer { .. } => t::triggers_customer(),
    }
}

fn fields(signal: &Signal, vocabulary: &Vocabulary) -> Vec<RuleField> {
    match signal {
        Signal::AskedForPerson | Signal::NotHelped | Signal::Distress | Signal::Disputed => {
            Vec::new()
        }
        Signal::LowConfidence { below, times } => vec![
            share("below", t::triggers_field_below(), *below),
            number("times", t::triggers_field_in_a_row(), times),
        ],
        Signal::RepeatedFallback { times } => {
            vec![number("times", t::triggers_field_in_a_row(), times)]
        }
        Signal::GoingInCircles { times, alike } => vec![
            number("times", t::triggers_field_repetitions(), times),
            share("alike", t::triggers_field_alike(), *alike),
        ],
        Signal::Anger { times, within } => vec![
            number("times", t::triggers_field_angry(), times),
            number("within", t::triggers_field_within(), within),
        ],
        Signal::Topic(any) | Signal::Policy(any) => any_of(any, vocabulary),
        Signal::TooManyTurns { turns } => vec![number("turns", t::triggers_field_turns(), turns)],
        Signal::Language { speaks } => {
            let all = languages(&vocabulary.languages, speaks);
            vec![several("speaks", t::triggers_field_speaks(), all, speaks)]
        }
        Signal::BotError {
            times,
            slower_than_ms,
        } => vec![
            number("times", t::triggers_field_in_a_row(), times),
            RuleField {
                value: slower_than_ms.map(|ms| ms.to_string()).unwrap_or_default(),
                ..number("slower_than_ms", t::triggers_field_slower(), &0)
            },
        ],
        Signal::BotSilence { seconds } => {
            vec![number("seconds", t::triggers_field_seconds(), seconds)]
        }
        Signal::Customer { attribute, values } => vec![
            RuleField {
                name: "attribute".to_owned(),
                label: t::triggers_field_attribute().to_owned(),
                value: attribute.clone(),
                kind: RuleFieldKind::Text,
                step: String::new(),
                picker: None,
                proposed: vocabulary.attributes.clone(),
            },
            lines("values", t::triggers_field_values(), values),
        ],
    }
}

fn any_of(any: &AnyOf, vocabulary: &Vocabulary) -> Vec<RuleField> {
    let intents = choices(&vocabulary.intents, |name| {
        ((*name).clone(), (*name).clone())
    });
    vec![
        lines("words", t::triggers_field_words(), &any.words),
        lines("patterns", t::triggers_field_patterns(), &any.patterns),
        several(
            "intents",
            t::triggers_field_intents(),
            intents,
            &any.intents,
        ),
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
        none: t::triggers_field_none(),
        choices,
        other: Some(OtherWords {
            name: name.to_owned(),
            label: t::triggers_field_others(),
            lines: true,
            ..OtherWords::default()
        }),
        empty: "",
        ..Picker::default()
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
    let sentence = match (conversations, fired) {
        (0, _) => t::triggers_trial_none().to_owned(),
        (_, 0) => t::triggers_trial(*fired, *conversations, *turns),
        (..) => {
            let fires = t::triggers_trial(*fired, *conversations, *turns);
            format!("{fires} {}", t::triggers_trial_tickets(*tickets))
        }
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
            _ => vec![alone(&trial.alone), together(&trial.together)],
        },
        examples: trial.examples.iter().map(example).collect(),
        quiet: trial.quiet.iter().map(example).collect(),
    }
}

/// How the rule agrees with the labels.
fn alone(figures: &LabelFigures) -> String {
    t::triggers_agreement_rule(
        percent(figures.precision()),
        percent(figures.recall()),
        figures.labelled(),
        figures.right,
        figures.false_alarms,
        figures.missed,
    )
}

/// How all rules together do.
fn together(figures: &LabelFigures) -> String {
    t::triggers_agreement_all(
        percent(figures.precision()),
        percent(figures.recall()),
        figures.labelled(),
        figures.right,
        figures.false_alarms,
        figures.missed,
    )
}

fn percent(share: Option<f64>) -> String {
    match share {
        Some(share) => t::triggers_percent(format!("{:.0}", share * 100.0)),
        None => "–".to_owned(),
    }
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
            false => rule_names::shown(&line.cause).to_owned(),
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
