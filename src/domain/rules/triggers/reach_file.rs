//! The section `[reach]` of a phrase book as it is written: with which words people ask to reach somebody, and lists of whom
//! they mean and do not mean.

use super::phrase_list::PhraseList;
use super::plain_patterns::{compile, compile_set};
use super::reaching::{CompiledForm, Reach, ReachedWhom, WordKind};
use serde::Deserialize;
use std::collections::HashMap;

/// The section `[reach]` of a phrase book. Lists are words or phrases parted by commas.
#[derive(Debug, Deserialize)]
pub(super) struct ReachFile {
    /// Roles of people.
    targets: String,
    /// What words end with that name roles or departments, in languages that put words together ("Kundenberaterin").
    #[serde(default)]
    endings: String,
    /// Departments and desks.
    departments: String,
    /// What departments are for, which is also asked for as a thing ("returns").
    areas: String,
    /// Places where somebody answers; they are no asks by themselves.
    places: String,
    /// Targets that are meant even if the customer says "my".
    serving: String,
    /// Words that may stand before a target.
    little: String,
    /// Words that may stand before a target, and after which somebody not listed may be meant ("the", "a").
    opening: String,
    /// Whose is not meant: "my", "her".
    own: String,
    /// Who is not meant: family, friends, machines.
    others: String,
    /// What of a target is not the target: its number, its opening hours.
    things: String,
    /// Words that end the naming of somebody.
    stops: String,
    /// Words whose slips of the keyboard are recognised.
    slips: String,
    /// Words that look like such a slip and are none.
    not_slips: String,
    /// A pattern of what is taken out first: no asks.
    never: String,
    forms: Vec<ReachForm>,
}

/// A way to ask to reach somebody: a pattern of what stands before whom they mean, and of what stands behind.
#[derive(Debug, Deserialize)]
pub(super) struct ReachForm {
    whom: ReachedWhom,
    /// Whether no words that are in no list may stand before whom they mean.
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

/// The entries of a list.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

impl ReachFile {
    /// The words whose slips are recognised.
    pub(super) fn slips(&self) -> impl Iterator<Item = &str> {
        entries(&self.slips)
    }

    /// Words that are spelt right.
    pub(super) fn known(&self) -> impl Iterator<Item = &str> {
        let lists = [
            &self.targets,
            &self.departments,
            &self.areas,
            &self.places,
            &self.little,
            &self.opening,
            &self.own,
            &self.others,
            &self.things,
            &self.stops,
            &self.not_slips,
        ];
        let entries = lists.into_iter().flat_map(|list| entries(list));
        entries.flat_map(|entry| entry.split(' '))
    }

    /// Compiles the section; `expand` puts the parts of the phrase book in their places.
    ///
    /// # Errors
    /// The pattern that cannot be compiled.
    pub(super) fn compile(
        &self,
        expand: impl Fn(&str) -> Result<String, String>,
    ) -> Result<Reach, String> {
        let mut kinds = HashMap::new();
        let lists = [
            (&self.little, WordKind::Little),
            (&self.opening, WordKind::Opening),
            (&self.own, WordKind::Own),
            (&self.stops, WordKind::Stop),
            (&self.things, WordKind::Thing),
            (&self.others, WordKind::Other),
        ];
        for (list, kind) in lists {
            kinds.extend(entries(list).map(|word| (word.to_owned(), kind)));
        }
        kinds.insert(".".to_owned(), WordKind::Stop);
        let mut worth = Vec::new();
        let mut forms = Vec::new();
        for form in &self.forms {
            let (before, after) = (expand(&form.before)?, expand(&form.after)?);
            let there = |pattern: &str| match pattern.is_empty() {
                true => Ok(None),
                false => compile(pattern).map(Some),
            };
            forms.push(CompiledForm {
                whom: form.whom,
                alone: form.alone,
                before: there(&before)?,
                after: there(&after)?,
            });
            worth.push(if before.is_empty() { after } else { before });
        }
        Ok(Reach {
            any: compile_set(&worth)?,
            forms,
            never: compile(&expand(&self.never)?)?,
            kinds,
            people: PhraseList::new(entries(&self.targets)).with_endings(entries(&self.endings)),
            departments: PhraseList::new(entries(&self.departments)),
            areas: PhraseList::new(entries(&self.areas)),
            places: PhraseList::new(entries(&self.places)),
            serving: PhraseList::new(entries(&self.serving)).with_endings(entries(&self.endings)),
        })
    }
}
