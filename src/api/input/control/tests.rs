use super::*;
use crate::api::input::InputError;
use serde_json::json;

#[test]
fn every_action_is_read() {
    for action in ControlAction::ALL {
        let body =
            json!({"action": action, "to": "billing", "epoch": 4, "note": "n", "reason": "r"});
        let (read, warnings) = control(body.to_string().as_bytes()).unwrap();
        let pass = *action == ControlAction::Pass;
        assert_eq!(
            (read.action, read.to.is_some(), warnings.is_empty()),
            (*action, pass, pass)
        );
        assert_eq!(
            (read.epoch, read.note.is_some(), read.reason.is_some()),
            (Some(4), true, true)
        );
    }
}

#[test]
fn a_bot_passes_to_a_team_or_a_bot() {
    for (to, expected) in [
        (json!("x"), PassTo::Named("x".to_owned())),
        (json!({"team": "x"}), PassTo::Team("x".to_owned())),
        (
            json!({"bot": "x", "team": null}),
            PassTo::Bot("x".to_owned()),
        ),
    ] {
        let body = json!({"action": "pass", "to": to}).to_string();
        assert_eq!(control(body.as_bytes()).unwrap().0.to, Some(expected));
    }
}

#[test]
fn bad_requests_are_refused_with_their_place() {
    for (body, pointer) in [
        (json!({}), "/action"),
        (json!({"action": "steal"}), "/action"),
        (json!({"action": 1}), "/action"),
        (json!({"action": "pass"}), "/to"),
        (json!({"action": "pass", "to": ""}), "/to"),
        (json!({"action": "pass", "to": 7}), "/to"),
        (json!({"action": "pass", "to": {}}), "/to"),
        (
            json!({"action": "pass", "to": {"team": "a", "bot": "b"}}),
            "/to",
        ),
        (json!({"action": "cancel", "epoch": 1.5}), "/epoch"),
        (json!({"action": "cancel", "note": 1}), "/note"),
    ] {
        let Err(InputError::Invalid(errors)) = control(body.to_string().as_bytes()) else {
            panic!("not refused: {body}")
        };
        assert_eq!(
            (errors.len(), errors[0].pointer.as_str()),
            (1, pointer),
            "{body}"
        );
    }
}
