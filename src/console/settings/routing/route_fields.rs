//! The fields of the form for a routing rule, with what was chosen and typed.

use crate::console::input::Input;
use crate::console::settings::routing::route_form::{ANY_TIME, entries};
use crate::domain::base::words::{Priority, Reason};
use crate::domain::rules::routing::Targets;
use crate::services::Vocabulary;
use crate::views::catalogue::t;
use crate::views::labels::why;
use crate::views::picker::{OtherWords, PickChoice, Picker, choices, languages};
use crate::views::routing::rule_in_words::level_choice;
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
                "require_skills" | "prefer_skills" => t::routing_none_chosen(),
                _ => t::routing_any(),
            },
            choices,
            other: None,
            empty,
            ..Picker::default()
        };
        field(name, label, "", RouteInput::Several(picker.with(&chosen)))
    };
    let open = |name: &'static str, label, choices: Vec<PickChoice>, hint| {
        let chosen = sent.map(|input| input.picked(name)).unwrap_or_default();
        let picker = Picker {
            name: name.to_owned(),
            label,
            none: t::routing_any(),
            choices,
            other: Some(OtherWords {
                name: name.to_owned(),
                label: t::routing_others(),
                hint,
                value: value(name).to_owned(),
                lines: false,
            }),
            empty: "",
            ..Picker::default()
        };
        field(name, label, "", RouteInput::Several(picker.with(&chosen)))
    };
    let levels = || {
        let levels = Priority::ALL.iter().rev();
        choices(levels, |level| {
            (level.to_string(), level_choice(**level).to_owned())
        })
    };
    let reasons = choices(Reason::ALL.iter(), |reason| {
        (reason.to_string(), why(**reason).to_owned())
    });
    let written = sent
        .map(|input| input.picked("language"))
        .unwrap_or_default();
    let languages = languages(&words.languages, &written);
    let no_skill = t::routing_no_skills();
    RouteFormView {
        name: value("name").to_owned(),
        when: vec![
            closed("reason", t::routing_part_reason(), reasons, ""),
            open(
                "language",
                t::routing_part_language(),
                languages,
                "es, pt-BR",
            ),
            open(
                "intent",
                t::routing_part_intent(),
                plain(&words.intents),
                "refund_*, sales >= 0.7",
            ),
            field(
                "topic",
                t::routing_part_topic(),
                t::routing_topic_example(),
                RouteInput::Text,
            ),
            open(
                "channel",
                t::routing_part_channel(),
                plain(&words.channels),
                "whatsapp, web",
            ),
            open(
                "tags",
                t::routing_part_tag(),
                plain(&words.tags),
                "vip, b2b-*",
            ),
            field(
                "customer",
                t::routing_field_customer(),
                "tier = gold, orders >= 10",
                RouteInput::Text,
            ),
            open(
                "bot",
                t::routing_field_bot(),
                plain(&known.bots),
                t::routing_bot_example(),
            ),
            open(
                "asks_for",
                t::routing_field_asks_for(),
                plain(&known.teams),
                t::routing_team_example(),
            ),
            closed("urgent", t::routing_field_urgent(), levels(), ""),
            field(
                "when_open",
                t::routing_part_time(),
                "",
                RouteInput::One(times()),
            ),
            field(
                "hours",
                t::routing_field_hours(),
                "Mo-Fr 09:00-17:00",
                RouteInput::Text,
            ),
            field(
                "zone",
                t::routing_field_zone(),
                "Europe/Madrid",
                RouteInput::Proposed(offered.zones.to_vec()),
            ),
        ],
        then: vec![
            field(
                "team",
                t::routing_part_team(),
                "",
                RouteInput::One(one_of(
                    &known.teams,
                    t::routing_team_as_asked(),
                    value("team"),
                )),
            ),
            field(
                "to_bot",
                t::routing_field_to_bot(),
                "",
                RouteInput::One(one_of(&known.bots, t::common_none(), value("to_bot"))),
            ),
            field(
                "priority",
                t::routing_part_priority(),
                "",
                RouteInput::One(levels_or_none(value("priority"))),
            ),
            closed(
                "require_skills",
                t::routing_field_require_skills(),
                plain(&known.skills),
                no_skill,
            ),
            closed(
                "prefer_skills",
                t::routing_field_prefer_skills(),
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

/// A priority, or none; what is no priority stays in the list as it was chosen.
fn levels_or_none(chosen: &str) -> Vec<(String, String)> {
    let levels: Vec<String> = Priority::ALL
        .iter()
        .rev()
        .map(Priority::to_string)
        .collect();
    let mut all = one_of(&levels, t::routing_priority_as_said(), chosen);
    for (word, told) in &mut all {
        if let Some(level) = Priority::parse(word) {
            level_choice(level).clone_into(told);
        }
    }
    all
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
        (ANY_TIME, t::routing_time_any()),
        ("open", t::routing_time_open()),
        ("closed", t::routing_time_closed()),
        ("during", t::routing_time_during()),
        ("outside", t::routing_time_outside()),
    ];
    times
        .map(|(word, told)| (word.to_owned(), told.to_owned()))
        .to_vec()
}
