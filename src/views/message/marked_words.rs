//! The parts of an agent's words: what Markdown marks, and whom a note mentions.

use crate::domain::base::ids::AgentId;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message;
use crate::domain::notifications::mentions::{mentions, unquoted};
use crate::domain::text::markdown::{self, MarkedPart};
use crate::views::message::shown_part::ShownPart;
use std::collections::HashMap;

/// The agents who may be mentioned, by name.
type AgentNames = HashMap<AgentId, String>;

/// The parts of a message; none of one that is shown as it was typed.
pub(super) fn parts(agents: &AgentNames, message: &Message) -> Vec<ShownPart> {
    let names = match (message.sender, message.visibility) {
        (Sender::Agent, Visibility::Internal) => Some(agents),
        (Sender::Agent, Visibility::Public) => None,
        (Sender::Agent, Visibility::Suppressed)
        | (Sender::Customer | Sender::Bot | Sender::System, _) => return Vec::new(),
    };
    parts_of(&message.text, names)
}

/// The same for any words of an agent; with the agents' names, whoever is mentioned in them is named.
pub(crate) fn parts_of(text: &str, names: Option<&AgentNames>) -> Vec<ShownPart> {
    match markdown::read(text) {
        Some(marked) => all(names, marked),
        None => {
            let parts = words(names, text.to_owned());
            let is_plain = |part: &ShownPart| matches!(part, ShownPart::Text(_));
            match parts.iter().all(is_plain) {
                true => Vec::new(),
                false => parts,
            }
        }
    }
}

fn all(names: Option<&AgentNames>, marked: Vec<MarkedPart>) -> Vec<ShownPart> {
    let parts = marked.into_iter();
    parts.flat_map(|part| shown(names, part)).collect()
}

fn shown(names: Option<&AgentNames>, part: MarkedPart) -> Vec<ShownPart> {
    let one = match part {
        MarkedPart::Text(text) => return words(names, text),
        MarkedPart::Strong(inner) => ShownPart::Strong(all(names, inner)),
        MarkedPart::Emphasis(inner) => ShownPart::Emphasis(all(names, inner)),
        MarkedPart::Code(code) => ShownPart::Code(code),
        MarkedPart::CodeBlock(code) => ShownPart::CodeBlock(code),
        MarkedPart::Link { href, label } => ShownPart::Link(href, all(names, label)),
        MarkedPart::List { first, items } => {
            let items = items.into_iter().map(|item| all(names, item)).collect();
            match first {
                Some(first) => ShownPart::Numbered(first, items),
                None => ShownPart::Bullets(items),
            }
        }
    };
    vec![one]
}

/// Words with the names in them.
fn words(names: Option<&AgentNames>, text: String) -> Vec<ShownPart> {
    let Some(agents) = names else {
        return vec![ShownPart::Text(text)];
    };
    let people = agents.iter().map(|(id, name)| (*id, name.as_str()));
    let (mut parts, mut at) = (Vec::new(), 0);
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    for mention in mentions(&text, people) {
        parts.push(ShownPart::Text(between(at, mention.start)));
        let name = between(mention.start, mention.end);
        parts.push(ShownPart::Mention(unquoted(&name)));
        at = mention.end;
    }
    parts.push(ShownPart::Text(between(at, text.len())));
    parts.retain(|part| !matches!(part, ShownPart::Text(words) if words.is_empty()));
    parts
}
