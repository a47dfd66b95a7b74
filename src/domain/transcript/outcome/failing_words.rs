//! Whether the words of an answer say that the tool failed. Only how they begin counts: further down, an answer may quote
//! anything.

use super::told_by_members::is_ill;
use super::{exceptions, http_failure, subjects};

/// How much of the first line is looked at.
const OPENING_MAX_CHARS: usize = 300;

/// Words for an error in the languages Baton speaks, and what may follow them without a colon.
const ERROR_WORDS: [(&str, &str); 19] = [
    (
        "error",
        "occurred occured code while when in during from at on with status message response al en ao na of",
    ),
    ("exception", "occurred occured while when in during from at"),
    ("errors", "occurred occured while when in during from"),
    ("failure", "while when in during occurred"),
    ("failed", "to with because due while when during after at"),
    ("fail", "to"),
    ("fehler", "beim bei in während"),
    ("erreur", "lors dans de pendant"),
    ("erro", "ao na no em durante"),
    ("errore", "durante nel in di"),
    ("fout", "bij tijdens in"),
    ("błąd", "podczas w"),
    ("ошибка", "при в"),
    ("hata", "oluştu"),
    ("fallo", "al en"),
    ("échec", "de du lors"),
    ("エラー", ""),
    ("错误", ""),
    ("त्रुटि", ""),
];

/// What is written about errors in general: "Error handling guide".
const TOPICS: [&str; 8] = [
    "handling",
    "reporting",
    "monitoring",
    "logging",
    "correcting",
    "checking",
    "tracking",
    "including",
];

/// Beginnings that are a failure whatever follows.
const BEGINNINGS: [&str; 42] = [
    "traceback",
    "panic:",
    "fatal:",
    "fatal error",
    "uncaught",
    "unhandled",
    "segmentation fault",
    "caused by:",
    "stack trace:",
    "thread 'main' panicked",
    "goroutine ",
    "curl: (",
    "something went wrong",
    "an unexpected error",
    "access denied",
    "permission denied",
    "operation not permitted",
    "invalid api key",
    "invalid token",
    "invalid credentials",
    "invalid argument",
    "invalid parameter",
    "invalid request",
    "invalid json",
    "missing required ",
    "missing parameter",
    "missing argument",
    "unknown tool",
    "unknown function",
    "no such tool",
    "no such function",
    "rate limit exceeded",
    "rate limit reached",
    "rate limited",
    "quota exceeded",
    "too many requests",
    "max retries exceeded",
    "maximum retries exceeded",
    "insufficient permission",
    "insufficient privileges",
    "not authorized",
    "authentication required",
];

/// Sentences that are a failure if they are all there is, or a colon or a full stop follows.
const SENTENCES: [&str; 22] = [
    "timeout",
    "timed out",
    "failed",
    "failure",
    "unauthorized",
    "unauthenticated",
    "not authenticated",
    "forbidden",
    "bad request",
    "bad gateway",
    "gateway timeout",
    "internal server error",
    "service unavailable",
    "service temporarily unavailable",
    "connection refused",
    "connection reset",
    "connection reset by peer",
    "connection closed",
    "connection lost",
    "network unreachable",
    "could not connect",
    "aborted",
];

/// Whether it does.
pub(super) fn say_failure(answer: &str) -> bool {
    let line = opening(answer);
    let small = line.to_lowercase();
    let small = unprefixed(&small);
    exceptions::named(&line)
        || ERROR_WORDS
            .iter()
            .any(|(word, next)| is_error(small, word, next))
        || http_failure::told(small)
        || BEGINNINGS.iter().any(|start| small.starts_with(start))
        || SENTENCES
            .iter()
            .any(|sentence| is_sentence(small, sentence))
        || subjects::fail(small)
        || answer.contains("\nTraceback (most recent call last)")
}

/// The first line with words, without what decorates it; of a web page its title.
fn opening(answer: &str) -> String {
    let title = answer.trim_start().strip_prefix('<').and_then(|page| {
        let (_, rest) = page.split_once("<title>")?;
        rest.split_once("</title>").map(|(title, _)| title)
    });
    let lines = title.unwrap_or(answer).lines();
    let bare = |line: &str| -> String {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let plain = line.chars().filter(|c| !matches!(c, '*' | '`'));
        plain.take(OPENING_MAX_CHARS).collect()
    };
    lines
        .map(bare)
        .find(|line| !line.is_empty())
        .unwrap_or_default()
}

/// Without "tool result:", "observation:", the name of the tool, or an apology.
fn unprefixed(line: &str) -> &str {
    let line = ["oops, ", "oops! ", "sorry, ", "sorry: ", "warning: "]
        .iter()
        .find_map(|excuse| line.strip_prefix(excuse))
        .unwrap_or(line);
    let Some((prefix, rest)) = line.split_once(": ") else {
        return line;
    };
    let names = |word: &str| {
        let label = "tool function result output observation response answer status message reason detail server api mcp";
        word.contains('_') || label.split(' ').any(|label| label == word)
    };
    let is_prefix = prefix.split(' ').count() <= 3 && prefix.split(' ').all(names);
    if is_prefix { rest.trim_start() } else { line }
}

/// "Error: …", "error 404", "Failed to …", "Exception while …"; not "Errors found: 0", "Failed payments: 2".
fn is_error(line: &str, word: &str, may_follow: &str) -> bool {
    let line = [
        "an ",
        "the ",
        "there was an ",
        "there has been an ",
        "encountered an ",
        "encountered ",
        "i encountered an ",
        "got an ",
    ]
    .iter()
    .find_map(|article| line.strip_prefix(article))
    .unwrap_or(line);
    let Some(rest) = line.strip_prefix(word) else {
        return false;
    };
    let is_count = matches!(word, "errors" | "failed" | "fail" | "failure");
    let spaced = rest.starts_with(char::is_whitespace);
    let rest = rest.trim_start();
    match rest.chars().next() {
        None | Some('!' | '.' | '…' | '(' | '[' | ']' | '{' | '"' | '\'' | ')') => true,
        Some(':' | '：' | '=' | '>' | '|' | ',' | '→' | '–' | '—') => is_ill(rest, is_count),
        Some('-') => spaced && is_ill(rest, is_count),
        Some('0'..='9') => !is_count && is_ill(rest, false),
        Some(_) if !spaced => false,
        Some(_) => follows(rest, may_follow),
    }
}

/// Whether the next word is one that tells of an error that happened.
fn follows(rest: &str, may_follow: &str) -> bool {
    let end = rest.find([' ', ':', ',', '.']).unwrap_or(rest.len());
    let (next, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    if next == "code" {
        let named = after.trim_start_matches([' ', ':', '#', '=']);
        let number = named.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        return (after.starts_with([':', '=']) || number) && is_ill(after, false);
    }
    let doing = next.len() > 5 && next.ends_with("ing") && !TOPICS.contains(&next);
    let has = next == "has" && after.trim_start().starts_with("occur");
    doing || has || may_follow.split(' ').any(|word| word == next)
}

/// Whether the line is the sentence, or begins with it and a stop.
fn is_sentence(line: &str, sentence: &str) -> bool {
    let Some(rest) = line.strip_prefix(sentence) else {
        return false;
    };
    let rest = rest.trim_start();
    rest.is_empty()
        || (rest.starts_with([':', '.', '!', ',', '(', '-', '–', '"', '\'', '<'])
            && is_ill(rest, true))
        || ["after", "while", "waiting", "exceeded", "due to", "because"]
            .iter()
            .any(|next| rest.starts_with(next))
}
