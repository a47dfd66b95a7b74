//! The menu beside the pages of the settings, and the tabs above the reports.

use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::views::catalogue::t;
use crate::views::team::address;

/// Teams that are listed below "Teams"; of more, only the one that is shown.
const TEAMS_LISTED: usize = 12;

/// A page of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SettingsPlace {
    /// All of them, a card each.
    Index,
    /// The teams.
    Teams,
    /// What is set for the team of this name.
    Team(String),
    /// The routing rules.
    Routing,
    /// The trigger rules.
    Triggers,
    /// The tags.
    Tags,
    /// The people.
    People,
    /// The bots.
    Bots,
    /// The security log.
    SecurityLog,
    /// The viewer's own account.
    Account,
}

/// An entry of the menu, and a card of the index page.
#[derive(Clone, Debug, Default)]
pub struct MenuEntry {
    /// What the page is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Its picture in the sprite.
    pub icon: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Whether it is the page that is shown.
    pub current: bool,
    /// Pages below it.
    pub inner: Vec<MenuEntry>,
}

/// Entries with a heading.
#[derive(Clone, Debug, Default)]
pub struct MenuGroup {
    /// The heading.
    pub name: &'static str,
    /// The entries in order.
    pub entries: Vec<MenuEntry>,
}

/// The menu of the settings; without groups for an agent, who has one page only.
#[derive(Clone, Debug, Default)]
pub struct SideMenu {
    /// What the viewer may open.
    pub groups: Vec<MenuGroup>,
    /// Whether the index is shown.
    pub is_index: bool,
    /// The name of the page that is shown, for narrow windows.
    pub here: String,
}

/// The menu of somebody on this page, with these teams.
pub(crate) fn menu(actor: &Actor, place: &SettingsPlace, teams: &[String]) -> SideMenu {
    let groups = groups(actor, place, teams);
    let entries = groups.iter().flat_map(|group| &group.entries);
    let mut shown = entries.flat_map(|entry| std::iter::once(entry).chain(&entry.inner));
    let here = shown.rfind(|entry| entry.current);
    SideMenu {
        is_index: *place == SettingsPlace::Index,
        here: here.map_or_else(|| t::settings_all().to_owned(), |entry| entry.name.clone()),
        groups,
    }
}

fn groups(actor: &Actor, place: &SettingsPlace, teams: &[String]) -> Vec<MenuGroup> {
    if !access::may_change_team(actor) {
        return Vec::new();
    }
    let entry = |of: SettingsPlace, name: &str, address: &str, icon, about| MenuEntry {
        name: name.to_owned(),
        address: address.to_owned(),
        icon,
        about,
        current: *place == of,
        inner: Vec::new(),
    };
    let mut all_teams = entry(
        SettingsPlace::Teams,
        t::team_list_title(),
        "/settings/teams",
        "team",
        t::settings_teams_about(),
    );
    all_teams.inner = team_entries(place, teams);
    let mut groups = vec![MenuGroup {
        name: t::settings_group_handoffs(),
        entries: vec![
            all_teams,
            entry(
                SettingsPlace::Routing,
                t::routing_title(),
                "/settings/routing",
                "route",
                t::settings_routing_about(),
            ),
            entry(
                SettingsPlace::Triggers,
                t::triggers_title(),
                "/settings/triggers",
                "bolt",
                t::settings_triggers_about(),
            ),
            entry(
                SettingsPlace::Tags,
                t::tags_title(),
                "/settings/tags",
                "tag",
                t::settings_tags_about(),
            ),
        ],
    }];
    if access::may_manage_accounts(actor) {
        groups.push(MenuGroup {
            name: t::settings_group_accounts(),
            entries: vec![
                entry(
                    SettingsPlace::People,
                    t::people_title(),
                    "/settings/people",
                    "people",
                    t::settings_people_about(),
                ),
                entry(
                    SettingsPlace::Bots,
                    t::bots_title(),
                    "/settings/bots",
                    "bot",
                    t::settings_bots_about(),
                ),
                entry(
                    SettingsPlace::SecurityLog,
                    t::security_title(),
                    "/settings/security",
                    "shield",
                    t::settings_security_about(),
                ),
            ],
        });
    }
    groups.push(MenuGroup {
        name: t::settings_group_you(),
        entries: vec![entry(
            SettingsPlace::Account,
            t::account_title(),
            "/account",
            "mine",
            t::settings_account_about(),
        )],
    });
    groups
}

fn team_entries(place: &SettingsPlace, teams: &[String]) -> Vec<MenuEntry> {
    let is_shown = |name: &String| matches!(place, SettingsPlace::Team(team) if team == name);
    let all_fit = teams.len() <= TEAMS_LISTED;
    let listed = teams.iter().filter(|name| all_fit || is_shown(name));
    let entry = |name: &String| MenuEntry {
        name: name.clone(),
        address: address(name),
        current: is_shown(name),
        ..MenuEntry::default()
    };
    listed.map(entry).collect()
}

/// A report, as the tabs above the reports name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportTab {
    /// How the teams are doing now.
    Overview,
    /// How well trigger rules do.
    Scorecard,
    /// What the packets hold.
    Context,
    /// What bots and customers say.
    Conversations,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::AgentId;
    use crate::domain::base::words::Role;

    fn names(role: Role, place: &SettingsPlace) -> Vec<String> {
        let actor = Actor {
            id: AgentId(1),
            role,
            teams: Vec::new(),
        };
        let menu = menu(&actor, place, &["Tier 2 / night".to_owned()]);
        let entries = menu.groups.into_iter().flat_map(|group| group.entries);
        entries.map(|entry| entry.name).collect()
    }

    #[test]
    fn everybody_is_shown_what_they_may_open_and_nothing_else() {
        let index = SettingsPlace::Index;
        assert_eq!(names(Role::Agent, &index), [""; 0]);
        let manager = [
            "Teams",
            "Routing rules",
            "Trigger rules",
            "Tags",
            "Your account",
        ];
        assert_eq!(names(Role::Manager, &index), manager);
        let admin = names(Role::Admin, &index);
        assert_eq!(admin.get(4..7).unwrap(), ["People", "Bots", "Security log"]);
    }

    #[test]
    fn the_page_that_is_shown_is_marked_and_of_many_teams_only_its_own_is_listed() {
        let actor = Actor {
            id: AgentId(1),
            role: Role::Manager,
            teams: Vec::new(),
        };
        let teams: Vec<String> = (0..40).map(|number| format!("Team {number}")).collect();
        let here = SettingsPlace::Team("Team 7".to_owned());
        let many = menu(&actor, &here, &teams);
        let inner = &many.groups[0].entries[0].inner;
        assert_eq!((inner.len(), inner[0].current), (1, true));
        assert_eq!(inner[0].address, "/settings/teams/Team%207");
        assert_eq!(many.here, "Team 7");
        let few = menu(&actor, &SettingsPlace::Routing, &teams[..3]);
        assert_eq!(few.groups[0].entries[0].inner.len(), 3);
        assert_eq!(few.here, "Routing rules");
        assert_eq!(
            menu(&actor, &SettingsPlace::Index, &teams).here,
            "All settings"
        );
    }
}
