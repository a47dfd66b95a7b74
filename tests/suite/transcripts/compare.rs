//! How a case says what should be read, and how what was read is held against it.
//!
//! Neighbouring messages of one side are compared together and white space does not count, so that a reader may split
//! or join them.

use serde_json::Value;

/// What is wrong with the items that were read; nothing if they are as the case expects.
pub fn complaints(expected: &Value, items: &[Value]) -> Vec<String> {
    let mut complaints = Vec::new();
    said(&list(expected, "said"), items, &mut complaints);
    tools(&list(expected, "tools"), items, &mut complaints);
    for words in list(expected, "results") {
        let held = of_kind(items, "tool_result").any(|item| holds(item, &words));
        complaints.extend((!held).then(|| format!("no result holds {words}")));
    }
    for words in list(expected, "hidden") {
        let told = of_kind(items, "message").any(|item| holds(item, &words));
        complaints.extend(told.then(|| format!("somebody is made to say {words}")));
    }
    complaints
}

fn list(value: &Value, name: &str) -> Vec<Value> {
    value[name].as_array().cloned().unwrap_or_default()
}

fn of_kind<'v>(items: &'v [Value], kind: &'v str) -> impl Iterator<Item = &'v Value> {
    items.iter().filter(move |item| item["kind"] == kind)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn holds(item: &Value, words: &Value) -> bool {
    bare(text(&item["text"])).contains(&bare(text(words)))
}

/// Words of one side in a row.
#[derive(Debug)]
struct Turn {
    role: String,
    text: String,
    names: Vec<String>,
    times: Vec<String>,
    has: Vec<String>,
}

fn turns<'v>(messages: impl Iterator<Item = &'v Value>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for message in messages {
        let words = bare(text(&message["text"]));
        if words.is_empty() && message["has"].is_null() {
            continue;
        }
        let role = text(&message["role"]).to_owned();
        if turns.last().is_none_or(|turn| turn.role != role) {
            turns.push(Turn {
                role,
                text: String::new(),
                names: Vec::new(),
                times: Vec::new(),
                has: Vec::new(),
            });
        }
        if let Some(turn) = turns.last_mut() {
            turn.text.push_str(&words);
            turn.names
                .extend(message["name"].as_str().map(str::to_owned));
            turn.times.extend(message["at"].as_str().map(str::to_owned));
            turn.has
                .extend(list(message, "has").iter().map(|has| bare(text(has))));
        }
    }
    turns
}

fn said(expected: &[Value], items: &[Value], complaints: &mut Vec<String>) {
    let (expected, read) = (turns(expected.iter()), turns(of_kind(items, "message")));
    let roles = |turns: &[Turn]| {
        turns
            .iter()
            .map(|turn| turn.role.clone())
            .collect::<Vec<_>>()
    };
    if roles(&expected) != roles(&read) {
        return complaints.push(format!("said: expected {expected:?}, read {read:?}"));
    }
    for (expected, read) in expected.iter().zip(&read) {
        let has_all = expected.has.iter().all(|has| read.text.contains(has));
        let same = if expected.has.is_empty() {
            expected.text == read.text
        } else {
            read.text.contains(&expected.text)
        };
        let named = expected.names.iter().all(|name| read.names.contains(name));
        let dated = expected
            .times
            .iter()
            .all(|at| read.times.iter().any(|read| read.starts_with(at.as_str())));
        if !(has_all && same && named && dated) {
            complaints.push(format!("expected {expected:?}, read {read:?}"));
        }
    }
}

fn tools(expected: &[Value], items: &[Value], complaints: &mut Vec<String>) {
    let called: Vec<&Value> = of_kind(items, "tool_call").collect();
    if expected.is_empty() {
        return;
    }
    let names = |calls: Vec<&Value>| {
        calls
            .iter()
            .map(|call| text(&call["name"]).to_owned())
            .collect::<Vec<_>>()
    };
    let (wanted, read) = (names(expected.iter().collect()), names(called.clone()));
    if wanted != read {
        return complaints.push(format!("tools: expected {wanted:?}, read {read:?}"));
    }
    for (expected, call) in expected.iter().zip(called) {
        let failed = expected["failed"].is_null() || expected["failed"] == call["failed"];
        let has = list(expected, "has").iter().all(|words| holds(call, words));
        if !failed || !has {
            complaints.push(format!("expected {expected}, read {call}"));
        }
    }
}
