//! The conversations that are played: one JSON file each, with blanks.

use super::cast;
use super::fill::Blanks;
use crate::domain::base::time::Moment;
use serde::Deserialize;
use serde_json::Value;

/// A conversation with its blanks filled.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    /// The body of the escalation, without ids and times.
    pub(crate) escalation: Value,
    /// What the customer says while nobody comes.
    pub(crate) waiting: Vec<String>,
    /// What the customer tells by and by.
    pub(crate) lines: Vec<String>,
    /// What the customer answers when asked for something in particular.
    pub(crate) answers: Vec<ScriptedAnswer>,
    /// What the customer answers to any other question.
    pub(crate) yes: Vec<String>,
    /// What the customer says at the end.
    pub(crate) closing: Vec<String>,
    /// How the bot goes on after a hand-back.
    pub(crate) back: String,
    /// How the bot addresses the customer; comes from the cast.
    #[serde(skip)]
    pub(crate) first: String,
    /// What is spoken; comes from the list below.
    #[serde(skip)]
    pub(crate) language: &'static str,
}

/// An answer to a question about something.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptedAnswer {
    /// Words of the question, in lower case; one is enough.
    pub(crate) on: Vec<String>,
    /// The answer.
    pub(crate) text: String,
}

macro_rules! scripts {
    ($($language:literal $name:literal),+ $(,)?) => {
        [$(($language, include_str!(concat!("scripts/", $name, ".json")))),+]
    };
}

/// Language and text of each, in the order they are played. The first three are seen first.
static SCRIPTS: [(&str, &str); 16] = scripts![
    "en" "cancelled_flight",
    "es" "missing_suitcase",
    "en" "voucher_approval",
    "en" "charged_three_times",
    "en" "unaccompanied_minor",
    "ja" "meal_allergy",
    "en" "check_in_error",
    "de" "rebooking_illness",
    "ar" "family_seats",
    "en" "power_bank",
    "fr" "name_change",
    "en" "missing_miles",
    "en" "cello_on_board",
    "pt-BR" "pix_payment",
    "en" "vat_invoices",
    "en" "board_meeting",
];

/// How many conversations there are before they begin anew, with other people.
#[cfg(test)]
pub(super) const COUNT: u64 = SCRIPTS.len() as u64;

/// The conversation of this number. Customers change from round to round.
///
/// # Errors
/// A file is not as it should be; a test reads them all.
pub(super) fn script(number: u64, now: Moment) -> Result<Script, serde_json::Error> {
    let count = SCRIPTS.len() as u64;
    let (round, place) = (number / count, number % count);
    let place = usize::try_from(place).unwrap_or_default();
    let (language, text) = SCRIPTS.get(place).copied().unwrap_or_default();
    let speakers = |scripts: &[(&str, &str)]| {
        let same = scripts.iter().filter(|(other, _)| *other == language);
        same.count() as u64
    };
    let before = speakers(SCRIPTS.get(..place).unwrap_or_default());
    let person = cast::person(language, round * speakers(&SCRIPTS) + before);
    let blanks = Blanks {
        person,
        number,
        now,
    };
    Ok(Script {
        first: person.first.to_owned(),
        language,
        ..serde_json::from_str(&blanks.fill(text))?
    })
}

/// The id of a conversation: unique to a run, and its number tells what is played.
pub(super) fn conversation_id(run: &str, number: u64) -> String {
    format!("demo-{run}-{number}")
}

/// The number of a conversation of any run; nothing for a stranger's.
pub(super) fn number_of(conversation: &str) -> Option<u64> {
    let (_, number) = conversation.strip_prefix("demo-")?.split_once('-')?;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn all() -> Vec<Script> {
        let now = Moment::parse("2026-05-15T15:00:00Z").unwrap();
        (0..COUNT)
            .map(|number| script(number, now).unwrap_or_else(|e| panic!("{number}: {e}")))
            .collect()
    }

    #[test]
    fn every_script_is_complete_and_leaves_no_blank() {
        for (number, script) in all().iter().enumerate() {
            let lines = script
                .lines
                .iter()
                .chain(&script.yes)
                .chain(&script.closing);
            let answers = script.answers.iter().map(|answer| &answer.text);
            let spoken: Vec<&String> = lines.chain(answers).collect();
            assert!(
                (4..=12).contains(&spoken.len()),
                "{number}: {}",
                spoken.len()
            );
            assert!(
                script.waiting.len() >= 2 && !script.closing.is_empty(),
                "{number}"
            );
            let everything = format!("{script:?}");
            for blank in ["{first}", "{name}", "{booking}", "{day", "{in+"] {
                assert!(!everything.contains(blank), "{number}: {blank}");
            }
            let keys = script.answers.iter().flat_map(|answer| &answer.on);
            assert!(
                keys.into_iter().all(|key| *key == key.to_lowercase()),
                "{number}"
            );
            let mut lasting = spoken.into_iter().chain(&script.waiting);
            // What was said is known again by its words, so they must not change from day to day.
            assert!(lasting.all(|text| !text.contains("2026-")), "{number}");
        }
    }

    #[test]
    fn languages_and_reasons_vary() {
        let scripts = all();
        let languages: HashSet<_> = scripts.iter().map(|script| script.language).collect();
        let of = |pointer: &str| -> HashSet<String> {
            let values = scripts.iter().filter_map(|s| s.escalation.pointer(pointer));
            values.map(ToString::to_string).collect()
        };
        assert_eq!(languages.len(), 7);
        assert!(
            of("/trigger/reason").len() >= 9,
            "{:?}",
            of("/trigger/reason")
        );
        assert_eq!(of("/priority").len(), 4);
        assert!(of("/conversation/channel").len() >= 3);
        assert_eq!(of("/routing/team").len(), 2);
    }

    #[test]
    fn a_conversations_id_tells_its_number() {
        assert_eq!(number_of(&conversation_id("6a", 17)), Some(17));
        for other in ["demo-", "demo-6a", "demo-6a-x", "chat-6a-1"] {
            assert_eq!(number_of(other), None, "{other}");
        }
    }

    #[test]
    fn the_next_round_has_other_people() {
        let now = Moment::parse("2026-05-15T15:00:00Z").unwrap();
        for number in 0..COUNT {
            let (this, next) = (script(number, now), script(number + COUNT, now));
            assert_ne!(this.unwrap().first, next.unwrap().first, "{number}");
        }
    }
}
