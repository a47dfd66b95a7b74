//! What a team is called, how its tickets find an agent and its deadlines, for admins.

use crate::domain::team::within;
use crate::views::catalogue::t;
use crate::views::picker::PickChoice;
use crate::views::shell::Shell;
use crate::views::team::needs::TeamTab;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// The fields of the form, as they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct GeneralForm {
    pub(crate) name: String,
    /// The word of the way its tickets find an agent.
    pub(crate) assignment: String,
    /// The team one tier up; empty for none.
    pub(crate) next: String,
    /// How soon a ticket of normal priority is to be accepted.
    pub(crate) accept: String,
    /// The same of other priorities; empty for a part of it.
    pub(crate) accept_urgent: String,
    pub(crate) accept_high: String,
    pub(crate) accept_low: String,
    /// How soon a customer is to be answered.
    pub(crate) reply: String,
    /// How soon an offer is to be answered.
    pub(crate) offer: String,
    /// After how long each requirement is dropped.
    pub(crate) relax: String,
}

/// A deadline in the form.
#[derive(Clone, Debug)]
pub(crate) struct TimeField {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) value: String,
    /// What holds while the field is empty; itself empty where something must be written.
    pub(crate) usual: String,
}

impl GeneralForm {
    /// The deadlines in the order of the form.
    pub(crate) fn times(&self) -> Vec<TimeField> {
        let field = |name, label, hint, value: &str| TimeField {
            name,
            label,
            hint,
            value: value.to_owned(),
            usual: String::new(),
        };
        let normal = within::read(&self.accept);
        let part = |name, label, hint, value: &str, (times, parts): (u32, u32)| TimeField {
            usual: normal
                .map(|normal| within::written(normal * times / parts))
                .unwrap_or_default(),
            ..field(name, label, hint, value)
        };
        vec![
            field(
                "accept_within",
                t::team_accept_within(),
                t::team_accept_within_hint(),
                &self.accept,
            ),
            part(
                "accept_urgent_within",
                t::team_accept_urgent(),
                t::team_accept_urgent_hint(),
                &self.accept_urgent,
                (1, 4),
            ),
            part(
                "accept_high_within",
                t::team_accept_high(),
                t::team_accept_high_hint(),
                &self.accept_high,
                (1, 2),
            ),
            part(
                "accept_low_within",
                t::team_accept_low(),
                t::team_accept_low_hint(),
                &self.accept_low,
                (2, 1),
            ),
            field("reply_within", t::team_reply_within(), "", &self.reply),
            field(
                "offer_within",
                t::team_offer_within(),
                t::team_offer_within_hint(),
                &self.offer,
            ),
            field(
                "relax_within",
                t::team_relax_within(),
                t::team_relax_within_hint(),
                &self.relax,
            ),
        ]
    }
}

/// `GET /settings/teams/{name}/general`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/general.html")]
pub(crate) struct GeneralPage {
    /// The frame.
    pub(crate) shell: Shell,
    /// The team's name, as it is stored.
    pub(crate) team: String,
    /// Address of the team's settings.
    pub(crate) address: String,
    /// Which of the team's pages it is.
    pub(crate) tab: TeamTab,
    /// The team's public id: the form finds it under another name as well.
    pub(crate) id: String,
    /// What the form is made from.
    pub(crate) revision: String,
    /// The name as it was typed.
    pub(crate) name: String,
    pub(crate) assignments: Vec<PickChoice>,
    /// Teams that may be one tier up.
    pub(crate) nexts: Vec<PickChoice>,
    pub(crate) times: Vec<TimeField>,
    /// Errors in the submitted form.
    pub(crate) errors: WrongFields,
    /// Whether somebody else has changed it since.
    pub(crate) changed: bool,
    /// Whether it was just saved.
    pub(crate) saved: bool,
    /// Whether the team was just added.
    pub(crate) added: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_deadline_says_what_holds_instead() {
        let usual = |accept: &str| {
            let form = GeneralForm {
                accept: accept.to_owned(),
                ..GeneralForm::default()
            };
            let usual = form.times().into_iter().map(|field| field.usual);
            usual.filter(|usual| !usual.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(usual("5 min"), ["1 min 15 s", "2 min 30 s", "10 min"]);
        assert_eq!(usual("soon"), [""; 0]);
    }
}
