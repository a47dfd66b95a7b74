//! Every dialect with every member missing, null, of another type or doubled: never a panic, never a refusal, and the words
//! that stand in a known place are kept.

use super::dialects::DIALECTS;
use super::parse;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Puts something else in the place of one member, at any depth; which one, the number tells.
fn changed(value: &mut Value, place: &mut usize, by: &Value) {
    match value {
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            for name in names {
                if *place == 0 {
                    match by.is_null() && name.len().is_multiple_of(2) {
                        true => drop(members.remove(&name)),
                        false => drop(members.insert(name, by.clone())),
                    }
                    *place = usize::MAX;
                    return;
                }
                *place = place.saturating_sub(1);
                if let Some(member) = members.get_mut(&name) {
                    changed(member, place, by);
                }
                if *place == usize::MAX {
                    return;
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                changed(item, place, by);
                if *place == usize::MAX {
                    return;
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn odd() -> impl Strategy<Value = Value> {
    // Two levels each; what a body may hold is 128 deep.
    let deep = (0..50).fold(json!("deep"), |inner, _| json!({ "content": [inner] }));
    prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(7),
        json!(-1.5e300),
        json!(""),
        json!("a\u{0}b"),
        json!([]),
        json!({}),
        json!([[], {}, null]),
        json!({"type": "text"}),
        json!({"role": "user"}),
        deep,
        json!(format!(
            "data:image/png;base64,{}",
            "QUJD".repeat(512 * 1024)
        )),
        json!("QUJD".repeat(512 * 1024)),
    ])
}

proptest! {
    #[test]
    fn one_odd_member_refuses_nobody(dialect in 0..DIALECTS.len(), place in 0usize..24, by in odd(), twice in any::<bool>()) {
        let item: Value = serde_json::from_str(DIALECTS[dialect].example).unwrap();
        let mut bad = item.clone();
        changed(&mut bad, &mut place.clone(), &by);
        let items = match twice {
            true => json!([item, bad, bad]),
            false => json!([bad, item, {"role": "user", "content": "still here"}]),
        };
        let parsed = parse(&items, "/t").unwrap();
        prop_assert!(parsed.items.len() >= 3 || parsed.items.iter().filter(|item| !item.raw.is_empty()).count() == 1);
        if !twice {
            prop_assert!(parsed.items.iter().any(|item| item.text.contains("still here")), "{parsed:?}");
        }
    }

    #[test]
    fn items_of_any_dialects_in_one_list_are_all_read(order in prop::collection::vec(0..DIALECTS.len(), 1..12)) {
        let examples = order.iter().map(|at| serde_json::from_str::<Value>(DIALECTS[*at].example).unwrap());
        let items: Vec<Value> = examples.filter(Value::is_object).collect();
        let parsed = parse(&json!(items), "/t").unwrap();
        let kept = parsed.items.iter().filter(|item| !item.raw.is_empty()).count();
        prop_assert_eq!(kept, items.len());
    }
}

/// Gives every member that looks like an id one of these in turn.
fn with_ids(value: &mut Value, ids: &mut impl Iterator<Item = &'static str>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let small = name.to_ascii_lowercase();
                let is_id =
                    small.ends_with("id") || small.contains("parent") || small.contains("reply");
                match member {
                    Value::String(id) if is_id => *id = ids.next().unwrap_or_default().to_owned(),
                    member => with_ids(member, ids),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| with_ids(item, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every item of every dialect, as often as it takes for calls, answers and parents to point at each other in a ring.
#[test]
fn ids_that_are_doubled_or_point_in_a_ring_lose_nothing() {
    let stays = json!({"role": "user", "content": "still here"});
    for dialect in DIALECTS {
        let Ok(item @ Value::Object(_)) = serde_json::from_str::<Value>(dialect.example) else {
            continue;
        };
        for ring in [&["a"][..], &["a", "b"], &["a", "b", "c"]] {
            let mut ids = ring.iter().copied().cycle();
            let mut items: Vec<Value> = (0..40).map(|_| item.clone()).collect();
            items.iter_mut().for_each(|item| with_ids(item, &mut ids));
            items.push(stays.clone());
            let parsed = parse(&json!(items), "/t").unwrap();
            let last = parsed.items.last().map(|item| item.text.as_str());
            assert_eq!(last, Some("still here"), "{} {ring:?}", dialect.word);
            assert!(parsed.items.len() >= 2, "{} {ring:?}", dialect.word);
        }
    }
}

/// Every list in an item of every dialect with ten thousand entries.
#[test]
fn ten_thousand_parts_refuse_nobody() {
    fn grown(value: &mut Value) -> bool {
        match value {
            Value::Object(members) => members.values_mut().any(grown),
            Value::Array(items) if items.is_empty() => false,
            Value::Array(items) => {
                *items = items.iter().cycle().take(10_000).cloned().collect();
                true
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    }
    let mut lists = 0;
    for dialect in DIALECTS {
        let Ok(mut item) = serde_json::from_str::<Value>(dialect.example) else {
            continue;
        };
        if !grown(&mut item) {
            continue;
        }
        lists += 1;
        let stays = json!({"role": "user", "content": "still here"});
        let parsed = parse(&json!([item, stays]), "/t").unwrap();
        let last = parsed.items.last().map(|item| item.text.as_str());
        assert_eq!(last, Some("still here"), "{}", dialect.word);
    }
    assert!(lists > 10, "{lists} dialects have lists");
}
