//! Whether a tool failed, as far as its answer tells.

use serde_json::Value;

/// Whether the answer looks like a failure. Anything that does not is taken as a success.
pub(super) fn failed(answer: &str) -> bool {
    let answer = answer.trim_start();
    if answer.starts_with('{') {
        return serde_json::from_str(answer).is_ok_and(|answer: Value| admits_failure(&answer));
    }
    says_error(answer)
}

/// "Error: …", "error 404", "Traceback (most recent call last)"; not "Errors found: 0".
fn says_error(answer: &str) -> bool {
    let word: String = answer
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(16)
        .collect();
    word.eq_ignore_ascii_case("error") || word == "Traceback"
}

fn admits_failure(answer: &Value) -> bool {
    let no = |name: &str| answer.get(name) == Some(&Value::Bool(false));
    let status = answer
        .get("status")
        .and_then(Value::as_str)
        .unwrap_or_default();
    answer.get("error").is_some_and(says_something)
        || no("success")
        || no("ok")
        || ["error", "failed", "failure"]
            .iter()
            .any(|word| status.eq_ignore_ascii_case(word))
}

fn says_something(error: &Value) -> bool {
    match error {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(code) => code.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(errors) => !errors.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::failed;

    #[test]
    fn an_answer_tells_whether_the_tool_failed() {
        for (answer, expected) in [
            ("Error: user not found", true),
            ("  error 404", true),
            ("ERROR", true),
            ("Traceback (most recent call last):\n…", true),
            ("Errors found: 0", false),
            ("", false),
            ("42", false),
            ("No error", false),
            (r#"{"error":"no such order"}"#, true),
            (r#"{"error":{"code":7}}"#, true),
            (r#"{"error":null,"total":3}"#, false),
            (r#"{"error":false}"#, false),
            (r#"{"error":""}"#, false),
            (r#"{"success":false}"#, true),
            (r#"{"success":true}"#, false),
            (r#"{"ok":false}"#, true),
            (r#"{"status":"error"}"#, true),
            (r#"{"status":"Failed"}"#, true),
            (r#"{"status":"delivered"}"#, false),
            (r#"{"status":500}"#, false),
            (r#"{"broken json"#, false),
            (r#"[{"error":"inside a list"}]"#, false),
        ] {
            assert_eq!(failed(answer), expected, "{answer}");
        }
    }
}
