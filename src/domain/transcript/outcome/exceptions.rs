//! Names that programs give their failures: `ValueError`, `java.lang.NullPointerException`, `ECONNREFUSED`, `TOOL_ERROR`.

const ENDINGS: [&str; 6] = [
    "Error",
    "Exception",
    "Failure",
    "Timeout",
    "Fault",
    "Interrupt",
];
const SHOUTED_ENDINGS: [&str; 6] = [
    "_ERROR",
    "_EXCEPTION",
    "_FAILED",
    "_FAILURE",
    "_DENIED",
    "_TIMEOUT",
];
const SYSTEM_CODES: [&str; 12] = [
    "ECONNREFUSED",
    "ECONNRESET",
    "ECONNABORTED",
    "ETIMEDOUT",
    "ENOTFOUND",
    "ENOENT",
    "EACCES",
    "EPERM",
    "EPIPE",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EAI_AGAIN",
];

/// Whether a line begins with the name of a failure.
pub(super) fn named(line: &str) -> bool {
    let end = line
        .find([' ', '(', '[', '{', ',', '\'', '"', '!', ']', '>', '<'])
        .unwrap_or(line.len());
    let (token, rest) = line.split_at_checked(end).unwrap_or((line, ""));
    let (name, message) = match token.strip_suffix(':') {
        Some(name) => (name, true),
        None => match token.split_once(": ") {
            Some((name, _)) => (name, true),
            None => (token, false),
        },
    };
    let told = message
        || rest.is_empty()
        || rest.starts_with(['(', '[', '{', '!', ']', '>', '<'])
        || [
            " at ",
            " in ",
            " when ",
            " while ",
            " -",
            " :",
            " occurred",
            " raised",
            " thrown",
        ]
        .iter()
        .any(|next| rest.starts_with(next));
    (told && is_failure(name)) || SYSTEM_CODES.contains(&name)
}

fn is_failure(name: &str) -> bool {
    let last = name.rsplit(['.', '$', ':', '\\']).next().unwrap_or(name);
    let camel = last.starts_with(char::is_uppercase)
        && last != "NoError"
        && ENDINGS
            .iter()
            .any(|ending| last.len() > ending.len() && last.ends_with(ending));
    let listed = [".errors.", ".exceptions.", "errorfactory"]
        .iter()
        .any(|folder| name.contains(folder));
    let shouted = !last.contains(char::is_lowercase)
        && (SHOUTED_ENDINGS.iter().any(|ending| last.ends_with(ending))
            || last.starts_with("ERR_"));
    let database = last.starts_with("ORA-") || last.starts_with("SQLSTATE");
    let snake = last.ends_with("_error") || last.ends_with("_exception");
    camel || listed || shouted || database || snake
}
