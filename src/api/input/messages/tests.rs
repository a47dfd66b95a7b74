use super::*;
use crate::api::input::InputError;

fn refused(body: Value) -> Vec<String> {
    match messages(body.to_string().as_bytes()) {
        Err(InputError::Invalid(errors)) => errors.into_iter().map(|error| error.pointer).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn one_message_or_a_batch() {
    let (one, warnings) = messages(br#"{"sender": "customer", "text": " <b>hi</b>\n"}"#).unwrap();
    assert!(!one.batch && warnings.is_empty());
    assert_eq!(
        (one.items[0].sender, one.items[0].text.as_str()),
        (Sender::Customer, " <b>hi</b>\n")
    );

    let body = json!({"messages": [{
        "sender": "bot", "text": "x", "external_id": "m/1", "at": "2026-05-15T15:00:00Z", "epoch": 3,
        "intent": {"name": "refund", "confidence": 0.2}, "confidence": 0.3, "fallback": true,
        "error": "timeout", "attachments": [{"url": "https://a.example/1"}],
    }, {"sender": "customer", "text": "y", "intent": "refund", "error": false, "mood": 1}], "x": 1});
    let (batch, warnings) = messages(body.to_string().as_bytes()).unwrap();
    assert!(batch.batch);
    let first = &batch.items[0];
    assert_eq!(
        (first.epoch, first.external_id.as_deref()),
        (Some(3), Some("m/1"))
    );
    let expected = json!({"intent": {"name": "refund", "confidence": 0.2}, "confidence": 0.3,
        "fallback": true, "error": "timeout", "attachments": [{"url": "https://a.example/1"}]});
    assert_eq!(json!(first.meta), expected);
    assert_eq!(
        json!(batch.items[1].meta),
        json!({"intent": "refund", "error": false})
    );
    let pointers: Vec<_> = warnings
        .iter()
        .map(|warning| warning.pointer.as_str())
        .collect();
    assert_eq!(pointers, ["/x", "/messages/1/mood"]);
}

#[test]
fn every_bad_field_is_named() {
    let good = json!({"sender": "bot", "text": "x"});
    for (body, expected) in [
        (json!({}), vec!["/sender", "/text"]),
        (json!([good]), vec![""]),
        (json!({"sender": "agent", "text": "x"}), vec!["/sender"]),
        (json!({"sender": "system", "text": "x"}), vec!["/sender"]),
        (json!({"sender": "bot", "text": ""}), vec!["/text"]),
        (json!({"sender": "bot", "text": 7}), vec!["/text"]),
        (
            json!({"sender": "bot", "text": "x".repeat(65_537)}),
            vec!["/text"],
        ),
        (json!({"sender": "bot", "text": "x\0"}), vec!["/text"]),
        (
            json!({"sender": "bot", "text": "x", "epoch": -1}),
            vec!["/epoch"],
        ),
        (
            json!({"sender": "bot", "text": "x", "epoch": "1"}),
            vec!["/epoch"],
        ),
        (
            json!({"sender": "bot", "text": "x", "confidence": 7}),
            vec!["/confidence"],
        ),
        (
            json!({"sender": "bot", "text": "x", "fallback": 1}),
            vec!["/fallback"],
        ),
        (
            json!({"sender": "bot", "text": "x", "error": 1}),
            vec!["/error"],
        ),
        (
            json!({"sender": "bot", "text": "x", "intent": 1}),
            vec!["/intent"],
        ),
        (
            json!({"sender": "bot", "text": "x", "external_id": ""}),
            vec!["/external_id"],
        ),
        (
            json!({"sender": "bot", "text": "x", "at": "2026-05-15T15:00:00"}),
            vec!["/at"],
        ),
        (json!({"messages": []}), vec!["/messages"]),
        (json!({"messages": good}), vec!["/messages"]),
        (
            json!({"messages": vec![good.clone(); 201]}),
            vec!["/messages"],
        ),
        (
            json!({"messages": [good, 7, {"sender": "x"}]}),
            vec!["/messages/1", "/messages/2/sender", "/messages/2/text"],
        ),
    ] {
        assert_eq!(refused(body), expected);
    }
    let batch = json!({"messages": vec![good; 200]}).to_string();
    assert_eq!(messages(batch.as_bytes()).unwrap().0.items.len(), 200);
}

#[test]
fn only_the_words_for_bots_are_offered() {
    let body = json!({"sender": "agent", "text": "x"}).to_string();
    let Err(InputError::Invalid(errors)) = messages(body.as_bytes()) else {
        panic!("not refused")
    };
    assert_eq!(
        errors[0].detail(),
        "unknown word; expected one of customer, bot"
    );
}
