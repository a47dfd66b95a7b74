//! The walk through a card, in the order of the document: texts become lines, choices a row below them.

use super::card_facts::{fact, labelled};
use super::card_members::{CardMember, member, stand_ins};
use super::{card_media, choice_titles};
use serde_json::{Map, Value};

const MOST_LEVELS: usize = 32;
const MOST_LINES: usize = 200;
const LINE_MAX_CHARS: usize = 2_000;

/// The lines of a card.
pub(super) fn lines(card: &Value) -> Vec<String> {
    let mut walk = CardWalk::default();
    walk.value(card, MOST_LEVELS);
    if walk.lines.is_empty() {
        let mut texts = Vec::new();
        stand_ins(card, MOST_LEVELS, &mut texts);
        texts.iter().for_each(|text| walk.text(text, 0));
    }
    walk.lines
}

#[derive(Default)]
struct CardWalk {
    lines: Vec<String>,
    /// What was said so far in this card and around it, to say nothing twice; two cards of a list may say the same.
    said: Vec<String>,
}

impl CardWalk {
    fn value(&mut self, value: &Value, levels: usize) {
        if self.lines.len() >= MOST_LINES {
            return; // a hostile card may hold a million parts
        }
        match value {
            Value::String(text) => self.text(text, levels),
            Value::Array(list) => self.list(list, levels),
            Value::Object(members) => self.object(members, levels),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Words, or a whole card as JSON text.
    fn text(&mut self, text: &str, levels: usize) {
        let text = text.trim();
        if text.starts_with(['{', '['])
            && levels > 0
            && let Ok(card @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text)
        {
            return self.value(&card, levels - 1);
        }
        if card_media::is_packed(text) || self.said.iter().any(|said| said == text) {
            return;
        }
        self.said.push(text.to_owned());
        for line in text.lines() {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() || self.lines.len() >= MOST_LINES {
            return;
        }
        let mut chars = line.chars();
        let mut kept: String = chars.by_ref().take(LINE_MAX_CHARS).collect();
        if chars.next().is_some() {
            kept.push('…');
        }
        self.lines.push(kept);
    }

    fn line_once(&mut self, line: String) {
        if !self.said.contains(&line) {
            self.line(&line);
            self.said.push(line);
        }
    }

    /// A list of cards or of their parts; buttons that follow each other stand in one row.
    fn list(&mut self, list: &[Value], levels: usize) {
        let Some(levels) = levels.checked_sub(1) else {
            return;
        };
        let is_button = |value: &Value| value.as_object().is_some_and(choice_titles::is_button);
        let around = self.said.len();
        for part in list.chunk_by(|one, next| is_button(one) && is_button(next)) {
            if part.iter().all(is_button) {
                self.row(part);
                continue;
            }
            for value in part {
                self.value(value, levels);
                if list.len() > 1 {
                    self.said.truncate(around);
                }
            }
        }
    }

    fn row(&mut self, choices: &[Value]) {
        if let Some(row) = choice_titles::row(choices) {
            self.line_once(row);
        }
    }

    fn object(&mut self, members: &Map<String, Value>, levels: usize) {
        let Some(levels) = levels.checked_sub(1) else {
            return;
        };
        if members.get("isVisible") == Some(&Value::Bool(false)) {
            return;
        }
        if choice_titles::is_button(members) {
            return self.row(&[Value::Object(members.clone())]);
        }
        if let Some(file) = card_media::of_object(members) {
            return self.line_once(file);
        }
        if let Some(fact) = labelled(members) {
            return self.line_once(fact);
        }
        let kind = members
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        for (name, value) in members {
            for file in card_media::of_member(name, value, kind) {
                self.line_once(file);
            }
        }
        self.input(members, kind);
        if kind.starts_with("rich_text_")
            && kind != "rich_text_list"
            && let Some(pieces) = members.get("elements")
        {
            return self.inline(pieces);
        }
        for (name, value) in members {
            self.member(name, value, levels);
        }
        let choices = members
            .iter()
            .filter(|(name, _)| member(name) == CardMember::Choices);
        for (name, choices) in choices {
            self.choices(name, choices, levels);
        }
    }

    /// A field to fill in without a label is known by what stands in it.
    fn input(&mut self, members: &Map<String, Value>, kind: &str) {
        let is_input =
            kind.starts_with("Input.") || kind.ends_with("_input") || kind.contains("select");
        let is_named = ["label", "title", "text"]
            .iter()
            .any(|name| members.contains_key(*name));
        if is_input
            && !is_named
            && let Some(placeholder) = members.get("placeholder")
        {
            self.value(placeholder, 3);
        }
    }

    fn member(&mut self, name: &str, value: &Value, levels: usize) {
        match member(name) {
            CardMember::Skipped | CardMember::Choices => {}
            CardMember::Text => self.value(value, levels),
            CardMember::Sum => self.sum(name, value, levels),
            CardMember::Inline => self.inline(value),
            CardMember::Facts => match value {
                Value::Array(list) => self.facts(name, list, levels),
                inner => self.unless_words(inner, levels),
            },
            CardMember::List => match value {
                Value::Array(list) => self.list(list, levels),
                inner => self.unless_words(inner, levels),
            },
            CardMember::Other => self.unless_words(value, levels),
        }
    }

    /// What a member holds that nobody knows: cards or parts of them, but no words of its own.
    fn unless_words(&mut self, value: &Value, levels: usize) {
        match value {
            Value::Object(_) => self.value(value, levels),
            Value::Array(list) => {
                let inner: Vec<Value> = list
                    .iter()
                    .filter(|value| !value.is_string())
                    .cloned()
                    .collect();
                self.list(&inner, levels);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// `Total: 20 EUR`.
    fn sum(&mut self, name: &str, value: &Value, levels: usize) {
        let sum = match value {
            Value::String(sum) => sum.trim().to_owned(),
            Value::Number(sum) => sum.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                return self.unless_words(value, levels);
            }
        };
        let mut letters = name.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        if !sum.is_empty() {
            self.line_once(format!("{first}{}: {sum}", letters.as_str()));
        }
    }

    /// `Room: 12`, an option to choose, or parts of a card like all others.
    fn facts(&mut self, name: &str, list: &[Value], levels: usize) {
        if choice_titles::are_options(list) && name != "facts" && name != "fields" {
            return self.row(list);
        }
        for value in list {
            match value.as_object().and_then(fact) {
                Some(fact) => self.line_once(fact),
                None => self.list(std::slice::from_ref(value), levels),
            }
        }
    }

    fn choices(&mut self, name: &str, choices: &Value, levels: usize) {
        match choices {
            Value::Array(list) if name == "rows" && list.iter().any(is_table_row) => {
                for row in list {
                    self.table_row(row, levels);
                }
            }
            Value::Array(list) => {
                self.row(list);
                // A button may show a card of its own.
                for card in list.iter().filter_map(|choice| choice.get("card")) {
                    self.value(card, levels);
                }
            }
            Value::Object(members) => {
                let lists: Vec<Value> = members
                    .values()
                    .filter(|value| value.is_array())
                    .cloned()
                    .collect();
                let texts = members
                    .iter()
                    .filter(|(name, _)| member(name) == CardMember::Text);
                if lists.is_empty() {
                    return self.row(std::slice::from_ref(choices));
                }
                for (_, text) in texts.filter(|(_, value)| !value.is_array()) {
                    self.value(text, levels);
                }
                self.row(&lists);
            }
            Value::String(_) => self.row(std::slice::from_ref(choices)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn table_row(&mut self, row: &Value, levels: usize) {
        let cells = row.get("cells").unwrap_or(row).as_array();
        let texts: Vec<String> = cells
            .into_iter()
            .flatten()
            .map(|cell| {
                let mut inner = Self::default();
                inner.value(cell, levels.min(8));
                inner.lines.join(" ")
            })
            .collect();
        self.line(&texts.join(" | "));
    }

    /// Pieces of one line.
    fn inline(&mut self, pieces: &Value) {
        let pieces = pieces.as_array().into_iter().flatten();
        let text: String = pieces
            .filter_map(|piece| piece.as_str().or_else(|| piece.get("text")?.as_str()))
            .collect();
        self.text(&text, 0);
    }
}

fn is_table_row(row: &Value) -> bool {
    row.is_array() || row.get("cells").is_some()
}
