use super::*;
use crate::services::idempotency::Repeatable;

/// The text of a kept answer as a retry gets it.
fn again<A: Repeatable>(kept: &str) -> String {
    let answer: A = serde_json::from_str(kept).unwrap();
    serde_json::to_string(&answer).unwrap()
}

const TICKET: &str = r#"{"id":"tkt_a","number":7,"status":"waiting","team":"Flights","priority":"high","reason":"user_requested","created_at":"2026-05-04T09:00:00.000000Z","reopened":1}"#;
const CONTROL: &str = r#"{"holder":"bot","epoch":3,"guest":true}"#;
const MESSAGE: &str = r#"{"id":"msg_a","external_id":null,"sender":"bot","author":{"kind":"bot","name":"Helper"},"text":"Hi","at":"2026-05-04T09:00:00.000000Z","attachments":[{"file":"fil_a","name":"a.png","content_type":"image/png","size":3,"url":"/api/v1/files/fil_a"}]}"#;

#[test]
fn an_answer_that_an_earlier_version_kept_is_given_again_as_it_was() {
    let queue = r#"{"position":2,"estimated_wait_seconds":600,"agents_online":1,"open":false,"next_open_at":"2026-05-05T07:00:00.000000Z"}"#;
    let packet = r#"{"version":1,"completeness":0.66,"missing":[{"name":"order","question":"Which order?"}]}"#;
    let ask = r#"{"id":"ask_a","type":"question","state":"open","expires_at":null}"#;
    let links = r#"{"ticket":"/api/v1/tickets/tkt_a","conversation":"/api/v1/conversations/c%201","events":"/api/v1/conversations/c%201/events","console":"http://baton.test/tickets/7"}"#;
    let warnings = r#"[{"pointer":"/x","detail":"unknown"}]"#;
    let kept = format!(
        r#"{{"ticket":{TICKET},"control":{CONTROL},"queue":{queue},"packet":{packet},"ask":{ask},"say":"Wait.","cursor":4,"duplicate":false,"warnings":{warnings},"links":{links}}}"#
    );
    assert_eq!(again::<EscalationAnswer>(&kept), kept);

    let rules = r#"[{"rule":"asks","reason":"user_requested","message_id":"msg_a","external_id":"m1","seq":1,"evidence":"human"}]"#;
    let verdict = format!(
        r#"{{"escalate":true,"rules":{rules},"detail":"asks","ticket":{TICKET},"say":"Wait."}}"#
    );
    let results = ["stored", "seen", "control_lost"]
        .map(|result| format!(r#"{{"result":"{result}","message":{MESSAGE}}}"#))
        .join(",");
    let kept =
        format!(r#"{{"results":[{results}],"control":{CONTROL},"verdict":{verdict},"cursor":4}}"#);
    assert_eq!(again::<PostedMessages>(&kept), kept);

    let kept = r#"{"id":"fil_a","name":"a.png","content_type":"image/png","size":3,"sha256":"ab","width":1,"height":2,"url":"/api/v1/files/fil_a"}"#;
    assert_eq!(again::<UploadedFile>(kept), kept);
}
