//! What an agent says about a packet: a fact, or whether it was enough.

use super::learned;
use crate::domain::base::limits::FACT_NAME_MAX_CHARS;
use crate::domain::base::limits::FACTS_MAX;
use crate::domain::log::Verdict;
use crate::domain::packet::Fact;
use crate::domain::packet::fact_fault::FactFault;
use crate::domain::reader::{Length, Object};
use crate::services::Verification;
use serde_json::Value;

/// Who learned it, for the bot: agents have no names there.
const AGENT: &str = "agent";

/// `{name, value, source?}`, or several as `{facts}`.
pub(in crate::console) fn facts(fields: &mut Object<'_>) -> Option<Vec<Fact>> {
    match fields.field("facts") {
        Some(facts) => Some(learned::facts(&facts, AGENT)),
        None => Some(vec![learned::fact(fields, AGENT)?]),
    }
}

/// `{verdict, missing?}`; a form has a name in each line.
pub(in crate::console) fn verification(fields: &mut Object<'_>) -> Option<Verification> {
    let verdict = fields
        .required("verdict")
        .and_then(|verdict| verdict.word(Verdict::ALL));
    let name = Length::Chars(FACT_NAME_MAX_CHARS);
    let given = fields.field("missing");
    let missing = match &given {
        Some(lines) if lines.value.is_string() => {
            let text = lines.text(Length::Chars(FACTS_MAX * (FACT_NAME_MAX_CHARS + 1)))?;
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        }
        Some(_) => fields.texts("missing", FACTS_MAX, name),
        None => Vec::new(),
    };
    if verdict == Some(Verdict::Missing) && missing.is_empty() {
        let names = FactFault::NoMissing;
        return match given.as_ref().map(|given| given.value) {
            Some(Value::Null) | None => fields.required("missing").and(None),
            Some(_) => given.and_then(|given| given.refuse(names)),
        };
    }
    Some(Verification {
        verdict: verdict?,
        missing,
    })
}
