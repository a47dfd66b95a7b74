//! Messages with tags.

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};
use std::borrow::Cow;
use std::fmt::{self, Display};

/// A message with tags in it. The tags are the catalogue's own; what it was given is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Markup(Cow<'static, str>);

impl Markup {
    /// A message that was given nothing.
    pub(super) fn fixed(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// A message that was given texts, which are escaped already.
    pub(super) fn filled(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

impl FastWritable for Markup {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        dest.write_str(&self.0)?;
        Ok(())
    }
}
