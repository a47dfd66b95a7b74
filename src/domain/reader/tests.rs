use super::*;
use crate::domain::base::limits::JSON_MAX_DEPTH;
use serde_json::{Value, json};

/// What one reading of one value gives: the value's debug text, or the complaint.
fn reading<T: std::fmt::Debug>(
    value: Value,
    read: impl FnOnce(&Field<'_>) -> Option<T>,
) -> Result<String, String> {
    let findings = Findings::default();
    let read =
        read(&Field::new("/x".to_owned(), &value, &findings)).map(|read| format!("{read:?}"));
    findings
        .settle(Some(read))
        .map_err(|errors| errors[0].detail())
        .map(|(read, _)| read.unwrap_or_default())
}

#[test]
fn a_wrong_type_says_what_was_expected_and_what_came() {
    for (value, kind) in [
        (json!(7), "number"),
        (json!(true), "boolean"),
        (json!([]), "list"),
        (json!({}), "object"),
        (json!(null), "null"),
    ] {
        let complaint = reading(value, |field| field.text(Length::Bytes(9)).map(str::len));
        assert_eq!(complaint, Err(format!("expected text, got {kind}")));
    }
    let list = reading(json!("a"), |field| field.list(3).map(|list| list.len()));
    assert_eq!(list, Err("expected list, got text".to_owned()));
}

#[test]
fn ids_may_be_anything_but_empty_long_or_control() {
    for fine in [
        "a",
        " ",
        "a/b c",
        "😀🏳️‍🌈",
        "~",
        &"é".repeat(255),
        "\u{202e}rtl",
        "客户",
    ] {
        assert!(reading(json!(fine), |field| field.id()).is_ok(), "{fine}");
    }
    for bad in ["", "a\nb", "\u{7f}", "\u{85}", &"é".repeat(256)] {
        assert!(reading(json!(bad), |field| field.id()).is_err(), "{bad:?}");
    }
}

#[test]
fn times_need_their_offset() {
    for fine in [
        "2026-05-15T15:00:00Z",
        "2026-05-15T15:00:00.5+02:00",
        "2016-12-31T23:59:60Z",
    ] {
        assert!(reading(json!(fine), |field| field.time()).is_ok(), "{fine}");
    }
    for bad in [
        "2026-05-15T15:00:00",
        "2026-05-15",
        "15:00",
        "",
        "now",
        "2026-02-30T00:00:00Z",
    ] {
        let complaint = reading(json!(bad), |field| field.time()).unwrap_err();
        assert!(
            complaint.contains("offset, such as 2026-05-15T15:00:00Z"),
            "{bad}: {complaint}"
        );
    }
    assert!(reading(json!(1_700_000_000), |field| field.time()).is_err());
    let leap = reading(json!("2016-12-31T23:59:60Z"), |field| field.time()).unwrap();
    assert!(leap.contains("2017-01-01T00:00:00"), "{leap}");
}

#[test]
fn links_are_http_or_https_and_kept_as_given() {
    for fine in [
        "http://a.example",
        "HTTPS://a.example/ü?q=1#x",
        "https://localhost:8080/",
    ] {
        assert_eq!(
            reading(json!(fine), |field| field.url()),
            Ok(format!("{fine:?}"))
        );
    }
    for bad in [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "ftp://a.example",
        "//a.example",
        "/files/1",
        "a.example",
        "https://",
        "https://a.exa\nmple",
        "https://a.example/a b",
        "data:text/html,x",
        "",
    ] {
        assert!(reading(json!(bad), |field| field.url()).is_err(), "{bad:?}");
    }
    let long = format!("https://a.example/{}", "x".repeat(2_048));
    assert!(reading(json!(long), |field| field.url()).is_err());
}

#[test]
fn numbers_stay_in_range() {
    for fine in [json!(0), json!(1), json!(0.5), json!(1.0)] {
        assert!(reading(fine, |field| field.number(0.0, 1.0)).is_ok());
    }
    for bad in [
        json!(-0.1),
        json!(1.1),
        json!(80),
        json!("0.5"),
        json!(true),
    ] {
        assert!(reading(bad, |field| field.number(0.0, 1.0)).is_err());
    }
    for bad in [
        json!(-1),
        json!(1.5),
        json!(1.0),
        json!(u64::MAX),
        json!("1"),
    ] {
        assert!(
            reading(bad.clone(), |field| field.whole()).is_err(),
            "{bad}"
        );
    }
    assert_eq!(
        reading(json!(i64::MAX), |field| field.whole()),
        Ok(i64::MAX.to_string())
    );
}

#[test]
fn an_unknown_word_lists_the_known_ones_and_is_not_repeated() {
    use crate::domain::base::words::Priority;
    let complaint = reading(json!("<b>asap"), |field| field.word(Priority::ALL)).unwrap_err();
    assert_eq!(
        complaint,
        "unknown word; expected one of low, normal, high, urgent"
    );
    assert!(
        reading(json!("High"), |field| field.word(Priority::ALL)).is_err(),
        "case counts"
    );
}

#[test]
fn languages_and_addresses_have_a_shape() {
    for (text, fine) in [
        ("en", true),
        ("zh-Hant-TW", true),
        ("pt_BR", true),
        ("spanish", true),
    ] {
        assert_eq!(
            reading(json!(text), |field| field.language()).is_ok(),
            fine,
            "{text}"
        );
    }
    for nonsense in ["", "日", "123", "x", "not a language"] {
        let read = reading(json!(nonsense), |field| Some(field.language()));
        assert_eq!(read.as_deref(), Ok("None"), "never an error: {nonsense}");
    }
    for (text, fine) in [
        ("A@B", true),
        ("", true),
        ("a", false),
        ("a@b@c", false),
        ("a@b\r\nBcc: c", false),
    ] {
        assert_eq!(
            reading(json!(text), |field| field.email()).is_ok(),
            fine,
            "{text:?}"
        );
    }
}

#[test]
fn lengths_count_characters_for_names_and_bytes_for_contents() {
    assert_eq!(Length::Chars(3).complaint("äöü"), None);
    assert_eq!(
        Length::Chars(3).complaint("äöüß").unwrap().to_string(),
        "too long: 4 characters, at most 3"
    );
    assert_eq!(Length::Bytes(6).complaint("äöü"), None);
    assert_eq!(
        Length::Bytes(5).complaint("äöü").unwrap().to_string(),
        "too long: 6 bytes, at most 5"
    );
}

#[test]
fn pointers_are_escaped_and_bounded() {
    assert_eq!(child("/facts", "a/b~c"), "/facts/a~1b~0c");
    assert_eq!(child("", ""), "/");
    assert!(child("", &"x".repeat(1_000_000)).chars().count() < 140);
}

#[test]
fn nul_is_found_in_texts_and_names_at_any_depth() {
    let findings = Findings::default();
    let value = json!({"a": [1, {"b/c": "x\0"}], "fine": "y", "d": {"k\0": 1}, "e\0": 0});
    refuse_nul(&value, "", &findings);
    let pointers: Vec<_> = findings
        .settle(Some(()))
        .unwrap_err()
        .into_iter()
        .map(|error| error.pointer)
        .collect();
    assert_eq!(pointers, ["/a/1/b~1c", "/d", ""]);
}

#[test]
fn the_first_fifty_findings_are_shown_and_the_rest_is_counted() {
    let findings = Findings::default();
    (0..53).for_each(|index| findings.error(&format!("/{index}"), "bad"));
    let errors = findings.settle(Some(())).unwrap_err();
    assert_eq!(
        (errors.len(), errors[50].detail().as_str()),
        (51, "and 3 more")
    );

    let findings = Findings::default();
    (0..51).for_each(|index| findings.warn(&format!("/{index}"), "odd"));
    let ((), warnings) = findings.settle(Some(())).unwrap();
    assert_eq!(
        (warnings.len(), warnings[50].detail.as_str()),
        (51, "and 1 more")
    );
}

#[test]
fn members_nobody_asked_for_are_warned_of_and_null_equals_absent() {
    let findings = Findings::default();
    let value = json!({"name": null, "typo/x": 1, "nothing": null});
    let mut object = Field::new(String::new(), &value, &findings)
        .object()
        .unwrap();
    assert_eq!(object.text("name", Length::Chars(9)), None);
    assert!(object.given("name").is_some());
    object.done();
    let ((), warnings) = findings.settle(Some(())).unwrap();
    let pointers: Vec<_> = warnings
        .iter()
        .map(|warning| warning.pointer.as_str())
        .collect();
    assert_eq!(pointers, ["/typo~1x", "/nothing"]);
    assert_eq!(warnings[0].detail, "unknown field, ignored");
}

#[test]
fn a_value_that_could_not_be_read_back_is_refused() {
    let nested = |levels: usize| {
        (0..levels).fold(Value::Null, |inner, level| match level % 2 {
            0 => Value::Array(vec![inner]),
            _ => json!({ "in": inner }),
        })
    };
    let findings = Findings::default();
    let (most, deeper) = (nested(JSON_MAX_DEPTH), nested(JSON_MAX_DEPTH + 1));
    assert!(
        Field::new("/v".to_owned(), &most, &findings)
            .json(9999)
            .is_some()
    );
    assert!(
        Field::new("/v".to_owned(), &deeper, &findings)
            .json(9999)
            .is_none()
    );
    let errors = findings.settle(Some(())).unwrap_err();
    assert_eq!(errors[0].detail(), "nested too deeply: at most 100 levels");
}

#[test]
fn a_number_that_lost_digits_is_warned_of() {
    let findings = Findings::default();
    let value: Value =
        serde_json::from_str("[18446744073709551615, 123456789012345678901234]").unwrap();
    for item in value.as_array().unwrap() {
        Field::new("/n".to_owned(), item, &findings)
            .json(100)
            .unwrap();
    }
    assert_eq!(findings.settle(Some(())).unwrap().1.len(), 1);
}
