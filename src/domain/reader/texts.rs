//! Texts of a certain form.

use super::Field;
use super::checks::{Length, blank};
use super::misread::{Misread, Wanted};
use crate::domain::base::ids::{CONVERSATION_PREFIX, OTHER_PREFIXES};
use crate::domain::base::limits::{EMAIL_MAX_CHARS, ID_MAX_CHARS, URL_MAX_CHARS};
use crate::domain::base::time::Moment;
use crate::domain::text::language_tag::LanguageTag;
use serde_json::Value;

/// Longest time that is looked at; RFC 3339 needs about half of it.
const TIME_MAX_CHARS: usize = 64;

impl Field<'_> {
    /// An id of the bot's: any characters but control characters.
    pub(crate) fn id(&self) -> Option<String> {
        let text = self.text(Length::Chars(ID_MAX_CHARS))?;
        if text.is_empty() {
            return self.refuse(format!("must not be empty: 1 to {ID_MAX_CHARS} characters"));
        }
        if text.chars().any(char::is_control) {
            return self.refuse("must not contain control characters");
        }
        Some(text.to_owned())
    }

    /// The id of a conversation: the bot's own, or Baton's for one that was handed to the bot.
    pub(crate) fn conversation_id(&self) -> Option<String> {
        let id = self.id()?;
        match OTHER_PREFIXES.iter().find(|prefix| id.starts_with(**prefix)) {
            Some(prefix) => self.refuse(format!(
                "must not begin with `{prefix}`, as Baton's own ids do: send your id of the conversation, or its \
                 `{CONVERSATION_PREFIX}…` id if it was handed to you"
            )),
            None => Some(id),
        }
    }

    /// A moment in RFC 3339, with its offset: Baton does not guess time zones.
    pub(crate) fn time(&self) -> Option<Moment> {
        let text = self.text(Length::Chars(TIME_MAX_CHARS))?;
        // Through microseconds, so that a leap second becomes a time every database can hold.
        let at = Moment::parse(text).and_then(|at| Moment::from_micros(at.micros()));
        at.or_else(|| self.refuse(Misread::NoTime))
    }

    /// A link, kept as given.
    pub(crate) fn url(&self) -> Option<String> {
        let text = self.text(Length::Chars(URL_MAX_CHARS))?;
        let unfit = |c: char| c.is_whitespace() || c.is_control();
        let parsed = url::Url::parse(text).ok().filter(|_| !text.contains(unfit));
        match parsed {
            Some(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {
                Some(text.to_owned())
            }
            Some(_) | None => self.refuse("expected an http or https address"),
        }
    }

    /// A language tag. What names no language is a warning: nobody is turned away for a locale.
    pub(crate) fn language(&self) -> Option<String> {
        let Value::String(text) = self.value else {
            return self.expected(Wanted::Text);
        };
        match LanguageTag::read(text) {
            LanguageTag::Tag(tag) => Some(tag),
            LanguageTag::Name(tag) => {
                self.warn(format!("not a language tag; taken for {tag}"));
                Some(tag.to_owned())
            }
            LanguageTag::Unknown => {
                self.warn("not a language tag such as en or pt-BR; ignored");
                None
            }
        }
    }

    /// An e-mail address, kept as given; a blank one is nothing.
    pub(crate) fn email(&self) -> Option<String> {
        let text = self.text(Length::Chars(EMAIL_MAX_CHARS))?;
        if blank(text) {
            return None;
        }
        if text.matches('@').count() != 1 || text.chars().any(char::is_control) {
            return self.refuse("expected an e-mail address with one @");
        }
        Some(text.to_owned())
    }
}
