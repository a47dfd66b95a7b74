//! A form of a ticket that was not done: its page shows it again with everything that was in it.

/// What a form held. Nothing, unless the page is the answer to that form.
#[derive(Clone, Debug, Default)]
pub struct Refilled {
    /// The command, as the last part of its address: `resolve`.
    pub command: String,
    /// Names and texts, in the order of the form.
    pub fields: Vec<(String, String)>,
}

impl Refilled {
    /// Whether this form comes back.
    pub(crate) fn is(&self, command: &str) -> bool {
        self.command == command
    }

    /// The text of a field; empty for another form.
    pub fn text(&self, command: &str, name: &str) -> &str {
        self.texts(command, name).next().unwrap_or_default()
    }

    /// All texts of a field that may come more than once.
    fn texts<'r>(&'r self, command: &str, name: &str) -> impl Iterator<Item = &'r str> {
        let fields = match self.is(command) {
            true => self.fields.as_slice(),
            false => &[],
        };
        let name = name.to_owned();
        let of_name = fields.iter().filter(move |(field, _)| *field == name);
        of_name.map(|(_, text)| text.as_str())
    }

    /// Whether a choice is taken: as it was sent, or `usual` in a form that begins.
    pub(crate) fn chosen(&self, command: &str, name: &str, value: &str, usual: bool) -> bool {
        match self.is(command) {
            true => self.text(command, name) == value,
            false => usual,
        }
    }

    /// Names and values of facts, with room for at least two.
    pub(crate) fn facts(&self) -> Vec<(&str, &str)> {
        let names = self.texts("return", "fact_name");
        let values = self.texts("return", "fact_value");
        let mut pairs: Vec<_> = names.zip(values).collect();
        pairs.resize(pairs.len().max(2), ("", ""));
        pairs
    }
}
