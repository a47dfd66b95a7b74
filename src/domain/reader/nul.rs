//! U+0000 is valid JSON, but PostgreSQL cannot store it and C code reads it as an end.

use super::Findings;
use super::checks::child;
use super::misread::Misread;
use serde_json::Value;

/// Records every text and every name that contains U+0000, at any depth.
pub(crate) fn refuse_nul(value: &Value, pointer: &str, findings: &Findings) {
    match value {
        Value::String(text) if text.contains('\0') => {
            findings.error(pointer, Misread::Nul);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        // Pointers are made only where something is inside that could need one.
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| has_nul(item)) {
                refuse_nul(item, &format!("{pointer}/{index}"), findings);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                if name.contains('\0') {
                    findings.error(pointer, Misread::NulInName);
                } else if has_nul(member) {
                    refuse_nul(member, &child(pointer, name), findings);
                }
            }
        }
    }
}

/// Takes every U+0000 out of a value, at any depth; tells whether there was one.
pub(crate) fn without_nul(value: &mut Value) -> bool {
    if !has_nul(value) {
        return false;
    }
    match value {
        Value::String(text) => text.retain(|c| c != '\0'),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::Array(items) => {
            for item in items {
                without_nul(item);
            }
        }
        Value::Object(members) => {
            let old = std::mem::take(members);
            members.extend(old.into_iter().map(|(name, mut member)| {
                without_nul(&mut member);
                (name.replace('\0', ""), member)
            }));
        }
    }
    true
}

fn has_nul(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(has_nul),
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| name.contains('\0') || has_nul(member)),
    }
}
