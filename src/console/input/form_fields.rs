//! A form as the object a program would have sent.

use serde_json::{Map, Value, json};
use url::form_urlencoded;

/// The part that holds what was chosen of lists, by the name of the list.
pub(in crate::console) const PICKED: &str = "pick";

/// Names and texts of a form, in order.
pub(super) fn pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}

/// The fields of a form. A blank one is absent; `value.colour` is `colour` of the texts in `value`, blank
/// or not, and `pick.reason` likewise one of several choices; rows of `fact_name` and `fact_value` become `facts`; files are named by `file_id`, each in a field of
/// its own, and teams by `team_name`, where a blank one says that the others are all there are.
pub(super) fn named(given: Vec<(String, String)>) -> Map<String, Value> {
    let mut fields = Map::new();
    let (mut names, mut values) = (Vec::new(), Vec::new());
    let mut files: Vec<Value> = Vec::new();
    let mut teams: Option<Vec<Value>> = None;
    for (name, text) in given {
        // Browsers send lines of a text with CRLF.
        let text = text.replace("\r\n", "\n");
        match name.as_str() {
            "fact_name" => names.push(text),
            "fact_value" => values.push(text),
            name if part_of(name).is_some() => add_part(&mut fields, name, text),
            "team_name" => {
                let named = Some(text).filter(|name| !name.trim().is_empty());
                teams
                    .get_or_insert_default()
                    .extend(named.map(Value::String));
            }
            "file_id" => files.push(json!({ "file": text })),
            name if !text.trim().is_empty() => {
                fields.insert(name.to_owned(), typed(name, text));
            }
            _ => {}
        }
    }
    let facts: Vec<Value> = names
        .iter()
        .zip(&values)
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, value)| !name.is_empty() || !value.is_empty())
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    if !facts.is_empty() {
        fields.insert("facts".to_owned(), facts.into());
    }
    if let Some(teams) = teams {
        fields.insert("teams".to_owned(), teams.into());
    }
    if !files.is_empty() {
        fields.insert("attachments".to_owned(), files.into());
    }
    fields
}

/// The part a field belongs to, and its name in there.
fn part_of(name: &str) -> Option<(&str, &str)> {
    let (part, name) = name.split_once('.')?;
    matches!(part, "value" | "arguments" | PICKED).then_some((part, name))
}

fn add_part(fields: &mut Map<String, Value>, name: &str, text: String) {
    let Some((part, name)) = part_of(name) else {
        return;
    };
    let part = fields
        .entry(part)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(part) = part {
        let texts = part.entry(name).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(texts) = texts {
            texts.push(Value::String(text));
        }
    }
}

/// Forms know only texts; what is not of its type stays one and is refused later.
fn typed(name: &str, text: String) -> Value {
    match (name, text.as_str()) {
        ("force" | "away" | "confirm" | "follow" | "undo", "true" | "on" | "1") => {
            Value::Bool(true)
        }
        ("force" | "away" | "confirm" | "follow" | "undo", "false" | "off" | "0") => {
            Value::Bool(false)
        }
        (
            "last_seq" | "seq" | "days" | "hours" | "token_id" | "key_id" | "reply_id" | "view_id"
            | "notification" | "up_to" | "version" | "message" | "item",
            digits,
        ) => digits
            .parse::<i64>()
            .map_or(Value::String(text), Value::from),
        (_, _) => Value::String(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{named, pairs};
    use serde_json::{Map, Value, json};

    fn fields(body: &[u8]) -> Map<String, Value> {
        named(pairs(body))
    }

    #[test]
    fn a_form_reads_like_the_object_a_program_sends() {
        let body = b"csrf=t&text=one%0D%0Atwo&last_seq=7&force=true&note=&fact_name=order&fact_value=88-2041&fact_name=&fact_value=";
        assert_eq!(
            json!(fields(body)),
            json!({
                "csrf": "t", "text": "one\ntwo", "last_seq": 7, "force": true,
                "facts": [{ "name": "order", "value": "88-2041" }],
            })
        );
        assert_eq!(json!(fields(b"last_seq=7x")), json!({ "last_seq": "7x" }));
        assert_eq!(
            json!(fields(b"file_id=fil_1&file_id=fil_2")),
            json!({ "attachments": [{ "file": "fil_1" }, { "file": "fil_2" }] })
        );
        assert_eq!(
            json!(fields(
                b"team_name=&team_name=Support&team_name=Billing&days=90&confirm=true"
            )),
            json!({ "teams": ["Support", "Billing"], "days": 90, "confirm": true })
        );
        assert_eq!(json!(fields(b"team_name=")), json!({ "teams": [] }));
        assert_eq!(
            json!(fields(
                b"pick.reason=vip&pick.reason=safety&pick.from.0=intent"
            )),
            json!({ "pick": { "reason": ["vip", "safety"], "from.0": ["intent"] } })
        );
        assert_eq!(json!(fields(b"next=%2Fqueue")), json!({ "next": "/queue" }));
    }
}
