//! A team's name, how its tickets find an agent and its deadlines as fields of a form, as JSON, and back.

use crate::console::input::Input;
use crate::domain::base::invalid::FieldError;
use crate::domain::reader::Misread;
use crate::domain::team::team_fault::TeamFault;
use crate::domain::team::{Assignment, within};
use crate::services::accounts::adding::check_name;
use crate::services::{ChangeTeam, GeneralSettings, NONE_ABOVE, ServiceError, SetTeam};
use crate::views::picker::{PickChoice, choices};
use crate::views::team::general_page::GeneralForm;
use crate::views::team::in_words;
use serde::Deserialize;
use std::time::Duration;

/// What a program sends: times in seconds, 0 where the usual part of `accept_within` holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct GeneralJson {
    name: Option<String>,
    assignment: Option<String>,
    next: Option<String>,
    accept_within: Option<u64>,
    accept_urgent_within: Option<u64>,
    accept_high_within: Option<u64>,
    accept_low_within: Option<u64>,
    reply_within: Option<u64>,
    offer_within: Option<u64>,
    relax_within: Option<u64>,
}

/// The changes that were sent.
///
/// # Errors
/// Every field that cannot be used.
pub(super) fn read(input: &Input) -> Result<ChangeTeam, Vec<FieldError>> {
    let mut errors = Vec::new();
    let change = match input.was_json() {
        true => of_program(input.parse()?, &mut errors),
        false => of_form(&sent(input), &mut errors),
    };
    let named = change.name.as_ref();
    let mut all = match named.map(|name| check_name("/name", name)) {
        Some(Err(ServiceError::Invalid(wrong))) => wrong,
        Some(_) | None => Vec::new(),
    };
    all.append(&mut errors);
    match all.is_empty() {
        true => Ok(change),
        false => Err(all),
    }
}

fn of_program(sent: GeneralJson, errors: &mut Vec<FieldError>) -> ChangeTeam {
    let chosen = assignment(sent.assignment.as_deref());
    let chosen = chosen.unwrap_or_else(|wrong| {
        errors.push(wrong);
        None
    });
    let mut time = |field: &str, seconds: Option<u64>, may_be_zero: bool| match seconds {
        Some(0) if may_be_zero => Some(Duration::ZERO),
        Some(seconds) => {
            let time = within::in_range(seconds);
            if time.is_none() {
                let fault = TeamFault::Seconds(within::MOST_SECONDS);
                errors.push(FieldError::new(format!("/{field}"), fault));
            }
            time
        }
        None => None,
    };
    let set = SetTeam {
        assignment: chosen,
        next: sent.next,
        accept_within: time("accept_within", sent.accept_within, false),
        accept_urgent_within: time("accept_urgent_within", sent.accept_urgent_within, true),
        accept_high_within: time("accept_high_within", sent.accept_high_within, true),
        accept_low_within: time("accept_low_within", sent.accept_low_within, true),
        reply_within: time("reply_within", sent.reply_within, false),
        offer_within: time("offer_within", sent.offer_within, false),
        relax_within: time("relax_within", sent.relax_within, false),
    };
    ChangeTeam {
        name: sent.name,
        set,
    }
}

/// A form sends all there is: an empty field means what its hint says.
fn of_form(form: &GeneralForm, errors: &mut Vec<FieldError>) -> ChangeTeam {
    let chosen = assignment(Some(&form.assignment));
    let chosen = chosen.unwrap_or_else(|wrong| {
        errors.push(wrong);
        None
    });
    let mut time = |field: &str, text: &str, usual: Option<Duration>| {
        let empty = text.trim().is_empty();
        let read = within::read(text);
        match (read, usual) {
            (Some(time), _) => Some(time),
            (None, Some(usual)) if empty => Some(usual),
            (None, _) => {
                let pointer = format!("/{field}");
                let most = within::MOST_SECONDS / 3600;
                errors.push(match empty {
                    true => FieldError::new(pointer, Misread::Required),
                    false => FieldError::new(pointer, TeamFault::Within(most)),
                });
                None
            }
        }
    };
    let part = Some(Duration::ZERO);
    let set = SetTeam {
        assignment: chosen,
        next: Some(match form.next.is_empty() {
            true => NONE_ABOVE.to_owned(),
            false => form.next.clone(),
        }),
        accept_within: time("accept_within", &form.accept, None),
        accept_urgent_within: time("accept_urgent_within", &form.accept_urgent, part),
        accept_high_within: time("accept_high_within", &form.accept_high, part),
        accept_low_within: time("accept_low_within", &form.accept_low, part),
        reply_within: time("reply_within", &form.reply, None),
        offer_within: time("offer_within", &form.offer, None),
        relax_within: time("relax_within", &form.relax, None),
    };
    ChangeTeam {
        name: Some(form.name.clone()),
        set,
    }
}

/// The fields as they were sent.
pub(super) fn sent(input: &Input) -> GeneralForm {
    let text = |name: &str| input.text(name).unwrap_or_default().to_owned();
    GeneralForm {
        name: text("name"),
        assignment: text("assignment"),
        next: text("next"),
        accept: text("accept_within"),
        accept_urgent: text("accept_urgent_within"),
        accept_high: text("accept_high_within"),
        accept_low: text("accept_low_within"),
        reply: text("reply_within"),
        offer: text("offer_within"),
        relax: text("relax_within"),
    }
}

/// The fields of what is set.
pub(super) fn form(settings: &GeneralSettings) -> GeneralForm {
    let text = |seconds: u64| within::written(Duration::from_secs(seconds));
    let part = |seconds: Option<u64>| seconds.map(text).unwrap_or_default();
    GeneralForm {
        name: settings.name.clone(),
        assignment: settings.assignment.to_string(),
        next: settings.next.clone().unwrap_or_default(),
        accept: text(settings.accept_within),
        accept_urgent: part(settings.accept_urgent_within),
        accept_high: part(settings.accept_high_within),
        accept_low: part(settings.accept_low_within),
        reply: text(settings.reply_within),
        offer: text(settings.offer_within),
        relax: text(settings.relax_within),
    }
}

/// How tickets find an agent, by its word; nothing where none was sent.
///
/// # Errors
/// The field, for another word.
pub(in crate::console::settings) fn assignment(
    word: Option<&str>,
) -> Result<Option<Assignment>, FieldError> {
    let word = word.map(|word| Assignment::parse(word).ok_or(TeamFault::Assignment));
    let chosen = word.transpose();
    chosen.map_err(|fault| FieldError::new("/assignment", fault))
}

/// The ways there are, with the one that is chosen.
pub(in crate::console::settings) fn assignments(chosen: Option<&str>) -> Vec<PickChoice> {
    let mut all = choices(Assignment::ALL.iter(), |way| {
        (way.to_string(), in_words::assignment(**way).to_owned())
    });
    for choice in &mut all {
        choice.chosen = chosen == Some(choice.value.as_str());
    }
    all
}
