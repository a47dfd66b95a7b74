//! Which dialect items are most like, where none knows them: by the names of their members.

use super::dialect::Dialect;
use super::dialects::DIALECTS;
use serde_json::Value;
use std::collections::BTreeSet;

/// So many items are looked at.
const LOOKED_AT: usize = 20;

/// The dialect whose example shares most names of members with the items; nothing if none shares any.
pub(super) fn to(items: &[Value]) -> Option<Dialect> {
    let mut names = BTreeSet::new();
    for item in items.iter().take(LOOKED_AT) {
        gather(item, &mut names, 3);
    }
    let shared = |dialect: &Dialect| {
        let example: Value = serde_json::from_str(dialect.example).unwrap_or_default();
        let mut own = BTreeSet::new();
        gather(&example, &mut own, 3);
        let both = own.intersection(&names).count();
        let either = own.union(&names).count().max(1);
        both * 1_000 / either
    };
    let scored = DIALECTS
        .into_iter()
        .map(|dialect| (shared(&dialect), dialect));
    let best = scored.max_by_key(|(score, _)| *score)?;
    (best.0 > 0).then_some(best.1)
}

fn gather<'v>(value: &'v Value, names: &mut BTreeSet<&'v str>, depth: usize) {
    match value {
        Value::Object(members) if depth > 0 => {
            for (name, member) in members {
                names.insert(name);
                gather(member, names, depth - 1);
            }
        }
        Value::Array(items) => items
            .iter()
            .take(4)
            .for_each(|item| gather(item, names, depth)),
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
