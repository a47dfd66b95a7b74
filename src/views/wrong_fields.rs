//! What is wrong with a form: the sentences above it, and which of its fields they are about.

use std::fmt::Display;

/// The fields of a form that are wrong, as the form names them, each with its sentence; without one where the sentence
/// of the field before is about both.
#[derive(Clone, Debug, Default)]
pub(crate) struct WrongFields(Vec<(String, String)>);

impl FromIterator<(String, String)> for WrongFields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl WrongFields {
    /// A sentence about no field of the form.
    pub(crate) fn of_form(sentence: String) -> Self {
        Self(vec![(String::new(), sentence)])
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentences.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &str> {
        let all = self.0.iter().map(|(_, sentence)| sentence.as_str());
        all.filter(|sentence| !sentence.is_empty())
    }

    /// Whether no field of the form can take the focus: then the sentences do.
    pub(crate) fn has_no_field(&self) -> bool {
        self.0.iter().all(|(field, _)| field.is_empty())
    }

    /// The first sentence about a field.
    pub(crate) fn about(&self, field: &str) -> Option<&str> {
        let mut all = self.0.iter();
        let found = all.find(|(wrong, sentence)| wrong == field && !sentence.is_empty());
        found.map(|(_, sentence)| sentence.as_str())
    }

    /// The attributes of a field, with a space before each, none for one that is right. The first that is wrong gets
    /// the focus. Without quotes, which a template would escape.
    pub(crate) fn mark(&self, field: impl Display) -> &'static str {
        let field = field.to_string();
        let mut fields = self.0.iter().map(|(wrong, _)| wrong);
        let first = fields.clone().find(|wrong| !wrong.is_empty());
        match fields.any(|wrong| *wrong == field) {
            true if first == Some(&field) => " aria-invalid=true aria-describedby=errors autofocus",
            true => " aria-invalid=true aria-describedby=errors",
            false => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_fields_are_marked_and_the_first_gets_the_focus() {
        let pair = |field: &str, why: &str| (field.to_owned(), why.to_owned());
        let of_two = [
            pair("", "Reload."),
            pair("zone", "Zone: no."),
            pair("closed", "Closed: no."),
        ];
        let wrong: WrongFields = of_two.into_iter().collect();
        assert!(wrong.mark("zone").ends_with(" autofocus"));
        assert_eq!(
            wrong.mark("closed"),
            " aria-invalid=true aria-describedby=errors"
        );
        assert_eq!((wrong.mark("hours"), wrong.about("hours")), ("", None));
        assert_eq!(wrong.about("zone"), Some("Zone: no."));
        assert!(!wrong.has_no_field() && wrong.sentences().count() == 3);
        let together = [pair("team", "One of both."), pair("bot", "")];
        let wrong: WrongFields = together.into_iter().collect();
        assert_eq!(wrong.sentences().collect::<Vec<_>>(), ["One of both."]);
        assert!(wrong.mark("bot").starts_with(" aria-invalid=true"));
        assert_eq!(wrong.about("bot"), None);
        assert!(WrongFields::of_form("No.".to_owned()).has_no_field());
    }
}
