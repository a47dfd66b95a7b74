mod spoken;

use super::{failed, said_by};
use serde_json::{Value, json};

#[test]
fn json_tells_that_the_tool_failed() {
    for answer in [
        json!({"error": "no such order"}),
        json!({"error": {"code": 7}}),
        json!({"error": true}),
        json!({"errors": [{"message": "boom"}]}),
        json!({"errorMessage": "boom", "errorType": "TypeError"}),
        json!({"error_code": "NOT_FOUND", "message": "no such order"}),
        json!({"exception": "boom"}),
        json!({"errcode": 40001, "errmsg": "invalid credential"}),
        json!({"success": false}),
        json!({"successful": false}),
        json!({"ok": false}),
        json!({"isError": true, "content": [{"type": "text", "text": "not permitted"}]}),
        json!({"is_error": true}),
        json!({"status": "error"}),
        json!({"status": "Failed"}),
        json!({"status": {"code": 404, "message": "no such order"}}),
        json!({"statusCode": 500, "body": "{}"}),
        json!({"status_code": "404"}),
        json!({"status": 404, "title": "Not Found"}),
        json!({"code": 403, "message": "not yours"}),
        json!({"exit_code": 2, "stdout": ""}),
        json!({"outcome": "failed"}),
        json!({"type": "error", "message": "overloaded"}),
        json!({"type": "web_search_tool_result_error", "error_code": "max_uses_exceeded"}),
        json!({"result": {"error": "no such order"}}),
        json!({"success": true, "result": {"error": "no such order"}}),
        json!({"result": "Error: no such order"}),
        json!({"output": "Traceback (most recent call last)"}),
        json!({"content": [{"type": "text", "text": "Error: no such order"}]}),
        json!({"message": "Failed to load"}),
        json!({"message": "Internal server error"}),
        json!({"detail": "Not found."}),
        json!({"body": "{\"error\": \"boom\"}"}),
        json!([{"error": "alone in a list"}]),
        json!([{"error": "one"}, {"error": "two"}]),
        json!([{"type": "text", "text": "Error: boom"}]),
        json!("Error: a text in quotes"),
        json!({"jsonrpc": "2.0", "id": 1, "error": {"code": -32601, "message": "no such method"}}),
        json!({"data": null, "errors": [{"message": "boom"}]}),
    ] {
        assert!(failed(&answer.to_string()), "{answer}");
    }
    assert!(failed(
        "{'error': 'no such order', 'ok': False, 'note': \"it's\"}"
    ));
    assert!(failed("{'success': False, 'order': None}"));
    assert!(failed("```json\n{\"error\": \"no such order\"}\n```"));
}

#[test]
fn json_of_a_success_is_no_failure() {
    for answer in [
        json!({"error": null, "total": 3}),
        json!({"error": false}),
        json!({"error": ""}),
        json!({"error": "none", "total": 3}),
        json!({"errors": []}),
        json!({"errors": 3, "warnings": 1}),
        json!({"errors": [null]}),
        json!({"error": {"code": 0, "message": ""}}),
        json!({"errcode": 0, "errmsg": "ok"}),
        json!({"success": true}),
        json!({"success": true, "errors": ["row 3 was skipped"]}),
        json!({"failed": 3, "sent": 4}),
        json!({"status": "delivered"}),
        json!({"status": "cancelled", "order": 5}),
        json!({"status": "rejected", "claim": 5}),
        json!({"status": 500}),
        json!({"code": 500, "price": 3}),
        json!({"statusCode": 200, "body": "{}"}),
        json!({"isError": false, "content": [{"type": "text", "text": "Error code E4 is a blocked filter"}]}),
        json!({"id": 4, "from": "Nora", "message": "Error: my card does not work"}),
        json!({"data": {"payment": 4, "status": "failed"}}),
        json!({"exit_code": 0, "stderr": ""}),
        json!([{"error": "one"}, {"order": 2}]),
        json!([]),
        json!({}),
        json!({"type": "order", "state": "CA"}),
        json!("fine"),
        json!(404),
    ] {
        assert!(!failed(&answer.to_string()), "{answer}");
    }
    assert!(!failed("{'error': None, 'order': 'it\\'s here'}"));
    assert!(!failed(&"[".repeat(5_000)), "depth is bounded");
}

#[test]
fn members_beside_the_answer_tell_or_do_not() {
    let told = |members: &Value| said_by(members.as_object().unwrap());
    for members in [
        json!({"is_error": true}),
        json!({"isError": true}),
        json!({"error": "boom"}),
        json!({"error": true}),
        json!({"errorText": "boom"}),
        json!({"errors": ["boom"]}),
        json!({"success": false}),
        json!({"successful": false}),
        json!({"ok": false}),
        json!({"status": "error"}),
        json!({"status": "failed"}),
        json!({"status": "incomplete"}),
        json!({"status": "denied"}),
        json!({"state": "output-error"}),
        json!({"state": "output-denied"}),
        json!({"state": "TASK_STATE_FAILED"}),
        json!({"status": {"state": "failed"}}),
        json!({"statusCode": 404}),
        json!({"status_code": 500}),
        json!({"http_status": 400}),
        json!({"outcome": "failed"}),
        json!({"outcome": "denied"}),
        json!({"tool_call_error": "boom"}),
        json!({"type": "tool-error"}),
        json!({"type": "error-text"}),
        json!({"type": "execution-denied"}),
        json!({"type": "tool_call_error"}),
        json!({"exception": {"type": "ValueError"}}),
        json!({"status": "completed", "error": {"message": "boom"}}),
        json!({"failed": true}),
    ] {
        assert_eq!(told(&members), Some(true), "{members}");
    }
    for members in [
        json!({"is_error": false}),
        json!({"isError": false, "error": null}),
        json!({"error": false}),
        json!({"success": true}),
        json!({"ok": true}),
        json!({"status": "success"}),
        json!({"status": "completed", "error": null}),
        json!({"state": "output-available"}),
        json!({"statusCode": 200}),
        json!({"outcome": "success"}),
    ] {
        assert_eq!(told(&members), Some(false), "{members}");
    }
    for members in [
        json!({}),
        json!({"error": null}),
        json!({"errors": []}),
        json!({"status": null}),
        json!({"status": "in_progress"}),
        json!({"type": "tool"}),
        json!({"state": "partial-call"}),
        json!({"status": 7}),
        json!({"role": "tool", "name": "find", "content": "Error"}),
    ] {
        assert_eq!(told(&members), None, "{members}");
    }
}
