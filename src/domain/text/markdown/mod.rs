//! The simple Markdown that agents write: bold, italic, lists, links and code. Everything else, HTML too, is text as it
//! was typed. What is read here is shown by `views/message`; programs get the text without its marks ([`plain`]).

mod plain_words;
mod reading_marks;
mod tidy;

#[cfg(test)]
mod tests;

pub(crate) use plain_words::{plain, without_marks};
pub(crate) use reading_marks::read;

/// Elements that stand in each other, at most. A text that goes deeper is shown as it was typed.
const DEPTH_MAX: usize = 24;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MarkedPart {
    /// Words, with their line breaks.
    Text(String),
    /// Bold.
    Strong(Vec<MarkedPart>),
    /// Italic.
    Emphasis(Vec<MarkedPart>),
    /// Code within a line.
    Code(String),
    /// Lines of code.
    CodeBlock(String),
    /// A link.
    Link {
        /// Where it leads: http, https, mailto or tel.
        href: String,
        /// Its words.
        label: Vec<MarkedPart>,
    },
    /// A list.
    List {
        /// The number of the first entry; nothing for a list without numbers.
        first: Option<u64>,
        /// What each entry says.
        items: Vec<Vec<MarkedPart>>,
    },
}

impl MarkedPart {
    /// Whether it stands on lines of its own.
    pub(crate) fn is_block(&self) -> bool {
        match self {
            Self::CodeBlock(_) | Self::List { .. } => true,
            Self::Text(_)
            | Self::Strong(_)
            | Self::Emphasis(_)
            | Self::Code(_)
            | Self::Link { .. } => false,
        }
    }
}
