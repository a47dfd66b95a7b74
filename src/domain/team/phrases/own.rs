//! A team's own texts: what may stand in them, and how placeholders are filled in.

use super::Phrase;
use thiserror::Error;

/// Characters a text may have.
pub(crate) const TEXT_LENGTH: usize = 500;

/// Why a text cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum BadText {
    /// Nothing is there.
    #[error("is empty; reset it to the built-in text instead")]
    Empty,
    /// Too long.
    #[error("must not be longer than {TEXT_LENGTH} characters; it has {0}")]
    TooLong(usize),
    /// Control characters would break the line it stands in.
    #[error("must not contain control characters")]
    Control,
    /// A brace that opens nothing.
    #[error("has an opening brace without a closing one")]
    Brace,
    /// Something in braces that is not known here.
    #[error("unknown placeholder {{{name}}}; this sentence knows {known}")]
    Placeholder {
        /// What stands in the braces.
        name: String,
        /// What may.
        known: String,
    },
}

impl Phrase {
    /// What may stand in its text in braces.
    pub(crate) fn placeholders(self) -> &'static [&'static str] {
        match self {
            Self::HandedOver | Self::NobodyOnline | Self::PassedOn | Self::Unstaffed => &["team"],
            Self::InLine => &["position", "team"],
            Self::InLineWait => &["position", "wait", "team"],
            Self::Closed => &["opens", "team"],
        }
    }

    /// A text of a team's own, cleaned of the space around it.
    ///
    /// # Errors
    /// [`BadText`].
    pub(crate) fn check(self, text: &str) -> Result<String, BadText> {
        let text = text.trim();
        let length = text.chars().count();
        if length == 0 {
            return Err(BadText::Empty);
        }
        if length > TEXT_LENGTH {
            return Err(BadText::TooLong(length));
        }
        if text.chars().any(char::is_control) {
            return Err(BadText::Control);
        }
        for rest in text.split('{').skip(1) {
            let (name, _) = rest.split_once('}').ok_or(BadText::Brace)?;
            if !self.placeholders().contains(&name) {
                let known: Vec<String> = self
                    .placeholders()
                    .iter()
                    .map(|known| format!("{{{known}}}"))
                    .collect();
                return Err(BadText::Placeholder {
                    name: name.to_owned(),
                    known: known.join(", "),
                });
            }
        }
        Ok(text.to_owned())
    }
}

/// The text with its placeholders filled in, each once: a value with braces in it stays as it is.
pub(crate) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut parts = text.split('{');
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once('}') {
            Some((name, rest)) => {
                match value(name) {
                    Some(value) => filled.push_str(&value),
                    None => filled.push_str(&format!("{{{name}}}")),
                }
                filled.push_str(rest);
            }
            None => {
                filled.push('{');
                filled.push_str(part);
            }
        }
    }
    filled
}
