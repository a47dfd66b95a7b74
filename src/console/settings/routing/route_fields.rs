//! The fields of the form for a routing rule, with what was chosen and typed.

use crate::console::input::Input;
use crate::console::settings::routing::route_form::entries;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::rules::routing::Targets;
use crate::services::Vocabulary;
use crate::views::labels::why;
use crate::views::picker::{OtherWords, PickChoice, Picker, choices, languages};
use crate::views::routing::view::{RouteField, RouteFormView, RouteInput};

/// The choices that the lists of the form offer.
pub(super) struct Offered<'o> {
    /// What there is to route to.
    pub(super) known: &'o Targets,
    /// What past escalations said.
    pub(super) words: &'o Vocabulary,
    /// Zones of teams.
    pub(super) zones: &'o [String],
}

/// The form, with what was sent.
pub(super) fn shown(offered: &Offered<'_>, sent: Option<&Input>) -> RouteFormView {
    let value = |name: &str| sent.and_then(|input| input.text(name)).unwrap_or_default();
    let field = |name, label, hint, input| RouteField {
        name,
        label,
        hint,
        value: value(name).to_owned(),
        input,
    };
    let (known, words) = (offered.known, offered.words);
    // A closed list: what was typed instead is shown as chosen, so that nobody loses it.
    let closed = |name: &'static str, label, choices: Vec<PickChoice>, empty| {
        let chosen = sent.map(|input| entries(input, name)).unwrap_or_default();
        let picker = Picker {
            name: name.to_owned(),
            label,
            none: match name {
                "require_skills" | "prefer_skills" => "None",
                _ => "Any",
            },
            choices,
            other: None,
            empty,
        };
        field(name, label, "", RouteInput::Several(picker.with(&chosen)))
    };
    let open = |name: &'static str, label, choices: Vec<PickChoice>, hint| {
        let chosen = sent.map(|input| input.picked(name)).unwrap_or_default();
        let picker = Picker {
            name: name.to_owned(),
            label,
            none: "Any",
            choices,
            other: Some(OtherWords {
                name: name.to_owned(),
                label: "Others, separated by commas",
                hint,
                value: value(name).to_owned(),
                lines: false,
            }),
            empty: "",
        };
        field(name, label, "", RouteInput::Several(picker.with(&chosen)))
    };
    let levels = || {
        let levels = Priority::ALL.iter().rev();
        choices(levels, |level| (level.to_string(), level.to_string()))
    };
    let reasons = choices(Reason::ALL.iter(), |reason| {
        (reason.to_string(), why(**reason).to_owned())
    });
    let written = sent
        .map(|input| input.picked("language"))
        .unwrap_or_default();
    let languages = languages(&words.languages, &written);
    let no_skill =
        "No agent has a skill yet. Set some with baton agent set EMAIL --skill NAME=LEVEL";
    RouteFormView {
        name: value("name").to_owned(),
        when: vec![
            closed("reason", "Reason", reasons, ""),
            open("language", "Language", languages, "es, pt-BR"),
            open(
                "intent",
                "Intent",
                plain(&words.intents),
                "refund_*, sales >= 0.7",
            ),
            field("topic", "Topic", "invoice, charged twice", RouteInput::Text),
            open(
                "channel",
                "Channel",
                plain(&words.channels),
                "whatsapp, web",
            ),
            open("tags", "Tag", plain(&words.tags), "vip, b2b-*"),
            field(
                "customer",
                "Customer",
                "tier = gold, orders >= 10",
                RouteInput::Text,
            ),
            open("bot", "Escalating bot", plain(&known.bots), "Sales*"),
            open(
                "asks_for",
                "Team requested by the bot",
                plain(&known.teams),
                "Billing",
            ),
            closed("urgent", "Priority set by the bot", levels(), ""),
            field("when_open", "Time", "", RouteInput::One(times())),
            field("hours", "Hours", "Mo-Fr 09:00-17:00", RouteInput::Text),
            field(
                "zone",
                "Time zone of these hours",
                "Europe/Madrid",
                RouteInput::Proposed(offered.zones.to_vec()),
            ),
        ],
        then: vec![
            field(
                "team",
                "Team",
                "",
                RouteInput::One(one_of(&known.teams, "As the bot asked", value("team"))),
            ),
            field(
                "to_bot",
                "Another bot",
                "",
                RouteInput::One(one_of(&known.bots, "None", value("to_bot"))),
            ),
            field(
                "priority",
                "Priority",
                "",
                RouteInput::One(one_of(&level_words(), "As the bot said", value("priority"))),
            ),
            closed(
                "require_skills",
                "Required skills",
                plain(&known.skills),
                no_skill,
            ),
            closed(
                "prefer_skills",
                "Preferred skills",
                plain(&known.skills),
                no_skill,
            ),
        ],
        overrides: !value("overrides_bot").is_empty(),
        ..RouteFormView::default()
    }
}

fn plain(words: &[String]) -> Vec<PickChoice> {
    choices(words, |word| ((*word).clone(), (*word).clone()))
}

fn level_words() -> Vec<String> {
    Priority::ALL
        .iter()
        .rev()
        .map(Priority::to_string)
        .collect()
}

/// A list to choose one of, or none. A choice that no longer exists stays in it.
fn one_of(all: &[String], none: &str, chosen: &str) -> Vec<(String, String)> {
    let gone =
        (!chosen.is_empty() && !all.iter().any(|one| one == chosen)).then(|| chosen.to_owned());
    let named = all
        .iter()
        .cloned()
        .chain(gone)
        .map(|one| (one.clone(), one));
    std::iter::once((String::new(), none.to_owned()))
        .chain(named)
        .collect()
}

fn times() -> Vec<(String, String)> {
    let times = [
        ("", "Any time"),
        ("open", "While the team is open"),
        ("closed", "While the team is closed"),
        ("during", "During these hours"),
        ("outside", "Outside these hours"),
    ];
    times
        .map(|(word, told)| (word.to_owned(), told.to_owned()))
        .to_vec()
}
