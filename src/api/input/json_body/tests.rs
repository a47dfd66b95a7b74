use super::*;

fn state(body: &str) -> Option<String> {
    parse(body.as_bytes())
        .unwrap()
        .task_state
        .map(|state| state.get().to_owned())
}

#[test]
fn the_state_is_the_text_it_was_and_the_rest_a_value() {
    for text in [
        "{ \"b\" : 1.0,\n\t\"a\":1 , \"b\":2}",
        "[1, 1.0, 1e0, -0, -0.0, 123456789012345678901234567890, 1e999]",
        r#""\u00e9 é \/ \ud83d\ude00 😀""#,
        "null",
        "\"\"",
        "[[[[[]]]]]",
    ] {
        let body = format!("{{\"task\": {{\"name\": \"t\", \"state\" :  {text} \n}}, \"x\": [1]}}");
        let parsed = parse(body.as_bytes()).unwrap();
        assert_eq!(parsed.task_state.unwrap().get(), text);
        assert_eq!(
            parsed.root,
            serde_json::json!({"task": {"name": "t"}, "x": [1]})
        );
    }
}

#[test]
fn only_the_state_of_the_task_is_taken_out() {
    assert_eq!(
        state(r#"{"state": 1, "x": {"task": {"state": 2}}, "task": [{"state": 3}]}"#),
        None
    );
    for other in ["null", "1", "-1", "1.5", "\"t\"", "true", "[]"] {
        let body = format!("{{\"task\": {other}}}");
        let root = parse(body.as_bytes()).unwrap().root;
        assert_eq!(root.to_string(), format!("{{\"task\":{other}}}"));
    }
}

#[test]
fn of_doubled_names_the_last_one_counts() {
    assert_eq!(
        state(r#"{"task": {"state": 1, "state": 2}}"#).as_deref(),
        Some("2")
    );
    assert_eq!(
        state(r#"{"task": {"state": 1}, "task": {"name": "n"}}"#),
        None
    );
}

#[test]
fn what_is_not_json_is_malformed_at_its_place() {
    for (body, line, column) in [
        ("", 1, 0),
        ("{", 1, 1),
        ("{\"a\": 1,\n \"b\": }", 2, 7),
        ("{} x", 1, 4),
        ("{'a': 1}", 1, 2),
        ("{\"a\": NaN}", 1, 7),
        ("\u{feff}{}", 1, 1),
    ] {
        assert_eq!(
            parse(body.as_bytes()).unwrap_err(),
            InputError::Malformed { line, column },
            "{body}"
        );
    }
    for body in [
        r#"{"a": "\ud800"}"#,
        r#"{"a": "\udc00 x"}"#,
        r#"{"\ud83d": 1}"#,
        "{\"a\": \"line\nbreak\"}",
        "{\"task\": {\"state\": \"line\nbreak\"}}",
        "{\"task\": {\"state\": 01}}",
        "{\"task\": {\"state\": [1,]}}",
        "{\"task\": {\"state\": }}",
        "{\"a\": 1e999}",
        "{\"a\": \"\u{0}\"}",
    ] {
        assert!(
            matches!(parse(body.as_bytes()), Err(InputError::Malformed { .. })),
            "{body}"
        );
    }
    assert_eq!(
        parse(b"{\"a\": \"\xff\"}").unwrap_err(),
        InputError::NotUtf8
    );
}

#[test]
fn depth_is_bounded_without_a_crash() {
    let nested = |levels| format!("{{\"a\": {}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert!(parse(nested(126).as_bytes()).is_ok());
    for levels in [127, 1_000_000] {
        assert!(matches!(
            parse(nested(levels).as_bytes()),
            Err(InputError::Malformed { .. })
        ));
    }
    let deep = format!(
        "{{\"task\": {{\"state\": {}{}}}}}",
        "[".repeat(900_000),
        "]".repeat(900_000)
    );
    assert!(
        parse(deep.as_bytes()).is_ok(),
        "refused later, as too deep, with its place"
    );
}
