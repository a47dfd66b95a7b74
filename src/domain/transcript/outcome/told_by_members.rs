//! What single members of an object say about success: flags, errors, codes, and words for a state.

use serde_json::{Map, Value};

/// Where the members stand. The nearer to the tool's own data, the more likely a word is the state of an order or a payment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// A framework wrote them about the call.
    BesideAnswer,
    /// The answer's own members.
    Answer,
    /// Members one level or more below.
    InsideAnswer,
}

/// Flags that are true when it failed. They are the last word: a framework or a protocol set them.
const FAILED_FLAGS: &str = "is_error iserror has_error haserror is_failure isfailure is_failed isfailed errored error_occurred";
/// Flags that are true when it went well.
const WELL_FLAGS: &str =
    "success successful succeeded is_success issuccess is_successful issuccessful ok";
/// Members that hold what went wrong, if anything did.
const ERRORS: &str = "error errors err exception exceptions error_message errormessage error_msg errormsg errmsg error_text \
    errortext error_code errorcode error_type errortype error_details errordetails error_detail error_description \
    raw_error_message tool_call_error toolcallerror tool_error toolerror fault traceback stack_trace stacktrace \
    failure_reason failurereason";
/// Members that hold a code of HTTP and nothing else.
const HTTP_CODES: &str = "statuscode status_code http_status httpstatus http_status_code httpstatuscode http_code httpcode \
    response_code responsecode";
/// Members where 0 is well and everything else is not.
const EXIT_CODES: &str =
    "exit_code exitcode returncode return_code exit_status errno errcode err_code";
/// Members that hold a word for how it ended.
const STATES: &str =
    "status state outcome type kind event result_type finish_reason task_status result_status";
/// Members that may be a code of HTTP, and are one where a sentence explains it.
const MAYBE_CODES: &str = "status code";
const EXPLAINED_BY: [&str; 8] = [
    "message",
    "title",
    "detail",
    "error",
    "reason",
    "msg",
    "statusText",
    "description",
];

fn is_of(names: &str, name: &str) -> bool {
    names.split_whitespace().any(|known| known == name)
}

/// Whether a flag says how it went, so that nothing else needs to be asked.
pub(super) fn is_decided(members: &Map<String, Value>) -> bool {
    members
        .iter()
        .any(|(name, value)| is_of(FAILED_FLAGS, &name.to_ascii_lowercase()) && value.is_boolean())
}

/// What the members say together: a flag before an error, an error before a word.
pub(super) fn telling(members: &Map<String, Value>, place: Nearness) -> Option<bool> {
    let flags: Vec<bool> = members.iter().filter_map(flag).collect();
    if !flags.is_empty() {
        return Some(flags.contains(&true));
    }
    let votes: Vec<bool> = members
        .iter()
        .filter_map(|(name, value)| vote(members, &name.to_ascii_lowercase(), value, place))
        .collect();
    (!votes.is_empty()).then(|| votes.contains(&true))
}

/// Whether it failed, if the member is a flag.
fn flag((name, value): (&String, &Value)) -> Option<bool> {
    let name = name.to_ascii_lowercase();
    let (fails, well) = (is_of(FAILED_FLAGS, &name), is_of(WELL_FLAGS, &name));
    let value = match value {
        Value::Bool(value) => Some(*value),
        Value::String(word) if word.eq_ignore_ascii_case("true") => Some(true),
        Value::String(word) if word.eq_ignore_ascii_case("false") => Some(false),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    };
    value.filter(|_| fails || well).map(|value| value == fails)
}

/// Whether it failed, if the member says anything about it.
fn vote(members: &Map<String, Value>, name: &str, value: &Value, place: Nearness) -> Option<bool> {
    if name == "failed" {
        return value.as_bool();
    }
    if is_of(ERRORS, name) {
        return error(name, value);
    }
    if is_of(HTTP_CODES, name) {
        return http(value);
    }
    if is_of(EXIT_CODES, name) {
        return value.as_i64().map(|code| code != 0);
    }
    let explained = || {
        EXPLAINED_BY
            .iter()
            .any(|by| members.get(*by).is_some_and(Value::is_string))
    };
    if is_of(MAYBE_CODES, name) && http(value) == Some(true) && explained() {
        return Some(true);
    }
    if is_of(STATES, name) {
        return match value {
            Value::String(word) => state(name, word, place),
            Value::Object(inner) if place != Nearness::InsideAnswer => telling(inner, place),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        };
    }
    None
}

/// An error that is there and says something. `false` says that there is none, `null` says nothing.
fn error(name: &str, value: &Value) -> Option<bool> {
    let is_count = name.ends_with('s');
    match value {
        Value::Null => None,
        Value::Bool(there) => Some(*there),
        Value::Number(code) => (code.as_f64() != Some(0.0) && !is_count).then_some(true),
        Value::String(text) => (!says_none(text)).then_some(true),
        Value::Array(errors) => errors
            .iter()
            .any(|inner| error("", inner) == Some(true))
            .then_some(true),
        Value::Object(inner) => inner
            .values()
            .any(|inner| error("", inner) == Some(true))
            .then_some(true),
    }
}

/// Words for "no error".
fn says_none(text: &str) -> bool {
    let text = text.trim().trim_matches(['.', '"', '\'', '!']);
    text.is_empty()
        || [
            "none",
            "null",
            "nil",
            "false",
            "0",
            "ok",
            "success",
            "n/a",
            "na",
            "-",
            "—",
            "[]",
            "{}",
            "no error",
            "no errors",
            "nothing",
            "undefined",
        ]
        .iter()
        .any(|none| text.eq_ignore_ascii_case(none))
}

/// Whether what follows the colon is an error: not "none", not 0, and no number where things are counted.
pub(super) fn is_ill(rest: &str, is_count: bool) -> bool {
    let said = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = said.starts_with(|c: char| c.is_ascii_digit());
    let nothing = !said.is_empty() && says_none(said);
    !(nothing || digits && is_count)
}

/// Whether a code of HTTP is one of a failure; nothing for what is no such code.
fn http(value: &Value) -> Option<bool> {
    let code = match value {
        Value::Number(code) => code.as_i64(),
        Value::String(text) => text.split_whitespace().next()?.parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let code = code.filter(|code| (200..600).contains(code))?;
    Some(code >= 400)
}

/// What a word for a state says.
fn state(name: &str, word: &str, place: Nearness) -> Option<bool> {
    let word = word.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let word = word.trim_start_matches("task-state-");
    let surely = matches!(
        word,
        "error" | "errored" | "exception" | "output-error" | "output-denied" | "execution-denied"
    ) || word.ends_with("-error");
    let is_kind = matches!(name, "type" | "kind" | "event");
    if surely || (is_kind && (word.ends_with("-denied") || word.starts_with("error-"))) {
        return Some(true);
    }
    if is_kind {
        return None;
    }
    let failed = matches!(word, "failed" | "failure" | "fail");
    let cut_short = matches!(
        word,
        "incomplete"
            | "denied"
            | "rejected"
            | "cancelled"
            | "canceled"
            | "aborted"
            | "timeout"
            | "timed-out"
            | "timedout"
            | "interrupted"
            | "crashed"
            | "unauthorized"
            | "forbidden"
            | "expired"
            | "blocked"
    );
    let well = matches!(
        word,
        "success"
            | "successful"
            | "succeeded"
            | "ok"
            | "complete"
            | "completed"
            | "done"
            | "finished"
            | "output-available"
    );
    match place {
        Nearness::BesideAnswer if failed || cut_short => Some(true),
        Nearness::Answer if failed => Some(true),
        Nearness::BesideAnswer | Nearness::Answer if well => Some(false),
        Nearness::BesideAnswer | Nearness::Answer | Nearness::InsideAnswer => None,
    }
}
