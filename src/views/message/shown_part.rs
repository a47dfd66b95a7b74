//! A part of what an agent wrote: words, marked or not, and the names of those a note mentions.

use askama::Template;
use askama::filters::HtmlSafe;

/// A part of an agent's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownPart {
    /// Words.
    Text(String),
    /// The name of somebody who is mentioned.
    Mention(String),
    /// Bold.
    Strong(Vec<ShownPart>),
    /// Italic.
    Emphasis(Vec<ShownPart>),
    /// Code within a line.
    Code(String),
    /// Lines of code.
    CodeBlock(String),
    /// A link, where it leads, and its words.
    Link(String, Vec<ShownPart>),
    /// A list with numbers: the first of them, and what each entry says.
    Numbered(u64, Vec<Vec<ShownPart>>),
    /// A list without.
    Bullets(Vec<Vec<ShownPart>>),
}

impl ShownPart {
    /// What stands in it.
    pub(crate) fn within(parts: &[ShownPart]) -> ShownParts<'_> {
        ShownParts { parts }
    }
}

/// Parts as they are shown. Every word is escaped by the template.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "ticket/_parts.html")]
pub struct ShownParts<'a> {
    /// The parts.
    pub parts: &'a [ShownPart],
}

impl HtmlSafe for ShownParts<'_> {}
