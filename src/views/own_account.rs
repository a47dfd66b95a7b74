//! One's own account: what one chose for the console, the sessions one has, and another password.

use super::shell::Shell;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::accounts::preferences::{ConsoleTheme, OnOff, RowRoom};
use crate::domain::accounts::session::Session;
use crate::services::reading::own_figures::OwnFigures;
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A session, in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct SessionRow {
    /// What it is ended by.
    pub(crate) id: i64,
    /// Browser and system: `Firefox on Linux`.
    pub(crate) browser: String,
    /// From where they signed in.
    pub(crate) address: String,
    /// When they signed in.
    pub(crate) created_at: String,
    /// When it was last used.
    pub(crate) seen_at: String,
    /// Whether it is the one that shows the page.
    pub(crate) is_this: bool,
}

impl SessionRow {
    pub(crate) fn of(session: &Session) -> Self {
        Self {
            id: session.id.0,
            browser: browser(session.user_agent.as_deref().unwrap_or_default()),
            address: session.address.clone().unwrap_or_default(),
            created_at: session.created_at.to_string(),
            seen_at: session.seen_at.to_string(),
            is_this: session.is_this,
        }
    }
}

/// `/account`.
#[derive(Template)]
#[template(path = "settings/account.html")]
pub(crate) struct OwnAccountPage {
    pub(crate) shell: Shell,
    /// The agent's figures of the last days.
    pub(crate) figures: OwnFigures,
    pub(crate) sessions: Vec<SessionRow>,
    /// Whether there are others than the one that shows the page.
    pub(crate) has_others: bool,
    /// The language they chose; absent: that of their browser.
    pub(crate) chosen_language: Option<InterfaceLanguage>,
    /// Whether an admin made their password, so that they see nothing else before they have changed it.
    pub(crate) password_given: bool,
    /// Whether browsers can subscribe to notices here.
    pub(crate) is_push_offered: bool,
    /// What was just done, in words.
    pub(crate) done: &'static str,
    /// What is wrong with the new password.
    pub(crate) errors: WrongFields,
}

impl OwnAccountPage {
    /// The time to a first reply, in words.
    fn first_reply(&self) -> String {
        let took = self.figures.first_reply_s.map(labels::duration);
        took.unwrap_or_else(|| t::account_figures_none().to_owned())
    }

    fn has_chosen(&self, language: &InterfaceLanguage) -> bool {
        self.chosen_language.as_ref() == Some(language)
    }

    /// Whether the page is shown in it.
    fn has_theme(&self, theme: &ConsoleTheme) -> bool {
        match theme {
            ConsoleTheme::System => self.shell.theme.is_empty(),
            ConsoleTheme::Light | ConsoleTheme::Dark => self.shell.theme == theme.as_str(),
        }
    }

    fn on_off(&self, word: &OnOff) -> String {
        labels::choice(match word {
            OnOff::On => t::shell_on(),
            OnOff::Off => t::shell_off(),
        })
    }

    fn row_room(&self, word: &RowRoom) -> &'static str {
        match word {
            RowRoom::Comfortable => t::preferences_rows_comfortable(),
            RowRoom::Compact => t::preferences_rows_compact(),
        }
    }

    fn theme(&self, word: &ConsoleTheme) -> &'static str {
        match word {
            ConsoleTheme::System => t::shell_theme_system(),
            ConsoleTheme::Light => t::shell_theme_light(),
            ConsoleTheme::Dark => t::shell_theme_dark(),
        }
    }
}

/// Tokens of a user agent, the most special first: each names also those after it.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// A user agent in words.
fn browser(user_agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(token, _)| user_agent.contains(token));
        found.map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => t::account_browser_on(browser, system),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => t::account_browser_unknown().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_agent_is_told_as_browser_and_system() {
        for (user_agent, words) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            ("curl/8.5.0", "Unknown browser"),
        ] {
            assert_eq!(browser(user_agent), words);
        }
    }
}
