//! The first pages of the settings: a card for each page, and a card for each team.

use crate::domain::team::Assignment;
use crate::services::TeamGist;
use crate::views::catalogue::t;
use crate::views::chips::ClosedView;
use crate::views::picker::PickChoice;
use crate::views::queue;
use crate::views::shell::Shell;
use crate::views::team::address;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// `GET /settings`: the cards are the entries of the menu.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/index.html")]
pub(crate) struct SettingsIndexPage {
    /// The frame.
    pub(crate) shell: Shell,
}

/// A team and what is set for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct TeamCard {
    pub(crate) name: String,
    /// Where its settings are.
    pub(crate) address: String,
    /// How many work in it, in words.
    pub(crate) people: String,
    /// How many bots escalate to it, in words.
    pub(crate) bots: String,
    /// How its tickets find an agent, in words.
    pub(crate) assignment: &'static str,
    /// That it is closed now; nothing while it is open.
    pub(crate) closed: Option<ClosedView>,
    /// Whether it has opening hours.
    pub(crate) has_hours: bool,
    /// How many tickets may wait; empty for any number.
    pub(crate) backlog: String,
    /// How many facts it needs.
    pub(crate) facts: usize,
    /// How many automatic messages are in its own words.
    pub(crate) sentences: usize,
}

impl TeamCard {
    /// The card of a team.
    pub(crate) fn of(team: &TeamGist) -> Self {
        Self {
            address: address(&team.name),
            name: team.name.clone(),
            people: t::team_people(team.members),
            bots: t::team_bots(team.bots),
            assignment: match team.assignment {
                Assignment::Claim => t::team_claim(),
                Assignment::Offer => t::team_offer(),
            },
            closed: queue::fill::closed(team.closed.as_ref()),
            has_hours: team.has_hours,
            backlog: team
                .backlog
                .map(|most| most.to_string())
                .unwrap_or_default(),
            facts: team.facts,
            sentences: team.sentences,
        }
    }
}

/// `GET /settings/teams`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/teams.html")]
pub(crate) struct TeamsPage {
    /// The frame.
    pub(crate) shell: Shell,
    /// By name.
    pub(crate) teams: Vec<TeamCard>,
    /// What was typed for a new one.
    pub(crate) name: String,
    pub(crate) assignments: Vec<PickChoice>,
    pub(crate) errors: WrongFields,
}
