//! Queries, read field by field like bodies. Unknown parameters are ignored, empty ones are absent.

use crate::domain::reader::{Field, Findings, Object, refuse_nul};
use crate::web::Problem;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// Lets `read` ask for the parameters it knows.
///
/// # Errors
/// 422 with every bad parameter.
pub(super) fn read<T>(query: &str, read: impl FnOnce(&mut Object<'_>) -> T) -> Result<T, Problem> {
    let findings = Findings::default();
    let mut members = Map::new();
    let mut doubled = Vec::new();
    let given = url::form_urlencoded::parse(query.as_bytes());
    for (name, value) in given.filter(|(_, value)| !value.is_empty()) {
        let value = Value::String(value.into_owned());
        if members.insert(name.to_string(), value).is_some() {
            doubled.push(name.into_owned());
        }
    }
    let root = Value::Object(members);
    refuse_nul(&root, "", &findings);
    let query = Field::new(String::new(), &root, &findings).object();
    let value = query.map(|mut query| {
        let value = read(&mut query);
        for name in KNOWN
            .into_iter()
            .filter(|name| doubled.iter().any(|d| d == name))
        {
            if let Some(field) = query.field(name) {
                field.refuse::<()>("given more than once");
            }
        }
        value
    });
    match findings.settle(value) {
        Ok((value, _)) => Ok(value),
        Err(errors) => Err(Problem::invalid(errors)),
    }
}

/// Every parameter there is, for saying that one was given twice.
const KNOWN: [&str; 7] = [
    "after", "limit", "wait", "status", "cursor", "team", "language",
];

/// An optional whole number within a range.
pub(super) fn whole(
    query: &mut Object<'_>,
    name: &'static str,
    range: RangeInclusive<i64>,
) -> Option<i64> {
    let field = query.field(name)?;
    let text = field.value.as_str().unwrap_or_default();
    let (least, most) = (range.start(), range.end());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return field.refuse(format!("expected a whole number, {least} to {most}"));
    }
    // A number too long to parse is out of any range.
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.or_else(|| field.refuse(format!("out of range: {least} to {most}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(query: &str) -> Result<Option<i64>, Vec<String>> {
        read(query, |query| whole(query, "wait", 0..=25)).map_err(|problem| {
            let errors = problem.errors.into_iter();
            errors.map(|error| error.pointer).collect()
        })
    }

    #[test]
    fn a_number_is_in_its_range_or_refused() {
        assert_eq!(wait(""), Ok(None));
        assert_eq!(wait("wait="), Ok(None));
        assert_eq!(wait("wait=0&other=%FF"), Ok(Some(0)));
        assert_eq!(wait("wait=25"), Ok(Some(25)));
        for bad in [
            "-1",
            "26",
            "5.0",
            "+5",
            "%2B5",
            "x",
            "99999999999999999999",
            "%00",
            "--",
        ] {
            let refused = wait(&format!("wait={bad}")).unwrap_err();
            assert_eq!(refused.first().map(String::as_str), Some("/wait"), "{bad}");
        }
        assert_eq!(wait("wait=1&wait=2"), Err(vec!["/wait".to_owned()]));
    }
}
