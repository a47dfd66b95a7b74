//! Reads a text. The parser says where elements begin and end; the words are taken from the text itself, so what is not
//! supported stands there as it was typed.

use super::tidy::{add_text, tidy, tidy_item};
use super::{DEPTH_MAX, MarkedPart};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;
use url::Url;

/// Where links may lead.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// A mark that a backslash before it takes its meaning from.
const ESCAPED: [char; 5] = ['*', '_', '`', '[', ']'];

/// The parts of a text; nothing for one without marks, and for one whose elements stand too deep in each other.
pub(crate) fn read(text: &str) -> Option<Vec<MarkedPart>> {
    let text = match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    };
    if !may_be_marked(&text) {
        return None;
    }
    let mut reading = MarkedReading {
        text: &text,
        at: 0,
        open: vec![OpenElement::new(Element::Plain, 0..text.len())],
    };
    for (event, range) in Parser::new_ext(&text, Options::empty()).into_offset_iter() {
        reading.hear(event, range);
        if reading.open.len() > DEPTH_MAX {
            return None;
        }
    }
    reading.fill_to(text.len());
    let parts = tidy(reading.open.pop()?.parts);
    let is_marked = |part: &MarkedPart| !matches!(part, MarkedPart::Text(_));
    parts.iter().any(is_marked).then_some(parts)
}

/// Whether there is anything that could be a mark: most messages have none, and are not parsed.
fn may_be_marked(text: &str) -> bool {
    let begins_list = |line: &str| {
        let line = line.trim_start();
        let bare = line.trim_start_matches(|c: char| c.is_ascii_digit());
        bare.starts_with(['-', '+', '.', ')'])
    };
    text.contains(['*', '_', '`', '[', '<', '~']) || text.lines().any(begins_list)
}

/// What an element of the text becomes.
enum Element {
    /// Nothing of its own: its words stand as they were typed.
    Plain,
    Strong,
    Emphasis,
    CodeBlock,
    Link(String),
    List(Option<u64>),
    Item,
}

struct OpenElement {
    element: Element,
    range: Range<usize>,
    parts: Vec<MarkedPart>,
    items: Vec<Vec<MarkedPart>>,
}

impl OpenElement {
    fn new(element: Element, range: Range<usize>) -> Self {
        Self {
            element,
            range,
            parts: Vec::new(),
            items: Vec::new(),
        }
    }
}

struct MarkedReading<'t> {
    text: &'t str,
    /// Everything before it stands in the parts, or was a mark.
    at: usize,
    open: Vec<OpenElement>,
}

impl MarkedReading<'_> {
    fn hear(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.begin(&tag, range),
            Event::End(_) => self.end(),
            Event::Text(words) if self.is_in_code() => {
                self.add_words(&words);
                self.at = self.at.max(range.end);
            }
            Event::Code(words) => {
                self.fill_to(range.start);
                self.add(MarkedPart::Code(words.into_string()));
                self.at = range.end;
            }
            Event::HardBreak => {
                self.fill_to(range.start);
                self.add_words("\n");
                self.at = range.end;
            }
            Event::Text(_) => {
                self.fill_before_words(range.start);
                self.fill_to(range.end);
            }
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::Rule
            | Event::TaskListMarker(_) => self.fill_to(range.end),
        }
    }

    fn is_in_code(&self) -> bool {
        let innermost = self.open.last();
        innermost.is_some_and(|open| matches!(open.element, Element::CodeBlock))
    }

    fn begin(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.fill_to(range.start);
        let (element, mark) = match tag {
            Tag::Strong if self.stands_alone(&range) => (Element::Strong, 2),
            Tag::Emphasis if self.stands_alone(&range) => (Element::Emphasis, 1),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => (Element::CodeBlock, range.len()),
            Tag::Link {
                link_type: LinkType::Inline | LinkType::Autolink,
                dest_url,
                ..
            } if may_lead_to(dest_url) => (Element::Link(dest_url.to_string()), 1),
            Tag::List(first) => (Element::List(*first), 0),
            Tag::Item => (Element::Item, self.bullet(&range)),
            _ => (Element::Plain, 0),
        };
        self.at = self.at.max(range.start + mark);
        self.open.push(OpenElement::new(element, range));
    }

    /// Whether no letter or digit touches it: `2*3*4` is a product, and `a**b**c` a power.
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let before = self
            .text
            .get(..range.start)
            .and_then(|text| text.chars().next_back());
        let after = self
            .text
            .get(range.end..)
            .and_then(|text| text.chars().next());
        let touches = |letter: Option<char>| letter.is_some_and(|c| c.is_ascii_alphanumeric());
        !touches(before) && !touches(after)
    }

    /// How many bytes the mark of a list's entry has, with the spaces around it.
    fn bullet(&self, range: &Range<usize>) -> usize {
        let item = self.text.get(range.clone()).unwrap_or_default();
        let mark = item.trim_start_matches([' ', '\t']);
        let mark = mark.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = mark.get(1..).unwrap_or_default();
        item.len() - words.trim_start_matches([' ', '\t']).len()
    }

    fn end(&mut self) {
        let Some(OpenElement {
            element,
            range,
            mut parts,
            items,
        }) = self.open.pop()
        else {
            return;
        };
        let mark = match &element {
            Element::Strong => 2,
            Element::Emphasis => 1,
            Element::Link(_) | Element::CodeBlock | Element::List(_) => range.end - range.start,
            Element::Plain | Element::Item => 0,
        };
        let last = self.gap_to(range.end.saturating_sub(mark));
        add_text(&mut parts, last);
        self.at = self.at.max(range.end);
        match element {
            Element::Plain => self.add_all(parts),
            Element::Strong => self.add(MarkedPart::Strong(parts)),
            Element::Emphasis => self.add(MarkedPart::Emphasis(parts)),
            Element::CodeBlock => self.add(MarkedPart::CodeBlock(words_of(parts))),
            // A link that says nothing could not be seen.
            Element::Link(_) if parts.is_empty() => {
                let typed = self.text.get(range).unwrap_or_default();
                self.add_words(typed);
            }
            Element::Link(href) => self.add(MarkedPart::Link { href, label: parts }),
            // Nothing to say, but a mark: it may be a signature's.
            Element::List(_) if items.iter().any(Vec::is_empty) => {
                let typed = self.text.get(range).unwrap_or_default();
                self.add_words(typed);
            }
            Element::List(first) => self.add(MarkedPart::List { first, items }),
            Element::Item => {
                if let Some(list) = self.open.last_mut() {
                    list.items.push(tidy_item(parts));
                }
            }
        }
    }

    fn add(&mut self, part: MarkedPart) {
        if let Some(open) = self.open.last_mut() {
            open.parts.push(part);
        }
    }

    fn add_all(&mut self, parts: Vec<MarkedPart>) {
        for part in parts {
            match part {
                MarkedPart::Text(words) => self.add_words(&words),
                other => self.add(other),
            }
        }
    }

    fn add_words(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            add_text(&mut open.parts, words);
        }
    }

    /// What was typed up to a place, and is in no part yet.
    fn gap_to(&self, end: usize) -> &str {
        self.text.get(self.at..end).unwrap_or_default()
    }

    fn fill_to(&mut self, end: usize) {
        let gap = self.gap_to(end).to_owned();
        self.add_words(&gap);
        self.at = self.at.max(end);
    }

    /// The same before words that may begin with a mark that was typed with a backslash.
    fn fill_before_words(&mut self, start: usize) {
        let words = self.text.get(start..).unwrap_or_default();
        let gap = self.gap_to(start);
        if gap.ends_with('\\') && words.starts_with(ESCAPED) {
            self.fill_to(start - 1);
            self.at = start;
        } else {
            self.fill_to(start);
        }
    }
}

fn words_of(parts: Vec<MarkedPart>) -> String {
    let words = parts.into_iter().map(|part| match part {
        MarkedPart::Text(words) => words,
        _ => String::new(),
    });
    let mut words: String = words.collect();
    words.truncate(words.trim_end_matches('\n').len());
    words
}

/// Whether a link may lead there.
fn may_lead_to(address: &str) -> bool {
    let is_whole = !address.chars().any(|c| c.is_whitespace() || c.is_control());
    let parsed = Url::parse(address).ok().filter(|_| is_whole);
    parsed.is_some_and(|url| SCHEMES.contains(&url.scheme()))
}
