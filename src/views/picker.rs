//! A list of which several can be chosen, folded away: boxes to tick, and a field for what is not among them.

use crate::views::language_names::language;
use crate::views::wrong_fields::WrongFields;

/// A box to tick.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PickChoice {
    /// What the form sends.
    pub(crate) value: String,
    /// What people read.
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// A field for what is not in the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct OtherWords {
    /// Its name in the form.
    pub(crate) name: String,
    pub(crate) label: &'static str,
    /// What may stand there.
    pub(crate) hint: &'static str,
    /// What was typed.
    pub(crate) value: String,
    /// Whether it has a line for each entry.
    pub(crate) lines: bool,
}

/// A list of which several can be chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picker {
    /// Its name in the form, after `pick.`.
    pub(crate) name: String,
    pub(crate) label: &'static str,
    /// What it says while nothing is chosen.
    pub(crate) none: &'static str,
    pub(crate) choices: Vec<PickChoice>,
    /// Nothing where only the list can be chosen from.
    pub(crate) other: Option<OtherWords>,
    /// What it says when the list is empty.
    pub(crate) empty: &'static str,
    /// Attributes that mark it as wrong; empty if it is right.
    pub(crate) mark: &'static str,
    /// What is wrong with it; empty also where another field says so.
    pub(crate) why: String,
}

impl Picker {
    /// Ticks these; what is not in the list is added to it, since it was chosen before.
    #[must_use]
    pub(crate) fn with(mut self, chosen: &[String]) -> Self {
        for value in chosen {
            let known = self.choices.iter_mut();
            match known.into_iter().find(|choice| choice.value == *value) {
                Some(choice) => choice.chosen = true,
                None => self.choices.push(PickChoice {
                    value: value.clone(),
                    label: value.clone(),
                    chosen: true,
                }),
            }
        }
        self
    }

    /// Marks it if it is among what is wrong.
    pub(crate) fn told(&mut self, errors: &WrongFields, field: &str) {
        self.mark = errors.mark(field);
        self.why = errors.about(field).unwrap_or_default().to_owned();
    }

    /// Whether anything is chosen or typed.
    pub(crate) fn has_some(&self) -> bool {
        let typed = self
            .other
            .as_ref()
            .is_some_and(|o| !o.value.trim().is_empty());
        typed || self.choices.iter().any(|choice| choice.chosen)
    }

    /// What is chosen, in words.
    pub(crate) fn words(&self) -> String {
        let chosen = self.choices.iter().filter(|choice| choice.chosen);
        let chosen = chosen.map(|choice| choice.label.as_str());
        let typed = self
            .other
            .iter()
            .flat_map(|other| other.value.split([',', '\n']));
        let typed = typed.map(str::trim).filter(|word| !word.is_empty());
        let words: Vec<&str> = chosen.chain(typed).collect();
        match words.is_empty() {
            true => self.none.to_owned(),
            false => words.join(", "),
        }
    }
}

/// A box for each of these languages by its name, also for those that are chosen though nobody has used them.
pub(crate) fn languages(known: &[String], chosen: &[String]) -> Vec<PickChoice> {
    let new = chosen.iter().filter(|tag| !known.contains(tag));
    choices(known.iter().chain(new), |tag| {
        ((*tag).clone(), language(tag))
    })
}

/// A box for each of these, with its words.
pub(crate) fn choices<T>(
    all: impl IntoIterator<Item = T>,
    words: impl Fn(&T) -> (String, String),
) -> Vec<PickChoice> {
    let choice = |one: T| {
        let (value, label) = words(&one);
        PickChoice {
            value,
            label,
            chosen: false,
        }
    };
    all.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_before_stays_though_the_list_no_longer_has_it() {
        let picker = Picker {
            none: "Any",
            choices: choices(["web", "sms"], |word| {
                ((*word).to_owned(), word.to_uppercase())
            }),
            ..Picker::default()
        };
        assert_eq!((picker.words().as_str(), picker.has_some()), ("Any", false));
        let picker = picker.with(&["sms".to_owned(), "fax".to_owned()]);
        assert_eq!(picker.words(), "SMS, fax");
        assert_eq!(picker.choices.len(), 3);
        assert!(picker.has_some());
    }
}
