//! What every console page has around its content.

use crate::domain::accounts::away_reason::AwayReason;
use crate::domain::accounts::preferences::Preferences;
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::words;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::services::View;
use crate::views::labels;
use crate::views::side_menu::SideMenu;
use crate::views::ticket::stance;

/// The agent who looks at the page.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Who it is, with which role, in which teams.
    pub actor: Actor,
    /// The account's public id: what a browser keeps is kept for one account.
    pub account: String,
    /// Shown name.
    pub name: String,
    /// Login address.
    pub email: String,
    /// What they chose for their console.
    pub preferences: Preferences,
    /// How many tickets they take at once; 0 for any number.
    pub capacity: i64,
    /// True while the agent takes no offers.
    pub away: bool,
    /// Why, as it was said; empty if it was not.
    pub away_for: String,
    /// True if that is because they missed an offer.
    pub missed_offer: bool,
    /// The number of the ticket of that offer, if it is known.
    pub missed_ticket: Option<TicketId>,
}

impl Viewer {
    /// Managers and admins see the overview and may take over.
    pub(crate) fn is_manager(&self) -> bool {
        access::leads(&self.actor)
    }

    /// Whether they take offers, in words.
    pub(crate) fn stands(&self) -> String {
        labels::standing(self.away, &self.away_for)
    }

    /// What agents go away for: its word, and the same in the reader's language.
    pub(crate) fn away_reasons(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let words = AwayReason::ALL.iter().map(|reason| reason.as_str());
        words.map(|word| (word, labels::away(word)))
    }

    /// Admins manage accounts and read the security log.
    pub(crate) fn is_admin(&self) -> bool {
        access::may_manage_accounts(&self.actor)
    }

    /// What they chose that the page's scripts heed, by name.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let words = self.preferences.words().into_iter();
        words.filter(|(name, _)| *name != "theme")
    }

    /// Ids of the agent's teams, for the page's scripts.
    pub(crate) fn teams(&self) -> String {
        let teams = self.actor.teams.iter().map(ToString::to_string);
        teams.collect::<Vec<_>>().join(" ")
    }

    /// Which lines of a ticket's table of stances are about the viewer, for the page's scripts.
    pub fn stands_as(&self) -> String {
        let whom = stance::whom(&self.actor);
        let whom = whom.iter().map(ToString::to_string);
        whom.collect::<Vec<_>>().join(" ")
    }
}

/// Numbers beside the views; `/queue/counts` answers the same as JSON.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Tickets that take one of the viewer's places: those they have or are offered.
    pub load: i64,
    /// Open tickets the viewer has or is offered.
    pub mine: i64,
    /// Those of them with something unread.
    pub mine_unread: i64,
    /// Tickets that wait for one of the viewer's teams.
    pub team: i64,
    /// All open tickets the viewer may see.
    pub all: i64,
    /// Notifications that the viewer has not read.
    pub notifications: i64,
}

words! {
    /// The part of the console a page belongs to.
    Section {
        /// The agent's own tickets.
        Mine = "mine",
        /// Those of the agent's teams.
        Team = "team",
        /// All tickets.
        All = "all",
        /// Tickets by words.
        Search = "search",
        /// The people who are helped.
        Customers = "customers",
        /// What the agent was told.
        Notifications = "notifications",
        /// How the teams are doing now.
        Overview = "overview",
        /// How rules and packets did.
        Reports = "reports",
        /// What is set for teams, bots and people.
        Settings = "settings",
        /// What happened to a ticket.
        Trace = "trace",
    }
}

impl Section {
    /// Whether it is one of the reports.
    pub(crate) fn is_report(self) -> bool {
        match self {
            Self::Overview | Self::Reports => true,
            Self::Mine
            | Self::Team
            | Self::All
            | Self::Search
            | Self::Customers
            | Self::Notifications
            | Self::Settings
            | Self::Trace => false,
        }
    }
}

impl From<View> for Section {
    fn from(view: View) -> Self {
        match view {
            View::Mine => Self::Mine,
            View::Team => Self::Team,
            View::All => Self::All,
        }
    }
}

/// Frame of a console page: who looks, at what, with which token.
#[derive(Clone, Debug)]
pub struct Shell {
    /// Title of the tab, without the product name.
    pub title: String,
    /// The agent who looks.
    pub me: Viewer,
    /// Token that every form sends back.
    pub csrf: String,
    /// The part of the console it belongs to.
    pub view: Section,
    /// Numbers beside the views.
    pub counts: Counts,
    /// The menu of the settings, on their pages.
    pub menu: SideMenu,
    /// The server's time, so that countdowns are right on a machine whose clock is not.
    pub now: String,
    /// `light` or `dark` from the cookie `theme`; empty follows the system.
    pub theme: String,
}
