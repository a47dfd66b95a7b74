//! Sentences Baton says to customers by itself, in their language.

mod languages;
mod moments;
mod own;
mod phrase;

pub use languages::{Language, ask_for, ask_for_fact, built_in, languages, spoken};
pub(crate) use moments::{opening, wait};
pub(in crate::domain) use own::fill as filled;
pub(crate) use own::{BadText, TEXT_LENGTH};
pub(crate) use phrase::{OwnTexts, Phrase};

use languages::built_in_without_context;

use crate::domain::base::time::Moment;
use crate::domain::dispatch::outlook::Outlook;
use chrono_tz::Tz;
use std::time::Duration;

/// How things stand when a conversation is handed over.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Handover<'a> {
    /// The team's name.
    pub(crate) team: &'a str,
    /// Whether another bot is asked to go on.
    pub(crate) to_bot: bool,
    /// Whether anything of the conversation was passed on: its transcript, or a summary.
    pub(crate) has_context: bool,
    /// Whether the team has members, online or not.
    pub(crate) is_staffed: bool,
    /// The zone of the team's hours.
    pub(crate) team_zone: Tz,
    /// The customer's zone, by name, if it is known.
    pub(crate) zone: Option<&'a str>,
    /// What will happen to the ticket.
    pub(crate) outlook: Outlook,
    pub(crate) now: Moment,
}

/// What the customer is told when the conversation is handed over: nothing that is not so. In their language
/// and on their clock where they are known.
pub(crate) fn handed_over(
    handover: &Handover<'_>,
    language: Option<&str>,
    own: &OwnTexts,
) -> String {
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
    let said = sentences(handover).into_iter();
    let text = |phrase: Phrase| match (own.get(&phrase), handover.has_context) {
        (Some(text), _) => own::fill(text, value),
        (None, true) => own::fill(built_in(phrase, language), value),
        (None, false) => own::fill(built_in_without_context(phrase, language), value),
    };
    said.map(text).collect::<Vec<_>>().join(" ")
}

/// Which sentences hold.
fn sentences(handover: &Handover<'_>) -> Vec<Phrase> {
    let outlook = &handover.outlook;
    if handover.to_bot {
        return vec![Phrase::PassedOn];
    }
    if !handover.is_staffed {
        return vec![Phrase::Unstaffed];
    }
    if !outlook.open {
        return vec![match outlook.opens_at {
            Some(_) => Phrase::Closed,
            None => Phrase::NobodyOnline,
        }];
    }
    if outlook.agents_there == 0 {
        return vec![Phrase::NobodyOnline];
    }
    match (outlook.position, outlook.wait) {
        (Some(_), Some(_)) => vec![Phrase::HandedOver, Phrase::InLineWait],
        (Some(2..), None) => vec![Phrase::HandedOver, Phrase::InLine],
        // Next in line, but everybody has their hands full.
        (Some(_), None) if outlook.agents_online == 0 => vec![Phrase::HandedOver, Phrase::InLine],
        (_, _) => vec![Phrase::HandedOver],
    }
}

/// What stands for each placeholder on the settings page.
pub(crate) fn samples(team: &str, language: &str) -> Vec<(&'static str, String)> {
    let monday = Moment::from_micros(1_767_603_600_000_000);
    let opens = monday.map(|monday| {
        let now = monday.minus(Duration::from_secs(60 * 3600));
        opening(monday, now, Tz::UTC, language)
    });
    let mut samples = vec![
        ("team", team.to_owned()),
        ("position", "2".to_owned()),
        ("wait", wait(Duration::from_secs(360), language)),
    ];
    samples.extend(opens.map(|opens| ("opens", opens)));
    samples
}

/// One text with sample values, as the settings page shows it.
pub(crate) fn sample(text: &str, team: &str, language: &str) -> String {
    let samples = samples(team, language);
    own::fill(text, |name| {
        let known = samples.iter().find(|(known, _)| *known == name);
        known.map(|(_, value)| value.clone())
    })
}

#[cfg(test)]
mod tests;
