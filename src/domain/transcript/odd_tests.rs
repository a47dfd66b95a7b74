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
    let deep = (0..60).fold(json!("deep"), |inner, _| json!({ "content": [inner] }));
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
