//! Codes of HTTP in a sentence: "HTTP 500 …", "HTTP/1.1 404", "404 Not Found", "failed with status code 401".

/// What the codes from 400 on are called.
const REASONS: [&str; 19] = [
    "bad request",
    "unauthorized",
    "payment required",
    "forbidden",
    "not found",
    "method not allowed",
    "not acceptable",
    "request timeout",
    "conflict",
    "gone",
    "unprocessable",
    "too many requests",
    "internal server error",
    "not implemented",
    "bad gateway",
    "service unavailable",
    "gateway timeout",
    "client error",
    "server error",
];
const ANSWERED: [&str; 4] = ["returned ", "responded with ", "received ", "got "];

/// Whether a line in small letters tells of a code from 400 on.
pub(super) fn told(line: &str) -> bool {
    let named = line.strip_prefix("http").is_some_and(after_http);
    let labelled = ["status code", "statuscode", "status_code", "response code"]
        .iter()
        .filter_map(|label| line.split_once(label))
        .any(|(_, rest)| code(rest).is_some());
    let explained = code(line).is_some_and(is_reason)
        || line
            .strip_prefix("status")
            .and_then(code)
            .is_some_and(is_reason);
    named || labelled || explained || answered(line)
}

/// After "http": "/1.1 404", " error 404", ": 500", " status: 503".
fn after_http(rest: &str) -> bool {
    let rest = rest.strip_prefix("s").unwrap_or(rest);
    let rest = rest.strip_prefix('/').map_or(rest, |version| {
        version.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
    });
    let mut rest = rest.trim_start_matches([' ', ':', '_']);
    for word in ["error", "response", "status", "code"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
        rest = rest.trim_start_matches([' ', ':', '_']);
    }
    code(rest).is_some()
}

/// "The API returned HTTP 500", "responded with an error": a code alone may count something.
fn answered(line: &str) -> bool {
    ANSWERED
        .iter()
        .filter_map(|verb| line.split_once(verb))
        .any(|(before, rest)| {
            let mut rest = rest.trim_start_matches("a ").trim_start_matches("an ");
            if before.split_whitespace().count() > 5 {
                return false;
            }
            let whole = rest;
            for word in ["http", "error", "status", "code"] {
                rest = rest
                    .strip_prefix(word)
                    .unwrap_or(rest)
                    .trim_start_matches([' ', ':']);
            }
            let is_named = rest.len() < whole.len();
            (is_named && code(rest).is_some())
                || (whole.starts_with("error") && !whole.starts_with("errors"))
        })
}

/// What follows a code from 400 to 599 at the beginning.
fn code(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', ':', '=', '(', '#']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (code, rest) = line.split_at_checked(digits)?;
    let code: u16 = code.parse().ok().filter(|_| digits == 3)?;
    (400..600).contains(&code).then_some(rest)
}

fn is_reason(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ':', '-', '–', '(', ')', ']']);
    REASONS.iter().any(|reason| rest.starts_with(reason))
}
