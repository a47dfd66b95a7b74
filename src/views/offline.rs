//! The page that a browser keeps and shows where the server cannot be reached. It is kept before anybody knows who will
//! read it, so it speaks every language.

use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::services::speaking;
use crate::views::catalogue::t;
use askama::Template;

/// What it says in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfflineWords {
    pub(crate) language: InterfaceLanguage,
    /// What happened.
    pub(crate) title: &'static str,
    /// What happens next.
    pub(crate) then: &'static str,
    /// The link that asks for the page again.
    pub(crate) again: &'static str,
}

/// `GET /offline`.
#[derive(Template)]
#[template(path = "error/offline.html")]
pub(crate) struct OfflinePage {
    /// The same in each language.
    pub(crate) said: Vec<OfflineWords>,
}

impl OfflinePage {
    /// The page in all languages.
    pub(crate) fn in_all_languages() -> Self {
        let words = |language: &InterfaceLanguage| {
            speaking(*language, || OfflineWords {
                language: *language,
                title: t::error_offline(),
                then: t::error_offline_then(),
                again: t::error_offline_again(),
            })
        };
        Self {
            said: InterfaceLanguage::ALL.iter().map(words).collect(),
        }
    }
}
