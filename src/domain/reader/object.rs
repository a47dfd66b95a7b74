//! An object of the input, and which of its members were asked for.

use super::checks::{Length, blank, child};
use super::misread::Misread;
use super::{Field, Object};
use crate::domain::base::fault::Fault;
use crate::domain::base::time::Moment;
use serde_json::{Map, Value};
use std::fmt::Display;

/// So many members are looked through faster than a name is hashed.
const FEW: usize = 16;

/// The member of a name.
pub(crate) fn member<'v>(members: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    if members.len() > FEW {
        return members.get(name);
    }
    let mut members = members.iter();
    members
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

impl<'v> Object<'v> {
    /// The member, unless it is absent or `null`.
    pub(crate) fn field(&mut self, name: &'static str) -> Option<Field<'v>> {
        self.given(name).filter(|field| !field.value.is_null())
    }

    /// The member, also when it is `null`: for patches, where `null` removes.
    pub(crate) fn given(&mut self, name: &'static str) -> Option<Field<'v>> {
        #[cfg(test)]
        super::asked::note(child(&self.pointer, name));
        let value = member(self.members, name)?;
        self.asked.push(name);
        Some(Field::new(child(&self.pointer, name), value, self.findings))
    }

    /// The member; its absence is an error.
    pub(crate) fn required(&mut self, name: &'static str) -> Option<Field<'v>> {
        self.required_or(name, Misread::Required)
    }

    /// The member; its absence is this error.
    pub(crate) fn required_or(
        &mut self,
        name: &'static str,
        fault: impl Into<Fault>,
    ) -> Option<Field<'v>> {
        let field = self.field(name);
        if field.is_none() {
            self.findings.error(&child(&self.pointer, name), fault);
        }
        field
    }

    /// An optional text; a blank one says nothing and is nothing.
    pub(crate) fn text(&mut self, name: &'static str, most: Length) -> Option<String> {
        let text = self.field(name)?.text(most)?;
        (!blank(text)).then(|| text.to_owned())
    }

    /// A text that must be there and say something.
    pub(crate) fn required_text(&mut self, name: &'static str, most: Length) -> Option<String> {
        let field = self.required(name)?;
        let text = field.text(most)?;
        if blank(text) {
            return field.refuse(Misread::Empty);
        }
        Some(text.to_owned())
    }

    /// An optional id.
    pub(crate) fn id(&mut self, name: &'static str) -> Option<String> {
        self.field(name)?.id()
    }

    /// An optional time.
    pub(crate) fn time(&mut self, name: &'static str) -> Option<Moment> {
        self.field(name)?.time()
    }

    /// An optional link.
    pub(crate) fn url(&mut self, name: &'static str) -> Option<String> {
        self.field(name)?.url()
    }

    /// An optional language tag.
    pub(crate) fn language(&mut self, name: &'static str) -> Option<String> {
        self.field(name)?.language()
    }

    /// An optional probability, 0 to 1.
    pub(crate) fn confidence(&mut self, name: &'static str) -> Option<f64> {
        self.field(name)?.number(0.0, 1.0)
    }

    /// An optional fixed word.
    pub(crate) fn word<T: Copy + Display>(&mut self, name: &'static str, all: &[T]) -> Option<T> {
        self.field(name)?.word(all)
    }

    /// An optional `true` or `false`.
    pub(crate) fn flag(&mut self, name: &'static str) -> Option<bool> {
        self.field(name)?.flag()
    }

    /// An optional object.
    pub(crate) fn object(&mut self, name: &'static str) -> Option<Object<'v>> {
        self.field(name)?.object()
    }

    /// The entries of an optional list.
    pub(crate) fn list(&mut self, name: &'static str, most: usize) -> Vec<Field<'v>> {
        self.field(name)
            .and_then(|field| field.list(most))
            .unwrap_or_default()
    }

    /// An optional list of texts, each saying something.
    pub(crate) fn texts(&mut self, name: &'static str, most: usize, length: Length) -> Vec<String> {
        let entries = self.list(name, most);
        entries
            .iter()
            .filter_map(|entry| entry.full_text(length))
            .collect()
    }

    /// All its members, for those who look at them together.
    pub(crate) fn members(&self) -> &'v Map<String, Value> {
        self.members
    }

    /// Whether this is the only member.
    pub(crate) fn has_only(&self, name: &str) -> bool {
        self.members.len() == 1 && self.members.contains_key(name)
    }

    fn unasked(&self) -> impl Iterator<Item = &'v String> {
        self.members
            .keys()
            .filter(|name| !self.asked.contains(&name.as_str()))
    }

    /// Ends the reading: warns of members nobody asked for.
    pub(crate) fn done(self) {
        for name in self.unasked() {
            self.findings
                .warn(&child(&self.pointer, name), "unknown field, ignored");
        }
    }
}
