//! What an agent has chosen for their own console. It is theirs on every computer; what they have not chosen is as each
//! browser keeps it.

use crate::domain::base::words::words;
use std::collections::BTreeMap;

words! {
    /// Whether something is on.
    OnOff {
        /// It is.
        On = "on",
        /// It is not.
        Off = "off",
    }
}

words! {
    /// How much room a row of the queue takes.
    RowRoom {
        /// Three lines.
        Comfortable = "comfortable",
        /// Two lines.
        Compact = "compact",
    }
}

words! {
    /// The colours of the console.
    ConsoleTheme {
        /// Those of the system.
        System = "system",
        /// Dark letters on light ground.
        Light = "light",
        /// Light letters on dark ground.
        Dark = "dark",
    }
}

/// What an agent has chosen; absent where they have chosen nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Whether single letters are shortcuts.
    pub keys: Option<OnOff>,
    /// Whether notices make a sound.
    pub sound: Option<OnOff>,
    /// How much room rows take.
    pub rows: Option<RowRoom>,
    /// The colours.
    pub theme: Option<ConsoleTheme>,
}

impl Preferences {
    /// These, with what another choice changes.
    pub(crate) fn changed_by(self, change: Self) -> Self {
        let Self {
            keys,
            sound,
            rows,
            theme,
        } = change;
        Self {
            keys: keys.or(self.keys),
            sound: sound.or(self.sound),
            rows: rows.or(self.rows),
            theme: theme.or(self.theme),
        }
    }

    /// What is chosen, by name.
    pub(crate) fn words(self) -> BTreeMap<&'static str, &'static str> {
        let Self {
            keys,
            sound,
            rows,
            theme,
        } = self;
        let all = [
            ("keys", keys.map(OnOff::as_str)),
            ("sound", sound.map(OnOff::as_str)),
            ("rows", rows.map(RowRoom::as_str)),
            ("theme", theme.map(ConsoleTheme::as_str)),
        ];
        let chosen = all.into_iter();
        chosen
            .filter_map(|(name, word)| Some((name, word?)))
            .collect()
    }

    /// What these words say; a later version may know more of them.
    pub(crate) fn read(words: &BTreeMap<String, String>) -> Self {
        let word = |name: &str| words.get(name).map(String::as_str);
        Self {
            keys: word("keys").and_then(OnOff::parse),
            sound: word("sound").and_then(OnOff::parse),
            rows: word("rows").and_then(RowRoom::parse),
            theme: word("theme").and_then(ConsoleTheme::parse),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_changes_what_it_names_and_unknown_words_are_nothing() {
        let dark = Preferences {
            theme: Some(ConsoleTheme::Dark),
            keys: Some(OnOff::Off),
            ..Preferences::default()
        };
        let loud = Preferences {
            sound: Some(OnOff::On),
            keys: Some(OnOff::On),
            ..Preferences::default()
        };
        let both = dark.changed_by(loud);
        assert_eq!(both.theme, Some(ConsoleTheme::Dark));
        assert_eq!(both.keys, Some(OnOff::On));
        let words = both.words().into_iter();
        let mut kept: BTreeMap<String, String> = words
            .map(|(name, word)| (name.to_owned(), word.to_owned()))
            .collect();
        assert_eq!(Preferences::read(&kept), both);
        kept.insert("theme".to_owned(), "sepia".to_owned());
        assert_eq!(Preferences::read(&kept).theme, None);
    }
}
