//! Sentences Baton says to customers by itself, in their language.

mod built_in;
mod moments;
mod own;

pub use built_in::{LANGUAGES, built_in};
pub use moments::{opening, wait};
pub use own::{BadText, TEXT_LENGTH};

use super::outlook::Outlook;
use super::time::Moment;
use super::words::words;
use chrono_tz::Tz;
use std::collections::HashMap;
use std::time::Duration;

words! {
    /// What a sentence is about.
    Phrase {
        /// Escalated, and somebody is there.
        HandedOver = "handed_over",
        /// Then, behind others, when nobody can know how long it takes.
        InLine = "in_line",
        /// Then, when it is known.
        InLineWait = "in_line_wait",
        /// Escalated, and nobody is there right now.
        NobodyOnline = "nobody_online",
        /// Escalated while the team is closed.
        Closed = "closed",
        /// Escalated, and another bot is asked to go on.
        PassedOn = "passed_on",
    }
}

/// What a team says in its own words in one language, by phrase.
pub type OwnTexts = HashMap<Phrase, String>;

/// How things stand when a conversation is handed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Handover<'a> {
    /// The team's name.
    pub team: &'a str,
    /// Whether another bot is asked to go on.
    pub to_bot: bool,
    /// The zone of the team's hours.
    pub team_zone: Tz,
    /// The customer's zone, by name, if it is known.
    pub zone: Option<&'a str>,
    /// What will happen to the ticket.
    pub outlook: Outlook,
    /// Now.
    pub now: Moment,
}

/// What the customer is told when the conversation is handed over: nothing that is not so. In their language
/// and on their clock where they are known.
pub fn handed_over(handover: &Handover<'_>, language: Option<&str>, own: &OwnTexts) -> String {
    let language = spoken(language);
    let outlook = &handover.outlook;
    let zone: Option<Tz> = handover.zone.and_then(|zone| zone.parse().ok());
    let zone = zone.unwrap_or(handover.team_zone);
    let opens = outlook
        .opens_at
        .map(|opens| opening(opens, handover.now, zone, language));
    let value = |name: &str| match name {
        "team" => Some(handover.team.to_owned()),
        "position" => outlook.position.map(|position| position.to_string()),
        "wait" => outlook.wait.map(|time| wait(time, language)),
        "opens" => opens.clone(),
        _ => None,
    };
    let said = sentences(outlook, handover.to_bot).into_iter();
    let text = |phrase: Phrase| match own.get(&phrase) {
        Some(text) => own::fill(text, value),
        None => own::fill(built_in(phrase, language), value),
    };
    said.map(text).collect::<Vec<_>>().join(" ")
}

/// Which sentences hold.
fn sentences(outlook: &Outlook, to_bot: bool) -> Vec<Phrase> {
    if to_bot {
        return vec![Phrase::PassedOn];
    }
    if !outlook.open {
        return vec![match outlook.opens_at {
            Some(_) => Phrase::Closed,
            None => Phrase::NobodyOnline,
        }];
    }
    if outlook.agents_online == 0 {
        return vec![Phrase::NobodyOnline];
    }
    match (outlook.position, outlook.wait) {
        (Some(_), Some(_)) => vec![Phrase::HandedOver, Phrase::InLineWait],
        (Some(2..), None) => vec![Phrase::HandedOver, Phrase::InLine],
        (_, _) => vec![Phrase::HandedOver],
    }
}

/// One text with sample values, as the settings page shows it.
pub fn sample(text: &str, team: &str, language: &str) -> String {
    let monday = Moment::from_micros(1_767_603_600_000_000);
    let now = monday.map(|monday| monday.minus(Duration::from_secs(60 * 3600)));
    own::fill(text, |name| match name {
        "team" => Some(team.to_owned()),
        "position" => Some("2".to_owned()),
        "wait" => Some(wait(Duration::from_secs(360), language)),
        "opens" => Some(opening(monday?, now?, Tz::UTC, language)),
        _ => None,
    })
}

/// The built-in language for a BCP 47 tag; English for every other.
pub fn spoken(tag: Option<&str>) -> &'static str {
    let wanted = primary(tag);
    let mut known = LANGUAGES.iter().map(|(language, _)| *language);
    known.find(|known| *known == wanted).unwrap_or("en")
}

/// One polite question for all that is missing, in the customer's language.
pub fn ask_for(questions: &[&str], language: Option<&str>) -> String {
    let (one, several) = match primary(language).as_str() {
        "es" => (
            "Para poder ayudarle, necesito un dato más:",
            "Para poder ayudarle, necesito unos datos más:",
        ),
        "fr" => (
            "Pour vous aider, il me manque une information :",
            "Pour vous aider, il me manque quelques informations :",
        ),
        "de" => (
            "Damit ich Ihnen helfen kann, fehlt mir noch eine Angabe:",
            "Damit ich Ihnen helfen kann, fehlen mir noch ein paar Angaben:",
        ),
        "pt" => (
            "Para ajudar você, preciso de mais uma informação:",
            "Para ajudar você, preciso de mais algumas informações:",
        ),
        _ => (
            "To help you I need one more thing:",
            "To help you I need a few more things:",
        ),
    };
    match questions {
        [] => String::new(),
        [question] => format!("{one} {question}"),
        questions => {
            let lines: Vec<String> = questions
                .iter()
                .map(|question| format!("– {question}"))
                .collect();
            format!("{several}\n{}", lines.join("\n"))
        }
    }
}

/// The language without its region, in lower case.
fn primary(language: Option<&str>) -> String {
    let tag = language.and_then(|tag| tag.split(['-', '_']).next());
    tag.unwrap_or("en").to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
