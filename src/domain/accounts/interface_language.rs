//! The language in which the console speaks to a person.

use crate::domain::base::words::words;

words! {
    #[derive(Default)]
    /// A language of the console; each has a folder in `locales/`, in this order in what the build makes of them.
    InterfaceLanguage {
        #[default]
        /// What everything is written in first.
        English = "en",
        /// Of Spain and Latin America alike.
        Spanish = "es",
    }
}

impl InterfaceLanguage {
    /// What its speakers call it.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }
}
