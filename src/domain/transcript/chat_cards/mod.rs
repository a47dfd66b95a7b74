//! What people read of a card: titles, texts, facts and choices of any chat platform, and what the customer took of them.
//! Which dialect keeps its cards where is not known here.
//!
//! The platforms' shapes differ less than their names: one walk reads them all, in the order of the document, by the names
//! of members. What it does not know is looked into, not shown: ids and style are nobody's words.

mod card_facts;
mod card_media;
mod card_members;
mod card_walk;
mod choice_titles;
mod taken_choice;

use serde_json::Value;

/// The lines a person reads of a card, a list of cards, or anything like it. Choices are one line: `[A] [B]`.
pub(super) fn lines(card: &Value) -> Vec<String> {
    card_walk::lines(card)
}

/// What the customer took, or filled in, of a card that was sent back: a choice's title, or `street: Elm 4`. Nothing if it
/// only holds what no customer ever saw.
pub(super) fn taken(value: &Value) -> Option<String> {
    taken_choice::taken(value)
}

/// What stands for a picture or a file: its kind, its name, and its link, if that is one of the web: `[image] w.png https://…`.
pub(super) fn media(kind: &str, name: Option<&str>, url: Option<&str>) -> String {
    card_media::shown(kind, name, url)
}

/// Whether a line of a message is one that [`media`] makes.
pub(super) fn stands_for_a_file(line: &str) -> bool {
    card_media::stands_for_a_file(line)
}

#[cfg(test)]
mod tests;
