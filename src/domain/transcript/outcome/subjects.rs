//! What failed: "Request failed", "Database error: …", "Tool 'x' not found", "Unable to connect".

use super::told_by_members::is_ill;

/// What an error may be of; an error of anything else may be the customer's printer.
const OF_PROGRAMS: &str = "internal unexpected unknown server api network database db connection validation runtime tool \
    execution syntax timeout fatal critical mcp http https rpc grpc authentication auth authorization permission parse \
    parsing request service system unhandled remote client gateway upstream backend function plugin action sql query io \
    i/o json schema input processing integration webhook tls ssl dns socket transport configuration ssl/tls python \
    javascript script module import key type value index attribute name";

/// What is not what failed: "None failed", "Your last payment failed" is news about a payment.
const NOT_SUBJECTS: &str = "no none nothing never nobody your last previous his her their if when zero neither not why how";

/// Verbs of programs: what they cannot do is a failure; "Cannot be combined" is a policy.
const ONLY_PROGRAMS: &str = "connect reach access read parse resolve execute fetch retrieve load open perform process \
    establish import decode call invoke complete";
/// What "could not" begins without anything being wrong: nothing was found, or a parcel was not delivered.
const NO_FAILURE: &str = "find locate be deliver";

fn is_of(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// Whether a line in small letters says that something of the program failed.
pub(super) fn fail(line: &str) -> bool {
    let line = [
        "an ",
        "a ",
        "the ",
        "there was an ",
        "there was a ",
        "i encountered an ",
        "got an ",
    ]
    .iter()
    .find_map(|article| line.strip_prefix(article))
    .unwrap_or(line);
    verdict(line) || error_of(line) || unable(line) || no_tool(line)
}

/// "Request failed with …", "Refund failed: no funds", "The call has timed out".
fn verdict(line: &str) -> bool {
    [
        " failed",
        " timed out",
        " has crashed",
        " was denied",
        " execution denied",
    ]
    .iter()
    .any(|verb| {
        let Some((subject, rest)) = line.split_once(verb) else {
            return false;
        };
        let words: Vec<&str> = subject.split_whitespace().collect();
        let named =
            |word: &&str| word.starts_with(|c: char| c.is_alphabetic() || c == '\'' || c == '"');
        let first = words.first().copied().unwrap_or_default();
        let is_subject = (1..=3).contains(&words.len())
            && words
                .iter()
                .all(|word| named(word) && !word.ends_with([':', ',', '.']))
            && !is_of(NOT_SUBJECTS, first);
        let technical = words.last().is_some_and(|last| {
            is_of(OF_PROGRAMS, last) || is_of("call command operation step", last)
        });
        let ends = rest.is_empty()
            || (rest.starts_with([':', '.', '!', ',', '(', '-']) && is_ill(rest, true))
            || [
                " with", " because", " due", " after", " while", " when", " during", " -", " –",
                " (", " by",
            ]
            .iter()
            .any(|next| rest.starts_with(next))
            || (technical && rest.starts_with(" to "));
        is_subject && ends
    })
}

/// "Database error: …", "MCP error -32602", "1 validation error for Order".
fn error_of(line: &str) -> bool {
    let (count, line) = match line.split_once(' ') {
        Some((number, rest)) if number.bytes().all(|b| b.is_ascii_digit()) => (Some(number), rest),
        _ => (None, line),
    };
    let Some((of, rest)) = line
        .split_once(" error")
        .or_else(|| line.split_once(" exception"))
    else {
        return false;
    };
    let plural = rest.starts_with('s');
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let is_program = (1..=3).contains(&of.split(' ').count())
        && of.split(' ').all(|word| is_of(OF_PROGRAMS, word));
    let spoken = rest.trim_start();
    let happened = spoken.is_empty()
        || (rest.starts_with([':', '.', '!', ',', '(']) && is_ill(rest, plural))
        || spoken.starts_with(['-', '–', '('])
        || (!plural && spoken.starts_with(|c: char| c.is_ascii_digit()))
        || [
            "occurred",
            "has occurred",
            "while",
            "when",
            "in ",
            "during",
            "code",
            "for ",
            "from ",
            "executing",
            "calling",
            "at ",
        ]
        .iter()
        .any(|next| spoken.starts_with(next));
    is_program && happened && count != Some("0")
}

/// "Could not connect", "Unable to process the refund"; not "Could not find any hotels".
fn unable(line: &str) -> bool {
    let verb = |starts: &[&str]| {
        let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
        let end = rest.find([' ', '.', ':']).unwrap_or(rest.len());
        rest.get(..end)
    };
    let tried = [
        "could not ",
        "couldn't ",
        "couldn’t ",
        "unable to ",
        "was unable to ",
        "was not able to ",
    ];
    let cannot = ["cannot ", "can't ", "can’t ", "can not "];
    verb(&tried).is_some_and(|verb| !is_of(NO_FAILURE, verb))
        || verb(&cannot).is_some_and(|verb| is_of(ONLY_PROGRAMS, verb))
}

/// "Tool 'x' not found", "x is not a valid tool, try one of …".
fn no_tool(line: &str) -> bool {
    let is_tool = ["tool ", "function ", "requested function "]
        .iter()
        .any(|start| line.starts_with(start));
    let missing = [
        "not found",
        "does not exist",
        "not available",
        "was not approved",
        "is not registered",
        "call rejected",
        "call denied",
        "call cancelled",
    ];
    (is_tool && missing.iter().any(|missing| line.contains(missing)))
        || line.contains("is not a valid tool")
}
